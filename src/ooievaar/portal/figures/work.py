"""What the worker does for a computation: freeze a cut, count, decide what may be shown, save it all at once.

Killed at any moment it leaves nothing half: a cut counts once its row exists, figures and the state `done` are saved in
one transaction, and what an attempt that was overtaken tries to save is refused.
"""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import polars as pl
import structlog
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ooievaar import disclosure, main
from ooievaar.portal.audit.actions import Action, record
from ooievaar.portal.figures.besides import NOTHING, Besides, besides, save_besides
from ooievaar.portal.figures.models import Computation, Cut, Figure, ShownFigure
from ooievaar.portal.figures.states import State
from ooievaar.portal.figures.successive import may_be_told
from ooievaar.portal.links.actions import keep
from ooievaar.portal.links.queries import standing
from ooievaar.portal.organisations.queries import register
from ooievaar.portal.submissions.queries import delivered_frames, submissions_digest
from ooievaar.portal.surveys.queries import experiences_of

logger = structlog.get_logger()

STEPS_AFTER_CUT = 4
STEPS_OF_CUT = 5
BATCH = 2000


class StopAskedError(Exception):
    """The office asked to stop."""


class OvertakenError(Exception):
    """A later attempt has taken over; this one may save nothing."""


def perform(computation_id: int, attempt: int) -> None:
    """Run one attempt of a computation to its end: done, stopped or failed. An overtaken attempt ends silently."""
    if not _claim(computation_id, attempt):
        return
    computation = Computation.objects.select_related("cut", "by").get(pk=computation_id)
    try:
        cut = computation.cut or freeze(computation)
        count(computation, cut)
    except StopAskedError:
        _end(computation, State.STOPPED)
    except OvertakenError:
        logger.info("computation_overtaken", computation=computation_id, attempt=attempt)
    except Exception:
        _fail(computation)
        raise


def freeze(computation: Computation) -> Cut:
    """Link and freeze what has been delivered; the cut exists once this returns."""
    name = f"{computation.year}-{computation.pk}-{computation.attempt}"
    out = settings.DATA_DIR / "cuts" / name
    out.parent.mkdir(parents=True, exist_ok=True)
    _progress(computation, _("aanleveringen lezen"), 0, STEPS_OF_CUT)
    report = freeze_into(
        out,
        year=computation.year,
        kind=computation.kind,
        progress=lambda step, done, total: _progress(computation, step, done, total),
    )
    with transaction.atomic():
        return _save_cut(computation, report)


def freeze_into(out: Path, *, year: int, kind: str, progress: main.Progress = main.no_progress) -> main.CutReport:
    """Link and freeze what was delivered and answered for a year in this folder; nothing refers to it yet."""
    about = {"kind": kind, "submissions": submissions_digest()}
    return main.build_cut(
        delivered={**delivered_frames(year), **experiences_of(year)},
        register=register(),
        year=year,
        out=out,
        decisions=standing(),
        settings=main.CutSettings(about=about, engine=settings.ENGINE, progress=progress, tells_consequences=True),
    )


def count(computation: Computation, cut: Cut) -> None:
    """Count every indicator at every level and save the figures with what may be shown of them."""
    _progress(computation, _("cijfers tellen"), STEPS_OF_CUT, STEPS_OF_CUT)
    figures = main.compute(cut=cut.path, year=computation.year, engine=settings.ENGINE)
    _progress(computation, _("bepalen wat getoond mag worden"), STEPS_OF_CUT + 1, STEPS_OF_CUT)
    shown = may_be_told(computation, figures, cut.path)
    _progress(computation, _("vergelijken met wat te verwachten was"), STEPS_OF_CUT + 2, STEPS_OF_CUT)
    beside = besides(computation, cut.path, shown)
    _progress(computation, _("cijfers vastleggen"), STEPS_OF_CUT + 3, STEPS_OF_CUT)
    save(computation, figures, shown, beside)


