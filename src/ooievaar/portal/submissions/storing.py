"""Storing a batch of messages in one transaction: all of it and the progress, or nothing."""

from collections.abc import Iterable, Sequence

from django.db import connection, transaction

from ooievaar import intake
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.submissions.inserting import insert
from ooievaar.portal.submissions.judging import Prepared
from ooievaar.portal.submissions.models import Message, StoredFinding, Submission
from ooievaar.portal.submissions.placing import Arrived, place
from ooievaar.portal.submissions.states import State


def known_digests(organisation: Organisation, digests: Iterable[str]) -> frozenset[str]:
    """Which of these messages this organisation delivered before, and were accepted."""
    found = Message.objects.filter(organisation=organisation, accepted=True, sha256__in=list(digests))
    return frozenset(found.values_list("sha256", flat=True))


@transaction.atomic
def store(*, submission_id: int, first: int, size: int, batch: Sequence[Prepared]) -> bool:
    """Store the messages of one batch and move the progress of the submission.

    Args:
        submission_id: the submission they came in.
        first: position of the first entry of the batch.
        size: how many entries the batch covers, those included that were received before.
        batch: the entries that seemed new, judged.

    Returns:
        Whether the batch was stored. False means that another worker dealt with this submission in the meantime; then
        nothing was changed.
    """
    submission = Submission.objects.select_for_update().get(pk=submission_id)
    if submission.done != first or submission.standing is not State.PROCESSING:
        return False
    # One batch of an organisation at a time: two submissions with the same message cannot both store it.
    Organisation.objects.select_for_update().get(pk=submission.organisation_id)
    new = _still_new(submission, batch)
    messages = _store_messages(submission, new)
    _store_findings(new, messages)
    place([Arrived(messages[one.position], one.sha256, one.kept) for one in new if one.kept], submission.organisation)
    _move(submission, size, new)
    return True


def _still_new(submission: Submission, batch: Sequence[Prepared]) -> list[Prepared]:
    known = known_digests(submission.organisation, (one.sha256 for one in batch))
    return [one for one in batch if one.sha256 not in known]


def _store_messages(submission: Submission, new: list[Prepared]) -> dict[int, int]:
    """The keys of the messages, by their position."""
    names = (
        "submission", "organisation", "position", "message_id", "created", "sha256", "accepted", "content", "label",
    )  # fmt: skip
    keys = submission.pk, submission.organisation_id
    moment = connection.ops.adapt_datetimefield_value
    insert(
        Message,
        names,
        (
            (
                *keys,
                one.position,
                one.message_id,
                moment(one.created),
                one.sha256,
                bool(one.kept),
                one.sealed,
                one.label,
            )
            for one in new
        ),
    )
    stored = Message.objects.filter(submission=submission, position__gte=submission.done)
    return dict(stored.order_by().values_list("position", "pk"))


def _store_findings(new: list[Prepared], messages: dict[int, int]) -> None:
    names = ("message", "rule", "grade", "place", "value", "sentence")
    insert(StoredFinding, names, ((messages[one.position], *shortened(found)) for one in new for found in one.findings))


def shortened(found: intake.Finding) -> tuple[str, str, str, str | None, str]:
    """A finding as it is stored."""
    value = None if found.value is None else found.value[:300]
    return found.rule, found.grade.value, found.place[:300], value, found.sentence


def _move(submission: Submission, size: int, new: list[Prepared]) -> None:
    accepted = sum(one.kept is not None for one in new)
    submission.done += size
    submission.failures = 0
    submission.accepted += accepted
    submission.rejected += len(new) - accepted
    submission.already += size - len(new)
    submission.save(update_fields=["done", "failures", "accepted", "rejected", "already"])
