"""What changes computations: starting, stopping, taking up again, opening for approval."""

from functools import partial
from importlib.metadata import version

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ooievaar.portal.accounts.models import User
from ooievaar.portal.audit.actions import Action, record
from ooievaar.portal.figures.jobs import run_computation
from ooievaar.portal.figures.models import Computation
from ooievaar.portal.figures.opening import close_for_approval, open_for_approval
from ooievaar.portal.figures.states import KINDS, UNFINISHED, State, may_follow
from ooievaar.portal.figures.work import remove_leftovers
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.warehouse import Kind, cut_day, present_kind

__all__ = [
    "close_for_approval",
    "open_for_approval",
    "resume_computation",
    "resume_interrupted",
    "start_computation",
    "stop_computation",
]


@transaction.atomic
def start_computation(*, year: int, kind: Kind | None = None, by: User | None) -> Computation:
    """Freeze what has been delivered and compute the figures of a reporting year, in the worker.

    Without a kind it is the one that a cut of today is for.

    Raises:
        Refused: a computation of this year is still under way, the year has not begun, or the day of this kind of cut
            has not come.
    """
    today = timezone.localdate()
    kind = kind or present_kind(year, today)
    if year > today.year:
        raise Refused(_("Verslagjaar %(year)s is nog niet begonnen.") % {"year": year})
    if (day := cut_day(kind, year, today)) > today:
        words = {"kind": KINDS[kind], "year": year, "day": date_format(day, "j F Y")}
        raise Refused(_("De snede voor %(kind)s van %(year)s kan vanaf %(day)s worden gemaakt.") % words)
    if Computation.objects.filter(year=year, state__in=UNFINISHED).exists():
        raise Refused(
            _("Er loopt al een berekening voor %(year)s. Wacht tot die klaar is of stop haar.") % {"year": year}
        )
    computation = Computation.objects.create(year=year, kind=kind, by=by, code_version=version("ooievaar"))
    record(Action.CUT_STARTED, by=by, about=about(computation), details={"year": year, "kind": kind})
    _enqueue(computation)
    return computation


@transaction.atomic
def stop_computation(*, computation: Computation, by: User) -> None:
    """Ask the worker to stop before its next step; one that has not begun stops at once.

    Raises:
        Refused: there is nothing to stop.
    """
    current = Computation.objects.select_for_update().get(pk=computation.pk)
    if current.state not in UNFINISHED:
        raise Refused(_("Deze berekening loopt niet meer."))
    current.is_stop_asked = True
    if current.state == State.WAITING:
        current.state, current.finished = State.STOPPED, timezone.now()
    current.save(update_fields=["is_stop_asked", "state", "finished"])
    record(Action.COMPUTATION_STOPPED, by=by, about=about(current), details={"year": current.year})


@transaction.atomic
def resume_computation(*, computation: Computation, by: User | None) -> None:
    """Run a stopped, failed or interrupted computation again; a cut that it had frozen is kept.

    Raises:
        Refused: it is done, or another computation of the year is under way.
    """
    current = Computation.objects.select_for_update().get(pk=computation.pk)
    if current.state != State.WAITING and not may_follow(current.state, State.WAITING):
        raise Refused(_("Deze berekening is al klaar."))
    if Computation.objects.filter(year=current.year, state__in=UNFINISHED).exclude(pk=current.pk).exists():
        raise Refused(_("Er loopt al een andere berekening voor %(year)s.") % {"year": current.year})
    current.state, current.is_stop_asked, current.finished = State.WAITING, False, None
    current.attempt += 1
    current.save(update_fields=["state", "is_stop_asked", "finished", "attempt"])
    record(Action.COMPUTATION_RESUMED, by=by, about=about(current), details={"attempt": current.attempt})
    transaction.on_commit(partial(remove_leftovers, current))
    _enqueue(current)


def resume_interrupted() -> int:
    """Take up what a killed worker left unfinished; called when a worker starts. Returns how many were taken up.

    A second worker that starts while the first one computes makes the first attempt void, never the figures double:
    an attempt that is no longer the latest cannot save anything.
    """
    interrupted = list(Computation.objects.filter(state__in=UNFINISHED))
    for computation in interrupted:
        resume_computation(computation=computation, by=None)
    return len(interrupted)


def about(computation: Computation) -> str:
    """How the audit trail names a computation."""
    return f"computation {computation.pk}"


def _enqueue(computation: Computation) -> None:
    transaction.on_commit(partial(run_computation.enqueue, computation.pk, computation.attempt))
