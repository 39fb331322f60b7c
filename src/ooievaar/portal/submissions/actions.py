"""Receiving submissions and having them processed."""

import hashlib
import io
import re
import uuid
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import IO

from django.conf import settings
from django.db import transaction
from django.tasks import TaskResultStatus
from django.tasks.exceptions import TaskResultDoesNotExist
from django.utils import timezone
from django.utils.translation import gettext as _

from ooievaar.portal.accounts.models import User
from ooievaar.portal.audit.actions import Action, record
from ooievaar.portal.organisations.access import Access
from ooievaar.portal.organisations.models import Connection, Organisation
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.submissions import processing, queries, rules
from ooievaar.portal.submissions.archive import Problem, inspect
from ooievaar.portal.submissions.jobs import process_submission
from ooievaar.portal.submissions.models import Submission
from ooievaar.portal.submissions.packing import Named, packed, why_not_packed
from ooievaar.portal.submissions.queries import Case, Choice
from ooievaar.portal.submissions.sealing import read_chunks, seal_file
from ooievaar.portal.submissions.states import UNFINISHED, State

_NOT_IN_A_NAME = re.compile(r"[^\w .()+-]")


def receive(
    *,
    organisation: Organisation,
    file_name: str,
    content: bytes | IO[bytes],
    by: User | None,
    connection: Connection | None = None,
) -> Submission:
    """Take in one file: keep it encrypted, and have it processed once the transaction is committed.

    A file that cannot be taken as a whole (empty, damaged, too large) gives a submission in state `refused` that tells
    why, and is not kept.

    Args:
        organisation: the organisation that delivers.
        file_name: as the sender calls it; what could do harm is taken out.
        content: the bytes, or a file that can be read from any place.
        by: who delivers; None for a record system, or the system itself.
        connection: of the record system that delivers by itself, if one does.

    Raises:
        Refused: this person may not deliver for this organisation.
    """
    if sentence := rules.why_not_deliver(by, organisation):
        raise Refused(sentence)
    file = io.BytesIO(content) if isinstance(content, bytes) else content
    size = file.seek(0, io.SEEK_END)
    found = inspect(file, size, settings.UPLOAD_LIMIT_BYTES)
    submission = Submission(
        organisation=organisation,
        by=by,
        connection=connection,
        file_name=_safe_name(file_name),
        size=size,
    )
    if isinstance(found, Problem):
        # What is too large is not read at all.
        submission.sha256 = "" if found is Problem.TOO_LARGE else _sha256(file)
        return _refused(submission, found)
    return _received(submission, read_chunks(file), found)


def receive_several(*, organisation: Organisation, name: str, files: Sequence[Named], by: User | None) -> Submission:
    """Take in several messages that were sent together as one submission; otherwise as `receive`.

    Args:
        organisation: the organisation that delivers.
        name: what the submission is called among the others.
        files: a message each.
        by: who delivers.

    Raises:
        Refused: this person may not deliver for this organisation; or one of the files is a zip.
    """
    if sentence := rules.why_not_deliver(by, organisation):
        raise Refused(sentence)
    size = sum(file.content.seek(0, io.SEEK_END) for file in files)
    problem = why_not_packed(files, size, settings.UPLOAD_LIMIT_BYTES)
    if problem is Problem.NESTED:
        raise Refused(_("Tussen deze bestanden zit een zipbestand. Lever een zipbestand apart aan."))
    submission = Submission(organisation=organisation, by=by, file_name=_safe_name(name), size=size)
    named = [Named(_safe_name(file.name), file.content) for file in files]
    return _refused(submission, problem) if problem else _received(submission, packed(named), len(named))


def process(submission: Submission) -> Submission:
    """Process a submission here and now, rather than in the worker; gives it back as it stands afterwards."""
    processing.process(submission.pk)
    submission.refresh_from_db()
    return submission


