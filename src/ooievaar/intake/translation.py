"""From one message to the rows that the database keeps: typed, and pseudonymised at the door."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ooievaar import kernset
from ooievaar.intake import values
from ooievaar.intake.bsn import valid_bsn
from ooievaar.intake.pseudonyms import Pseudonymiser
from ooievaar.intake.rows import Row, Rows
from ooievaar.intake.sent import Sent

_VERSIONS = {"hl7v3-2.2": "2.2", "hl7v3-2.3": "2.3"}


@dataclass(frozen=True)
class Delivered:
    """One message as rows of the tables of `records.DELIVERED`, by table name, in the order of the message.

    `identity` is the episode_id as this message alone tells it. Sender and dossier number alone do not tell episodes
    apart, as systems reuse dossier numbers; mother and start of care do. Where earlier messages are at hand,
    `matching` sees through corrections of those two as well. `version` is the number that a document gives itself;
    then `identity` is that of the document. None: the kernset geboortezorg has no such number.
    """

    identity: str
    rows: Mapping[str, tuple[Row, ...]]
    version: int | None = None


def completed(message: kernset.Message, sent: Sent, rows: Rows, pseudonymiser: Pseudonymiser) -> Delivered:
    """Rows that were read before, with their identity and pseudonyms."""
    identity = _identity(message, sent, pseudonymiser)
    for table in rows.tables.values():
        for row in table:
            row["episode_id"] = identity
    rows.episode["kernset_version"] = _VERSIONS.get(message.format)
    rows.episode["lvr_number"] = values.identifier(message.sender_lvr) or rows.episode["lvr_number"]
    rows.episode["mother_key"] = _key("mother", sent.episode.get("mother_key", ()), pseudonymiser)
    for row, leaves in zip(rows.children, sent.children, strict=True):
        row["child_key"] = _key("child", leaves.get("child_key", ()), pseudonymiser)
    return Delivered(identity, {name: tuple(table) for name, table in rows.tables.items()})


def _identity(message: kernset.Message, sent: Sent, pseudonymiser: Pseudonymiser) -> str:
    # Not the BSN: one that was missing or wrong is sent later, and must not make a second episode beside the first.
    mother = _text(sent.episode.get("mother_birth_date", ()))
    start = _text(sent.episode.get("start_date", ()))
    return pseudonymiser.pseudonym("episode", message.sender_lvr or "", message.dossier or "", mother, start)


def _key(kind: str, leaves: Sequence[Any], pseudonymiser: Pseudonymiser) -> str | None:
    bsn = _bsn(leaves)
    return None if bsn is None else pseudonymiser.pseudonym(kind, bsn)


def _bsn(leaves: Sequence[Any]) -> str | None:
    return next((bsn for leaf in leaves if (bsn := valid_bsn(leaf))), None)


def _text(leaves: Sequence[Any]) -> str:
    """A date as it was sent, without the midnight that version 2.2 adds."""
    return next((leaf[:10] for leaf in leaves if isinstance(leaf, str)), "")
