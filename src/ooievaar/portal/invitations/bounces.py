"""What came back: mails that could not be delivered, and complaints. Read as if whoever sent it means harm."""

import os
from collections import Counter
from email.message import Message
from email.parser import BytesParser
from enum import StrEnum
from pathlib import Path

import structlog
from django.db import transaction
from django.db.models import F

from ooievaar.portal.audit.actions import Action, record
from ooievaar.portal.invitations import references
from ooievaar.portal.invitations.ending import cannot_be_delivered, refuse
from ooievaar.portal.invitations.models import Invitation
from ooievaar.portal.invitations.references import Mail
from ooievaar.portal.invitations.states import State

_LOG = structlog.get_logger()
# Of a mail that came back nothing further is read: reports stand in front, and mail servers shorten what they quote.
MOST_BYTES = 256 * 1024
# Reports have three parts with a block or two each. More, or nested deeper, is no report.
MOST_PARTS, MOST_BOUNDARIES = 20, 40
MOST_FILES = 2000


class Verdict(StrEnum):
    """What a mail that came back says. `LATE`: of an invitation where all was over already."""

    BOUNCED = "bounced"
    SOFT = "soft"
    COMPLAINT = "complaint"
    LATE = "late"
    UNKNOWN = "unknown"


# Codes of RFC 3463 that say that somebody's address does not work. Others of class 5 are about a full mailbox, the
# size of the mail, or about us: being blocked must not cost anybody her invitation.
_DEAD = ("5.0.", "5.1.", "5.2.0", "5.2.1", "5.4.1", "5.4.4", "5.5.")
_COMPLAINTS = {"abuse", "fraud", "opt-out", "virus", "other"}


def read(raw: bytes) -> Verdict:
    """Read one mail and do what follows from it; one that is not ours, or no report, changes nothing."""
    raw = raw[:MOST_BYTES]
    mail, verdict = references.named_in(raw), verdict_of(raw)
    if mail is None or verdict is Verdict.UNKNOWN:
        return Verdict.UNKNOWN
    with transaction.atomic():
        done = _apply(mail, verdict)
        if done in {Verdict.BOUNCED, Verdict.SOFT}:  # a complaint is hers: what she does has no moment
            record(Action.BOUNCE_READ, by=None, details={"verdict": done.value})
    return done


def read_folder(folder: str) -> Counter[str]:
    """Read what a Maildir holds. What was understood is deleted, as it holds an address; the rest is put aside."""
    counts: Counter[str] = Counter()
    place = Path(folder)
    aside = place / "cur"
    for file in sorted((place / "new").glob("*"))[:MOST_FILES]:
        if file.is_symlink() or not file.is_file():
            continue
        with file.open("rb") as opened:
            verdict = read(opened.read(MOST_BYTES))
        counts[verdict] += 1
        if verdict is Verdict.UNKNOWN:
            aside.mkdir(mode=0o700, exist_ok=True)
            os.replace(file, aside / f"{file.name}:2,S")  # noqa: PTH105 - also over one of the same name
        else:
            file.unlink()
    if counts:
        _LOG.info("bounces_read", **counts)
    return counts


def verdict_of(raw: bytes) -> Verdict:
    """What the report in this mail says, whoever it is about; unknown for all that is no report."""
    if raw.count(b"boundary") > MOST_BOUNDARIES:
        return Verdict.UNKNOWN
    try:
        return _told(BytesParser().parsebytes(raw))
    except Exception as problem:  # whatever a parser stumbles over, nested as deep as it may be
        _LOG.info("bounce_not_read", problem=type(problem).__name__)
        return Verdict.UNKNOWN


def _told(mail: Message) -> Verdict:
    if mail.get_content_type() != "multipart/report":
        return Verdict.UNKNOWN
    for number, part in enumerate(mail.walk()):
        if number > MOST_PARTS:
            break
        if part.get_content_type() == "message/delivery-status":
            return _delivery(part)
        if part.get_content_type() == "message/feedback-report":
            return _feedback(part)
    return Verdict.UNKNOWN


def _delivery(part: Message) -> Verdict:
    blocks = part.get_payload()
    for block in blocks[:MOST_PARTS] if isinstance(blocks, list) else []:
        if not isinstance(block, Message):
            continue
        action, status = _field(block, "Action"), _field(block, "Status")
        if action == "failed":
            return Verdict.BOUNCED if status.startswith(_DEAD) else Verdict.SOFT
        if action == "delayed":
            return Verdict.SOFT
    return Verdict.UNKNOWN


def _feedback(part: Message) -> Verdict:
    payload = part.get_payload()
    inner = payload[0] if isinstance(payload, list) and payload else None
    body = part.get_payload(decode=True)
    text = inner if isinstance(inner, Message) else BytesParser().parsebytes(body if isinstance(body, bytes) else b"")
    return Verdict.COMPLAINT if _field(text, "Feedback-Type") in _COMPLAINTS else Verdict.UNKNOWN


def _field(block: Message, name: str) -> str:
    return str(block.get(name, "")).strip().lower()[:40]


def _apply(mail: Mail, verdict: Verdict) -> Verdict:
    found = Invitation.objects.filter(pk=mail.invitation).first()
    if found is None or found.state in {State.ANSWERED, State.REFUSED, State.BOUNCED, State.EXPIRED, State.WITHDRAWN}:
        return Verdict.LATE
    if verdict is Verdict.BOUNCED:
        cannot_be_delivered(mail.invitation, mail.step)
    elif verdict is Verdict.COMPLAINT:
        refuse(link=found.link_id)
    else:
        Invitation.objects.filter(pk=mail.invitation).update(bounces=F("bounces") + 1)
    return verdict
