"""The calendar of the rounds: the worker looks every day whether the round of a month that has ended must start."""

from contextlib import suppress
from datetime import date, timedelta

from django.conf import settings
from django.tasks import task
from django.utils import timezone
from django.utils.timezone import localdate
from django_tasks_db.models import DBTaskResult

from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.quality.actions import resume_interrupted, start_round
from ooievaar.portal.quality.models import Round
from ooievaar.portal.quality.months import last_full_month
from ooievaar.portal.submissions.receipts import first_month

FIRST_DAY = 2  # of the month: what came in on its last day has been processed by then
STEP = timedelta(hours=12)


@task()
def check_calendar() -> None:
    """Look again in half a day, whatever happens now; and start the round that is due."""
    check_calendar.using(run_after=timezone.now() + STEP).enqueue()
    with suppress(Refused):  # another round is under way: next time
        start_due(localdate())


def start_due(today: date) -> Round | None:
    """The round of the month before, when it is due and was never asked for; else None."""
    month, first = last_full_month(today), first_month()
    if today.day < FIRST_DAY or first is None or month < first or Round.objects.filter(month=month).exists():
        return None
    return start_round(month=month, by=None)


def begin() -> None:
    """When a worker starts: take up what a killed one left, and see to it that the calendar is looked at.

    In a demonstration time stands still: only the office starts a round.
    """
    resume_interrupted()
    if not settings.DEMO and not _is_planned():
        check_calendar.enqueue()


def _is_planned() -> bool:
    waiting = DBTaskResult.objects.filter(task_path=check_calendar.module_path, finished_at__isnull=True)
    return waiting.filter(started_at__isnull=True).exists()
