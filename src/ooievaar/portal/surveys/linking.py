"""Starting a run that links answers with births, and what the runs came to."""

from dataclasses import dataclass, fields
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from ooievaar.portal.accounts.models import User
from ooievaar.portal.audit.actions import Action, record
from ooievaar.portal.figures.queries import latest_cut_folder
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.surveys.jobs import run_linkage
from ooievaar.portal.surveys.models import Identity, LinkageRun


@dataclass(frozen=True)
class RunRow:
    """What a run came to, as `LinkageRun` counts it; `finished` is None while it runs."""

    year: int
    asked: datetime
    finished: datetime | None
    before: int
    linked: int
    unmatched: int
    too_rare: int
    expired: int
    after: int
    left: int


@transaction.atomic
def start_linkage(*, year: int, by: User | None) -> LinkageRun:
    """Ask the worker to link the answers about this year.

    Raises:
        Refused: there is no cut of the year, or a run is under way.
    """
    if latest_cut_folder(year) is None:
        raise Refused(_("Van %(year)s is nog geen snede: reken dat jaar eerst door.") % {"year": year})
    if LinkageRun.objects.filter(finished__isnull=True).exists():
        raise Refused(_("Er loopt al een koppeling."))
    run = LinkageRun.objects.create(year=year, by=by, before=Identity.objects.count())
    record(Action.LINKAGE_STARTED, by=by, about=f"linkage {run.pk}", details={"year": year, "before": run.before})
    transaction.on_commit(partial(run_linkage.enqueue, run.pk))
    return run


def resume_interrupted() -> int:
    """Take up the run that a killed worker left unfinished; what it linked and erased stays so."""
    found = list(LinkageRun.objects.filter(finished__isnull=True).values_list("pk", flat=True))
    for key in found:
        run_linkage.enqueue(key)
    return len(found)


def waiting_identities() -> int:
    """How many postcodes and birth dates are kept, sealed, for a run."""
    return Identity.objects.count()


def linkage_runs() -> tuple[RunRow, ...]:
    """Every run, the newest first."""
    names = [field.name for field in fields(RunRow)]
    return tuple(RunRow(**row) for row in LinkageRun.objects.values(*names))