def resume_interrupted() -> int:
    """Have submissions processed whose job died with its worker; how many there were. For the start of a worker.

    The task backend leaves the job of a killed worker "running" for ever, so this looks at the submissions themselves.
    Should the job be alive after all, then the two notice each other at the end of a batch and one stops.
    """
    waiting = [s for s in Submission.objects.filter(state__in=[state.value for state in UNFINISHED]) if _is_adrift(s)]
    for submission in waiting:
        _enqueue(submission.pk)
    return len(waiting)


@transaction.atomic
def retry_failed(*, by: Access) -> int:
    """Try the submissions again that stopped by a fault of ours, now rather than later; how many there are.

    Raises:
        Refused: this person does not work for the office.
    """
    if not by.may(Permission.COMPUTE):
        raise Refused(rules.not_for_you())
    failed = list(Submission.objects.filter(state=State.FAILED.value).select_related("organisation"))
    for submission in failed:
        lvr = by.organisation.lvr_number
        record(Action.SUBMISSION_RETRIED, by=by.user, organisation=lvr, about=f"submission {submission.pk}")
        transaction.on_commit(partial(_enqueue, submission.pk))
    return len(failed)


@transaction.atomic
def look_at_cases(
    *, by: Access, submission_id: int, choice: Choice, first: int = 0, count: int | None = None
) -> tuple[tuple[Case, ...], int]:
    """Messages with findings, dossier numbers included, and how many there are; writes down who looked at what."""
    found, total = queries.cases(by, submission_id, choice, first=first, count=count)
    details = {"messages": [case.position + 1 for case in found], "rule": choice.rule or ""}
    lvr = by.organisation.lvr_number
    record(Action.CASES_VIEWED, by=by.user, organisation=lvr, about=f"submission {submission_id}", details=details)
    return found, total


def _is_adrift(submission: Submission) -> bool:
    try:
        return process_submission.get_result(submission.job).status is not TaskResultStatus.READY
    except TaskResultDoesNotExist:
        return True


@transaction.atomic
def _refused(submission: Submission, problem: Problem) -> Submission:
    submission.state = State.REFUSED.value
    submission.problem = problem.value
    submission.finished = timezone.now()
    submission.save()
    _record_received(submission, {"problem": problem.value})
    return submission


def _received(submission: Submission, chunks: Iterable[bytes], total: int) -> Submission:
    """Seal what comes, and write down what it was."""
    submission.stored_as = f"{uuid.uuid4()}.sealed"
    digest = hashlib.sha256()
    path = processing.folder() / submission.stored_as
    try:
        seal_file(_noted(chunks, digest), path)
        submission.sha256 = digest.hexdigest()
        _received_whole(submission, total)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise Refused(rules.no_room()) from error
    except Exception:
        path.unlink(missing_ok=True)  # nothing in the database knows of it
        raise
    return submission


@transaction.atomic
def _received_whole(submission: Submission, total: int) -> None:
    submission.state = State.RECEIVED.value
    submission.total = total
    submission.save()
    _record_received(submission, {"messages": total})
    transaction.on_commit(lambda: _enqueue(submission.pk))


def _enqueue(submission_id: int) -> None:
    with transaction.atomic():
        result = process_submission.enqueue(submission_id)
        Submission.objects.filter(pk=submission_id).update(job=result.id)


def _record_received(submission: Submission, details: dict) -> None:
    lvr = submission.organisation.lvr_number
    client = {"client": submission.connection.client_id} if submission.connection else {}
    details = {"size": submission.size, **details, **client}
    about = f"submission {submission.pk}"
    record(Action.SUBMISSION_RECEIVED, by=submission.by, organisation=lvr, about=about, details=details)


def _noted(chunks: Iterable[bytes], digest: "hashlib._Hash") -> Iterator[bytes]:
    for chunk in chunks:
        digest.update(chunk)
        yield chunk


def _sha256(file: IO[bytes]) -> str:
    digest = hashlib.sha256()
    for chunk in read_chunks(file):
        digest.update(chunk)
    return digest.hexdigest()


def _safe_name(name: str) -> str:
    """The last part of the name, without anything that could mean something to a program; the ending survives."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return _NOT_IN_A_NAME.sub("_", last).strip(". ")[-120:] or "bestand"
