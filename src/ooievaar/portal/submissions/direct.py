"""One message that a record system sends by itself: judged and stored while it waits for the answer."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from ooievaar import intake
from ooievaar.portal.audit.actions import Action, record
from ooievaar.portal.organisations.models import Connection, Organisation
from ooievaar.portal.organisations.queries import known_lvr_numbers, other_numbers
from ooievaar.portal.submissions import judging, storing
from ooievaar.portal.submissions.archive import Entry
from ooievaar.portal.submissions.models import Message, Submission
from ooievaar.portal.submissions.states import State, moved

_NAME = "bericht.xml"


@dataclass(frozen=True)
class Taken:
    """What became of one message. `number` is ours; `message_id` the sender's, empty when there was none to read."""

    number: int
    submission_id: int
    message_id: str
    accepted: bool
    received: datetime
    findings: tuple[intake.Finding, ...]


def take(*, connection: Connection, data: bytes) -> Taken:
    """Take in one message as a submission of its own.

    The same bytes again change nothing and give the same answer, also when both come at once. What was rejected is
    judged anew, since what was wrong may have lain with us: only another judgement makes another submission.
    """
    organisation = connection.organisation
    sender = intake.Sender(own_lvr=organisation.lvr_number, known_lvrs=known_lvr_numbers(), numbers=other_numbers())
    prepared = judging.prepare(Entry(0, _NAME, data), sender)
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        return _before(organisation, prepared) or _stored(connection, prepared, len(data))


def _before(organisation: Organisation, prepared: judging.Prepared) -> Taken | None:
    """What was answered to the same message before, when the same would be answered now."""
    found = Message.objects.filter(organisation=organisation, sha256=prepared.sha256).select_related("submission")
    message = found.order_by("-accepted", "-id").first()
    if message is None:
        return None
    told = _taken(message)
    return told if told.accepted or told.findings == _as_stored(prepared.findings) else None


def _stored(connection: Connection, prepared: judging.Prepared, size: int) -> Taken:
    submission = Submission.objects.create(
        organisation=connection.organisation,
        connection=connection,
        file_name=_NAME,
        size=size,
        sha256=prepared.sha256,
        state=moved(State.RECEIVED, State.PROCESSING).value,
        total=1,
    )
    _record(Action.SUBMISSION_RECEIVED, submission, {"size": size, "messages": 1})
    storing.store(submission_id=submission.pk, first=0, size=1, batch=[prepared])
    submission.refresh_from_db()
    submission.state = moved(State.PROCESSING, State.PROCESSED).value
    submission.finished = timezone.now()
    submission.save(update_fields=["state", "finished"])
    counts = {name: getattr(submission, name) for name in ("total", "accepted", "already", "rejected")}
    _record(Action.SUBMISSION_PROCESSED, submission, counts)
    return _taken(Message.objects.select_related("submission").get(submission=submission))


def _record(action: Action, submission: Submission, details: dict) -> None:
    connection = submission.connection
    details = {**details, "client": connection.client_id if connection else ""}
    lvr = submission.organisation.lvr_number
    record(action, by=None, organisation=lvr, about=f"submission {submission.pk}", details=details)


def _taken(message: Message) -> Taken:
    found = (
        intake.Finding(one.rule, intake.Grade(one.grade), one.place, one.value, one.sentence)
        for one in message.findings.all()
    )
    return Taken(
        number=message.pk,
        submission_id=message.submission_id,
        message_id=message.message_id,
        accepted=message.accepted,
        received=message.submission.received,
        findings=tuple(found),
    )


def _as_stored(findings: tuple[intake.Finding, ...]) -> tuple[intake.Finding, ...]:
    return tuple(
        intake.Finding(rule, intake.Grade(grade), place, value, sentence)
        for rule, grade, place, value, sentence in map(storing.shortened, findings)
    )