@transaction.atomic
def save(computation: Computation, figures: pl.DataFrame, shown: main.Shown, beside: Besides = NOTHING) -> None:
    """Figures, their disclosed form and the state `done`: all or nothing.

    Raises:
        OvertakenError: a later attempt has taken over.
    """
    current = _locked(computation)
    rows = figures.to_dicts()
    Figure.objects.bulk_create((Figure(computation=current, **_stored(row)) for row in rows), BATCH)
    ShownFigure.objects.bulk_create(_shown_rows(current, rows, shown), BATCH)
    save_besides(current, beside)
    current.state, current.finished = State.DONE, timezone.now()
    current.done, current.step = current.total, ""
    current.save(update_fields=["state", "finished", "done", "step"])
    details = {"year": current.year, "cut": current.cut.checksum if current.cut else "", "figures": len(rows)}
    record(Action.FIGURES_COMPUTED, by=current.by, about=f"computation {current.pk}", details=details)


def remove_leftovers(computation: Computation) -> None:
    """Remove folders of earlier attempts that never became a cut; nobody can refer to them."""
    folder = settings.DATA_DIR / "cuts"
    kept = set(Cut.objects.values_list("folder", flat=True))
    for path in folder.glob(f"*{computation.year}-{computation.pk}-*"):
        if path.name not in kept:
            shutil.rmtree(path, ignore_errors=True)


def _claim(computation_id: int, attempt: int) -> bool:
    waiting = Computation.objects.filter(pk=computation_id, attempt=attempt, state=State.WAITING)
    return bool(waiting.update(state=State.RUNNING, started=timezone.now(), done=0, total=0, step=""))


def _progress(computation: Computation, step: str, done: int, total: int) -> None:
    """Save how far it is, and stop here when that was asked."""
    mine = Computation.objects.filter(pk=computation.pk, attempt=computation.attempt, state=State.RUNNING)
    if not mine.update(step=step[:80], done=done, total=total + STEPS_AFTER_CUT):
        raise OvertakenError
    if mine.filter(is_stop_asked=True).exists():
        raise StopAskedError


def _locked(computation: Computation) -> Computation:
    """The computation as it is now, held until the transaction ends."""
    same = Computation.objects.select_for_update(of=("self",)).select_related("cut", "by")
    current = same.filter(pk=computation.pk, attempt=computation.attempt, state=State.RUNNING).first()
    if current is None:
        raise OvertakenError
    return current


def _save_cut(computation: Computation, report: main.CutReport) -> Cut:
    current = _locked(computation)
    current.cut = Cut.objects.create(
        year=current.year,
        kind=current.kind,
        folder=report.folder.name,
        checksum=report.checksum,
        made_by=current.by,
        births=report.births,
        children=report.children,
        episodes=report.episodes,
    )
    current.save(update_fields=["cut"])
    keep(computation=current.pk, year=current.year, report=report)
    details = {"cut": report.checksum, "births": report.births}
    record(Action.CUT_BUILT, by=current.by, about=f"computation {current.pk}", details=details)
    return current.cut


def _stored(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "year"} | {"part": row["part"] or ""}


def _shown_rows(
    computation: Computation, rows: list[dict[str, Any]], shown: Mapping[disclosure.Key, disclosure.Disclosed]
) -> Iterator[ShownFigure]:
    for row in rows:
        cell = shown[row["indicator"], row["part"], row["level"], row["unit"]]
        yield ShownFigure(
            computation=computation,
            indicator=row["indicator"],
            part=row["part"] or "",
            version=row["version"],
            level=row["level"],
            unit=row["unit"],
            numerator=cell.numerator,
            denominator=cell.denominator,
            undetermined=cell.undetermined,
            value=cell.value,
            lower=cell.lower,
            upper=cell.upper,
            respondents=cell.respondents,
            hidden=cell.hidden or "",
            is_earlier=cell.is_earlier,
        )


@transaction.atomic
def _end(computation: Computation, state: State) -> None:
    mine = Computation.objects.filter(pk=computation.pk, attempt=computation.attempt, state=State.RUNNING)
    mine.update(state=state, finished=timezone.now())
    transaction.on_commit(lambda: remove_leftovers(computation))


@transaction.atomic
def _fail(computation: Computation) -> None:
    _end(computation, State.FAILED)
    record(Action.COMPUTATION_FAILED, by=computation.by, about=f"computation {computation.pk}")
