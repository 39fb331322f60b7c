"""From the bytes of one message to what will be stored: findings, and the rows for the registry."""

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from ooievaar import intake, kernset
from ooievaar.portal.submissions import apart, sealing
from ooievaar.portal.submissions.archive import Entry

# The fastest level: a higher one saves a sixth of the space and costs as much time as reading the message.
_COMPRESSION = 1
# Raw deflate, as in a zip: a message that came in one is kept the way it came.
_RAW = -zlib.MAX_WBITS
_YEARS = range(1990, 2200)

DAMAGED = intake.Finding(
    rule="file-unreadable",
    grade=intake.Grade.REJECTED,
    place="het bestand",
    value=None,
    sentence="Maak het zipbestand opnieuw: dit bericht is daarin beschadigd.",
)


@dataclass(frozen=True)
class Kept:
    """What an accepted message told, ready to be stored: rows in two parts, and what tells which episode it is of."""

    identity: str
    matched_within: str
    dossier_key: str
    dossier_root: str
    evidence: intake.Evidence
    stamp: intake.Stamp
    records: str
    linking: bytes


@dataclass(frozen=True)
class Prepared:
    """One message, ready to be stored. `sealed` and `kept` are None when it was rejected."""

    position: int
    sha256: str
    message_id: str
    created: datetime | None
    label: bytes
    findings: tuple[intake.Finding, ...]
    sealed: bytes | None
    kept: Kept | None


def prepare(entry: Entry, sender: intake.Sender) -> Prepared:
    """Judge one message and translate it when it is accepted."""
    if entry.data is None:
        return _rejected(entry, (DAMAGED,), None)
    judged, delivered = intake.receive(entry.data, sender, _pseudonymiser())
    if delivered is None or judged.message is None:
        return _rejected(entry, judged.findings, judged.message)
    message = judged.message
    return Prepared(
        position=entry.position,
        sha256=entry.sha256,
        message_id=message.message_id[:200],
        created=_moment(message.created),
        label=_label(entry.name, message.dossier),
        findings=judged.findings,
        sealed=sealing.seal(entry.deflated or zlib.compress(entry.data, _COMPRESSION, _RAW)),
        kept=_kept(delivered, message, sender),
    )


def kept_again(message: bytes, sender: intake.Sender) -> Kept | None:
    """What a message that was accepted before tells now; None when the rules of today would reject it."""
    judged, delivered = intake.receive(message, sender, _pseudonymiser())
    return _kept(delivered, judged.message, sender) if delivered and judged.message else None


def _pseudonymiser() -> intake.Pseudonymiser:
    return intake.Pseudonymiser(settings.PSEUDONYM_KEY)


def _kept(delivered: intake.Delivered, message: kernset.Message, sender: intake.Sender) -> Kept:
    root, _caret, number = (message.dossier or "").partition("^")
    key = dossier_key(sender.own_lvr or "", number)
    within = delivered.identity if delivered.version is not None else key
    rows, linking = apart.split(delivered)
    return Kept(
        identity=delivered.identity,
        matched_within=within,
        dossier_key=key,
        dossier_root=root[:128],
        evidence=intake.evidence_of(delivered, within=f"{within} {root}", pseudonymiser=_pseudonymiser()),
        stamp=intake.Stamp(delivered.version, _moment(message.created)),
        records=rows,
        linking=linking,
    )


def dossier_key(lvr_number: str, number: str) -> str:
    """What stands for a dossier number of an organisation, as people type it; the number itself is kept nowhere."""
    return _pseudonymiser().pseudonym("dossier", lvr_number, number.strip().casefold())


def keyed_hash(kind: str, *values: str) -> str:
    """Tells whether values are the same as before, and nothing else of them."""
    return _pseudonymiser().pseudonym(kind, *values)


def _rejected(entry: Entry, findings: tuple[intake.Finding, ...], message) -> Prepared:
    return Prepared(
        position=entry.position,
        sha256=entry.sha256,
        message_id=(message.message_id or "")[:200] if message else "",
        created=_moment(message.created) if message else None,
        label=_label(entry.name, message.dossier if message else None),
        findings=findings,
        sealed=None,
        kept=None,
    )


def content(sealed: bytes | memoryview) -> bytes:
    """The message as it was sent."""
    return zlib.decompress(sealing.unseal(sealed), _RAW)


def _label(name: str, dossier: str | None) -> bytes:
    return sealing.seal(json.dumps([dossier, name]).encode())


def label(sealed: bytes | memoryview) -> tuple[str | None, str]:
    """Dossier number (`root^extension`) and file name of a message, for the eyes of its sender."""
    dossier, name = json.loads(sealing.unseal(sealed))
    return dossier, name


def _moment(created: datetime | None) -> datetime | None:
    """The standard sends local time. A year that no clock shows today says nothing, and no database keeps it."""
    if created is None or created.year not in _YEARS:
        return None
    return timezone.make_aware(created) if timezone.is_naive(created) else created


def fresh(entries: Iterable[Entry], known: frozenset[str]) -> Iterator[Entry]:
    """The entries that are not known yet, each content once."""
    seen = set(known)
    for entry in entries:
        if not entry.sha256 or entry.sha256 not in seen:
            yield entry
        seen.add(entry.sha256)
