"""Processing a submission: batch after batch, from wherever it stopped."""

import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from cryptography.fernet import InvalidToken
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from ooievaar import intake
from ooievaar.portal.audit.actions import Action, record
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.organisations.queries import known_lvr_numbers, other_numbers
from ooievaar.portal.submissions import judging, storing
from ooievaar.portal.submissions.archive import Entry, Problem, entries
from ooievaar.portal.submissions.judges import Batch, judges
from ooievaar.portal.submissions.models import Submission
from ooievaar.portal.submissions.sealing import open_sealed
from ooievaar.portal.submissions.states import State, moved

# What a killed worker does over at most, and what one step of the progress bar is at least.
BATCH = 500
BATCH_BYTES = 16 * 1024 * 1024
# After a fault of ours: in half a minute, two minutes, eight, half an hour, two hours; then somebody has to look.
TRIES = 5
FIRST_WAIT = timedelta(seconds=30)


def folder() -> Path:
    """Where encrypted files wait to be processed."""
    return Path(settings.DATA_DIR) / "uploads"


def process(submission_id: int) -> None:
    """Deal with all messages of a submission that were not dealt with yet; safe to call again, also at the same time.

    A batch is stored in one transaction together with the progress, so whatever is killed half-way leaves nothing twice
    and loses nothing. When another worker is ahead, this one stops.
    """
    submission = _begin(submission_id)
    if submission is None:
        return
    try:
        with open_sealed(folder() / submission.stored_as) as file:
            finished = _run(submission, entries(file, submission.done))
    except (FileNotFoundError, InvalidToken, zipfile.BadZipFile):
        _refuse(submission_id)
    except Exception:
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()  # the database may have been restarted: a new one is made
        _fail(submission_id)
        raise
    else:
        if finished:
            _finish(submission_id)


@transaction.atomic
def _begin(submission_id: int) -> Submission | None:
    submission = Submission.objects.select_for_update().select_related("organisation").get(pk=submission_id)
    if submission.standing in (State.RECEIVED, State.FAILED):
        submission.state = moved(submission.standing, State.PROCESSING).value
        submission.save(update_fields=["state"])
    return submission if submission.standing is State.PROCESSING else None


def _run(submission: Submission, found: Iterator[Entry]) -> bool:
    """Judge and store batch after batch; whether this worker came to the end."""
    sender = intake.Sender(
        own_lvr=submission.organisation.lvr_number, known_lvrs=known_lvr_numbers(), numbers=other_numbers()
    )
    first = submission.done
    with judges(sender, submission.total - first) as judge:
        for size, prepared in judge(_batches(found, submission.organisation)):
            if not storing.store(submission_id=submission.pk, first=first, size=size, batch=prepared):
                return False
            first += size
    return True


def _batches(found: Iterator[Entry], organisation: Organisation) -> Iterator[Batch]:
    """Groups of entries, without those received before. What comes twice in the file is noticed at storing."""
    for group in _groups(found):
        known = storing.known_digests(organisation, (entry.sha256 for entry in group))
        yield Batch(len(group), tuple(judging.fresh(group, known)))


def _groups(found: Iterator[Entry]) -> Iterator[tuple[Entry, ...]]:
    """At most BATCH entries together; a group of large ones is cut short, so that memory stays flat."""
    group: list[Entry] = []
    size = 0
    for entry in found:
        group.append(entry)
        size += len(entry.data or b"")
        if len(group) == BATCH or size > BATCH_BYTES:
            yield tuple(group)
            group, size = [], 0
    if group:
        yield tuple(group)


@transaction.atomic
def _finish(submission_id: int) -> None:
    submission = Submission.objects.select_for_update().select_related("organisation").get(pk=submission_id)
    if submission.standing is State.PROCESSING and submission.done == submission.total:
        counts = {name: getattr(submission, name) for name in ("total", "accepted", "already", "rejected")}
        _end(submission, State.PROCESSED, counts)


@transaction.atomic
def _refuse(submission_id: int) -> None:
    submission = Submission.objects.select_for_update().select_related("organisation").get(pk=submission_id)
    if submission.standing is State.PROCESSING:
        submission.problem = Problem.LOST.value
        _end(submission, State.REFUSED, {"problem": submission.problem, "done": submission.done})


@transaction.atomic
def _fail(submission_id: int) -> None:
    """What was not foreseen, such as a database that is full: what is done stays done, and the rest is tried again."""
    submission = Submission.objects.select_for_update().select_related("organisation").get(pk=submission_id)
    if submission.standing is State.PROCESSING:
        submission.state = moved(State.PROCESSING, State.FAILED).value
        submission.failures += 1
        submission.save(update_fields=["state", "failures"])
        details = {"done": submission.done, "failures": submission.failures}
        _record(Action.SUBMISSION_FAILED, submission, details)


def next_try(submission_id: int) -> datetime | None:
    """When a submission that failed is tried again; None when it is not in that state, or failed too often."""
    submission = Submission.objects.get(pk=submission_id)
    if submission.standing is not State.FAILED or submission.failures > TRIES:
        return None
    return timezone.now() + FIRST_WAIT * 4 ** (submission.failures - 1)


def _record(action: Action, submission: Submission, details: dict) -> None:
    lvr = submission.organisation.lvr_number
    record(action, by=None, organisation=lvr, about=f"submission {submission.pk}", details=details)


def _end(submission: Submission, to: State, details: dict) -> None:
    stored = folder() / submission.stored_as
    submission.state = moved(submission.standing, to).value
    submission.finished = timezone.now()
    submission.stored_as = ""
    submission.save(update_fields=["state", "finished", "stored_as", "problem"])
    _record(Action.SUBMISSION_PROCESSED, submission, details)
    if to is State.PROCESSED:
        # Each accepted message is stored by now. A file that we could not read stays, for who looks into it.
        transaction.on_commit(lambda: stored.unlink(missing_ok=True))
