"""Long work, done by the worker process."""

from django.db import transaction
from django.tasks import task

from ooievaar.portal.submissions.models import Submission
from ooievaar.portal.submissions.processing import next_try, process


@task
def process_submission(submission_id: int) -> None:
    try:
        process(submission_id)
    except Exception:
        _try_again(submission_id)
        raise


@transaction.atomic
def _try_again(submission_id: int) -> None:
    if moment := next_try(submission_id):
        later = process_submission.using(run_after=moment).enqueue(submission_id)
        Submission.objects.filter(pk=submission_id).update(job=later.id)
