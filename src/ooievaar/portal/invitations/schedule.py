"""The calendar of the mails: what is due each day, destroying every night, reading what came back."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.tasks import task
from django.utils import timezone

from ooievaar.portal.invitations import jobs
from ooievaar.portal.invitations.sweeping import last_sweep

STEP = timedelta(minutes=15)
# Mails of the day go when people are awake; what an organisation enters goes at once, at any hour.
MORNING = time(8)


@task()
def check_mails() -> None:
    """Look again in a quarter of an hour, whatever happens now; and have done what is due."""
    check_mails.using(run_after=timezone.now() + STEP).enqueue()
    start_due(timezone.localtime())


def start_due(now: datetime) -> None:
    """Destroy first, so that nobody is mailed who answered yesterday."""
    if not has_swept(now):
        jobs.sweep.enqueue()
    if now.time() >= MORNING:
        jobs.send_soon()
    if settings.BOUNCE_MAILDIR:
        jobs.read_bounces.enqueue()


def has_swept(now: datetime) -> bool:
    """Whether it was done today, or is about to be."""
    last = last_sweep()
    is_done = last is not None and timezone.localtime(last.made).date() == now.date()
    return is_done or jobs.is_waiting(jobs.sweep)


def begin() -> None:
    """When a worker starts: see to it that the calendar is looked at, and at once.

    In a demonstration only what an organisation enters, and the buttons of the office, make something happen.
    """
    if not settings.DEMO and not jobs.is_waiting(check_mails):
        check_mails.enqueue()
