"""What the worker does for a round: compute, keep the facts, save, have the mails sent.

Killed at any moment it leaves nothing half: the counts and the state `done` are saved in one transaction, and what an
attempt that was overtaken tries to save is refused.
"""

import structlog
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from ooievaar import warehouse
from ooievaar.portal.audit.actions import Action, record
from ooievaar.portal.quality import computing, mailing
from ooievaar.portal.quality.models import Round
from ooievaar.portal.quality.saving import OvertakenError, save
from ooievaar.portal.quality.states import State

logger = structlog.get_logger()

STEPS_PER_YEAR = 3
STEPS_AFTER = 3


class StopAskedError(Exception):
    """The office asked to stop."""


def perform(round_id: int, attempt: int) -> bool:
    """Run one attempt of a round to its end; whether it is done, so that its mails can go.

    Stopped, failed or overtaken by a later attempt, it leaves nothing but its state.
    """
    if not _claim(round_id, attempt):
        return False
    current = Round.objects.select_related("by").get(pk=round_id)
    try:
        _run(current)
    except StopAskedError:
        _end(current, State.STOPPED)
    except OvertakenError:
        logger.info("quality_round_overtaken", round=round_id, attempt=attempt)
    except Exception:
        _fail(current)
        raise
    else:
        return True
    return False


def _run(current: Round) -> None:
    steps = _Steps(current)
    results = computing.compute(current.month, steps)
    steps("vastleggen")
    name = f"facts-{current}-{current.attempt}.parquet"
    digest = warehouse.save_frame(results.facts, settings.DATA_DIR / "quality" / name)
    with transaction.atomic():
        mailing.write_down(save(current, results, file=name, digest=digest))
    remove_leftovers(current)


def remove_leftovers(current: Round) -> None:
    """Remove facts of other attempts at this round; nobody can refer to them."""
    kept = Round.objects.values_list("facts", flat=True).get(pk=current.pk)
    for path in (settings.DATA_DIR / "quality").glob(f"facts-{current}-*.parquet"):
        if path.name != kept:
            path.unlink(missing_ok=True)


class _Steps:
    """Counts the steps of an attempt, saves how far it is, and stops where that was asked."""

    def __init__(self, current: Round):
        self.mine = Round.objects.filter(pk=current.pk, attempt=current.attempt, state=State.RUNNING)
        self.total = STEPS_PER_YEAR * len(computing.years_of(current.month)) + STEPS_AFTER
        self.done = 0

    def __call__(self, step: str) -> None:
        if not self.mine.update(step=step, done=self.done, total=self.total):
            raise OvertakenError
        if self.mine.filter(is_stop_asked=True).exists():
            raise StopAskedError
        self.done += 1


def _claim(round_id: int, attempt: int) -> bool:
    waiting = Round.objects.filter(pk=round_id, attempt=attempt, state=State.WAITING)
    return bool(waiting.update(state=State.RUNNING, done=0, total=0, step=""))


@transaction.atomic
def _end(current: Round, state: State) -> None:
    mine = Round.objects.filter(pk=current.pk, attempt=current.attempt, state=State.RUNNING)
    mine.update(state=state, finished=timezone.now())


@transaction.atomic
def _fail(current: Round) -> None:
    _end(current, State.FAILED)
    record(Action.QUALITY_ROUND_FAILED, by=current.by, about=f"round {current.pk}")
