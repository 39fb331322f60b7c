"""From what became of a message to the standard's acknowledgement."""

from django.utils import timezone

from ooievaar import intake, kernset
from ooievaar.portal.submissions.direct import Taken

# What these rules reject was not read as a message at all.
UNREAD = frozenset({"file-unreadable", "file-not-kernset", "file-forbidden"})
_SEVERITIES = {
    intake.Grade.REJECTED: kernset.Severity.ERROR,
    intake.Grade.ERROR: kernset.Severity.WARNING,
    intake.Grade.SIGNAL: kernset.Severity.INFORMATION,
}


def acknowledgement(taken: Taken, receiver_lvr: str) -> bytes:
    """The same bytes whenever it is asked again: its number and moment are those of the first time."""
    details = tuple(kernset.Detail(_SEVERITIES[one.grade], one.rule, one.sentence) for one in taken.findings)
    return kernset.acknowledge(
        kernset.Acknowledgement(
            outcome=outcome(taken),
            answer_id=str(taken.number),
            target=taken.message_id,
            receiver_lvr=receiver_lvr,
            created=timezone.localtime(taken.received),
            details=details,
        )
    )


def outcome(taken: Taken) -> kernset.Outcome:
    if taken.accepted:
        return kernset.Outcome.ACCEPTED
    is_unread = any(one.rule in UNREAD for one in taken.findings)
    return kernset.Outcome.REJECTED if is_unread else kernset.Outcome.ERROR
