"""Long work, done by the worker process."""

from django.tasks import task

from ooievaar.portal.submissions.processing import process


@task
def process_submission(submission_id: int) -> None:
    process(submission_id)
