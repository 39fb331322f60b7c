"""The answer to one message: MCCI_IN000002, the standard's acknowledgement (transaction 2438)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from ooievaar.kernset.text import attribute, words


class Outcome(Enum):
    """What became of a message: taken in; read but not taken in for what it says; not read as a message at all."""

    ACCEPTED = "CA"
    ERROR = "CE"
    REJECTED = "CR"


class Severity(Enum):
    """How heavy a detail is: error, warning or information."""

    ERROR = "E"
    WARNING = "W"
    INFORMATION = "I"


@dataclass(frozen=True)
class Detail:
    """One thing said about the message: our code for it, and a sentence. Never holds a BSN or a name."""

    severity: Severity
    code: str
    sentence: str


# Identifiers that anyone may make, from a UUID (ITU-T X.667): of the codes of our rules, and of our answers.
RULE_CODES = "2.25.62146138921604763311867203714391571219"
ANSWERS = "2.25.268711365203907428612409718325576140342"

# An OID or a UUID: what alone may be a whole identifier.
_ROOT = re.compile(r"[0-9]+(\.[0-9]+)+|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_LVR = "2.16.840.1.113883.2.4.3.22.96.6"
_DEVICE = 'classCode="DEV" determinerCode="INSTANCE"'
_REGISTRY = '<id root="2.16.840.1.113883.2.4.3.22" extension="perined"/><name>Perined</name>'
_ANSWER = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<MCCI_IN000002 xmlns="urn:hl7-org:v3">'
    f'<id root="{ANSWERS}" extension="{{answer_id}}"/><creationTime value="{{created}}"/>'
    '<versionCode code="NICTIZEd2005-Okt"/>'
    '<interactionId root="2.16.840.1.113883.1.6" extension="MCCI_IN000002"/>'
    '<profileId root="2.16.840.1.113883.2.4.3.11.9" extension="F1"/>'
    '<processingCode code="P"/><processingModeCode code="T"/><acceptAckCode code="NE"/>'
    '<acknowledgement typeCode="{outcome}">{details}<targetMessage>{target}</targetMessage></acknowledgement>'
    f'<receiver typeCode="RCV"><device {_DEVICE}>{{receiver}}</device></receiver>'
    f'<sender typeCode="SND"><device {_DEVICE}>{_REGISTRY}</device></sender>'
    "</MCCI_IN000002>"
)


@dataclass(frozen=True)
class Acknowledgement:
    """An answer to one message.

    `answer_id` is our own number of it; `target` the id of the message received as "root^extension", empty when it had
    none or could not be read; `receiver_lvr` the LVR number of who sent it; `created` in local time.
    """

    outcome: Outcome
    answer_id: str
    target: str
    receiver_lvr: str
    created: datetime
    details: Sequence[Detail] = ()


def acknowledge(answer: Acknowledgement) -> bytes:
    """The acknowledgement as XML in UTF-8.

    Raises:
        ValueError: a message that is not taken in says why, in a detail of severity ERROR.
    """
    if answer.outcome is not Outcome.ACCEPTED and all(one.severity is not Severity.ERROR for one in answer.details):
        raise ValueError(f"an acknowledgement {answer.outcome.value} has no detail that says why")
    return _ANSWER.format(
        answer_id=attribute(answer.answer_id),
        created=answer.created.strftime("%Y%m%d%H%M%S"),
        outcome=answer.outcome.value,
        details="".join(map(_detail, answer.details)),
        target=_identifier(answer.target),
        receiver=f'<id root="{_LVR}" extension="{attribute(answer.receiver_lvr)}"/>',
    ).encode()


def _detail(detail: Detail) -> str:
    code = f'<code code="{attribute(detail.code)}" codeSystem="{RULE_CODES}"/>'
    told = f"<text>{words(detail.sentence)}</text>"
    return f'<acknowledgementDetail typeCode="{detail.severity.value}">{code}{told}</acknowledgementDetail>'


def _identifier(target: str) -> str:
    root, joined, extension = target.partition("^")
    if not joined and not _ROOT.fullmatch(root):
        root, extension = "", root
    marks = "".join(
        f' {name}="{attribute(value)}"' for name, value in (("root", root), ("extension", extension)) if value
    )
    return f"<id{marks}/>" if marks else '<id nullFlavor="NI"/>'
