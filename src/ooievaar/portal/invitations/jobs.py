"""The jobs of the mails, as the worker finds them. They take no arguments: the tables of jobs keep those."""

from datetime import timedelta

from django.conf import settings
from django.tasks import TaskResultStatus, task
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from ooievaar.portal.invitations import bounces, mailing, sweeping

# After so long other work gets its turn; what remains goes on behind it.
SLICE = timedelta(seconds=60)
TRY_AGAIN = timedelta(minutes=15)


@task()
def send_mails() -> None:
    """Send for a while. When much is due, one more worker may help."""
    if mailing.waiting(timezone.localdate()) > mailing.MUCH:
        send_soon()
    sent = mailing.send(until=timezone.now() + SLICE)
    if sent.is_in_trouble:
        send_later()
    elif not sent.is_done:
        send_soon()


@task()
def sweep() -> None:
    sweeping.sweep()


@task()
def read_bounces() -> None:
    if settings.BOUNCE_MAILDIR:
        bounces.read_folder(settings.BOUNCE_MAILDIR)


def send_soon() -> None:
    """Have a worker look at what is due, after the work that waits already; once is enough."""
    if not DBTaskResult.objects.ready().filter(task_path=send_mails.module_path).exists():
        send_mails.enqueue()


def send_later() -> None:
    """When the server is away, or the office paused the mail."""
    if not is_waiting(send_mails):
        send_mails.using(run_after=timezone.now() + TRY_AGAIN).enqueue()


def is_waiting(job) -> bool:
    """Whether a worker will do this job one day without being asked again."""
    return DBTaskResult.objects.filter(task_path=job.module_path, status=TaskResultStatus.READY).exists()
