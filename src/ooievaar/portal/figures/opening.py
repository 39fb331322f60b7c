"""Opening figures for approval and closing them again; apart from computing, as approvals and releases use it too."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from ooievaar.portal.accounts.models import User
from ooievaar.portal.audit.actions import Action, record
from ooievaar.portal.figures.adjusting import compare_exactly
from ooievaar.portal.figures.models import Computation
from ooievaar.portal.figures.states import State
from ooievaar.portal.figures.successive import tell_exactly
from ooievaar.portal.organisations.refusal import Refused


@transaction.atomic
def open_for_approval(*, computation: Computation, by: User | None) -> None:
    """Let hospitals approve these figures; those of an earlier computation of the year are closed.

    Raises:
        Refused: the computation is not done, or was opened before.
    """
    current = Computation.objects.select_for_update().get(pk=computation.pk)
    if current.state != State.DONE:
        raise Refused(_("Alleen cijfers van een berekening die klaar is, kunnen worden opengesteld."))
    if not current.figures.exists():
        raise Refused(_("Er zijn geen cijfers: in deze snede zit geen enkele bevalling van dit verslagjaar."))
    if current.opened:
        raise Refused(_("Deze cijfers zijn al eens opengesteld."))
    _close(Computation.objects.filter(year=current.year))
    current.opened = timezone.now()
    current.save(update_fields=["opened"])
    details = {"year": current.year, "told_exactly": tell_exactly(current)}
    compare_exactly(current)
    record(Action.FIGURES_OPENED, by=by, about=f"computation {current.pk}", details=details)


@transaction.atomic
def close_for_approval(*, computation: Computation, by: User) -> None:
    """End the approval of these figures: the deadline has passed. What is signed can still be released.

    Raises:
        Refused: they are not open.
    """
    if not _close(Computation.objects.filter(pk=computation.pk)):
        raise Refused(_("Deze cijfers staan niet open voor accordering."))
    record(Action.FIGURES_CLOSED, by=by, about=f"computation {computation.pk}", details={"year": computation.year})


def _close(computations: QuerySet[Computation]) -> int:
    return computations.filter(opened__isnull=False, closed__isnull=True).update(closed=timezone.now())


def hold_open(computation: int) -> int | None:
    """Within a transaction: the reporting year of this computation when it is open for approval, and it stays open
    until the transaction ends; None when it is not open (any longer).
    """
    held = Computation.objects.select_for_update().filter(pk=computation, opened__isnull=False, closed__isnull=True)
    return held.values_list("year", flat=True).first()
