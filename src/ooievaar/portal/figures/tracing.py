"""From a message to the figures it counts in, and back. Looking at persons is written down; counts are not persons."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.db.models import Q, QuerySet

from ooievaar import indicators, main
from ooievaar.indicators import Counted, Explained, Outcome, Waterfall
from ooievaar.portal.audit.actions import Action, record
from ooievaar.portal.figures.models import Computation, Cut, Figure
from ooievaar.portal.figures.states import State
from ooievaar.portal.organisations.access import Access
from ooievaar.portal.organisations.models import Organisation, Vsv
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.submissions import tracing
from ooievaar.portal.submissions.tracing import Source

type FigureKey = tuple[str, str | None, str, str]  # indicator, part, level, unit


@dataclass(frozen=True)
class CountedCut:
    """A finished computation and the cut it counted; `started` is before anything was read for that cut."""

    computation: int
    year: int
    folder: str
    path: Path
    started: datetime


@dataclass(frozen=True)
class RawFigure:
    """A figure as computed, not disclosed: for the office only."""

    numerator: float | None
    denominator: float
    undetermined: float
    outside: float
    value: float | None


@dataclass(frozen=True)
class Traced:
    """One case: what the cut holds, the episodes with their messages as they are now, and the figures it is part of.

    `names` are those of units by level and number.
    """

    cut: CountedCut
    case: main.Case
    sources: tuple[Source, ...]
    figures: Mapping[FigureKey, RawFigure]
    names: Mapping[tuple[str, str], str]


@dataclass(frozen=True)
class ListedCase:
    """One row behind a figure: the case, the child where children are counted, how it counts, and why if it does not.

    `weight` is the part that counts for the unit, by `rule`.
    """

    birth_id: str
    row_id: str
    month: int
    weight: float
    rule: str
    explained: Explained


@dataclass(frozen=True)
class Asked:
    """Which rows behind a figure: those with an outcome, or only those that one criterion decided."""

    counted: Counted
    outcome: Outcome
    place: int | None = None


@dataclass(frozen=True)
class Appearance:
    """A cut that holds an episode, and the number of its case there."""

    cut: CountedCut
    birth_id: str


def counted_cuts() -> tuple[CountedCut, ...]:
    """Finished computations whose cut is still there, newest first."""
    return tuple(_counted_cut(each, each.cut) for each in _done() if each.cut and each.cut.path.is_dir())


def counted_cut(computation: int) -> CountedCut | None:
    """One of those; None when there is none with this number."""
    found = _done().filter(pk=computation).first()
    return _counted_cut(found, found.cut) if found and found.cut and found.cut.path.is_dir() else None


def waterfall(cut: CountedCut, counted: Counted) -> Waterfall:
    """How a figure comes about."""
    return main.waterfall(cut.path, counted)


def figure(cut: CountedCut, counted: Counted) -> RawFigure | None:
    """The figure as it was saved; None when the unit has none."""
    key = (counted.indicator.code, counted.part, counted.level, counted.unit)
    return _figures(cut, {(counted.level, counted.unit)}).get(key)


def units(cut: CountedCut) -> Mapping[tuple[str, str], str]:
    """Every unit with figures in a computation, with its name; by level, then by name."""
    rows = Figure.objects.filter(computation=cut.computation).order_by().values_list("level", "unit").distinct()
    named = _names(set(rows))
    order = {level: place for place, level in enumerate(indicators.LEVELS)}
    return dict(sorted(named.items(), key=lambda each: (order[each[0][0]], each[1], each[0][1])))


@transaction.atomic
def trace(*, by: Access, cut: CountedCut, birth_id: str) -> Traced | None:
    """One case from message to figure; writes down who looked. None when the cut does not hold it."""
    case = main.trace(cut.path, birth_id) if by.may(Permission.SEE_ALL) else None
    if case is None:
        return None
    sources = tracing.sources_of(by, [link["episode_id"] for link in case.links])
    places = {(row["level"], row["unit"]) for row in case.attributions}
    details = {"case": birth_id, "episodes": [each.history.summary.id for each in sources]}
    _looked(Action.CASE_TRACED, by, cut, details)
    return Traced(cut, case, sources, _figures(cut, places), _names(places))


@transaction.atomic
def list_cases(
    *, by: Access, cut: CountedCut, asked: Asked, first: int = 0, count: int = 20
) -> tuple[tuple[ListedCase, ...], int]:
    """The rows behind a figure, `count` from position `first`, and how many there are; writes down who looked."""
    if not by.may(Permission.SEE_ALL):
        return (), 0
    counted = asked.counted
    step = (asked.outcome, asked.place)
    rows, total = main.cases_in(cut.path, counted, step, first=first, count=count)
    _looked(Action.CASES_LISTED, by, cut, {
        "indicator": counted.indicator.code, "part": counted.part or "", "level": counted.level, "unit": counted.unit,
        "outcome": asked.outcome.value, "cases": len(rows),
    })  # fmt: skip
    return tuple(_listed(*pair) for pair in rows), total


@transaction.atomic
def appearances(*, by: Access, episode_id: int) -> tuple[Appearance, ...] | None:
    """What became of an episode: of each year the newest finished computation that holds it; writes down who looked.

    None when there is no such episode.
    """
    identity = tracing.identity_of(by, episode_id) if by.may(Permission.SEE_ALL) else None
    if identity is None:
        return None
    found: dict[int, Appearance] = {}
    for cut in counted_cuts():
        if cut.year not in found and (case := main.cases_of(cut.path, [identity]).get(identity)):
            found[cut.year] = Appearance(cut, case)
    lvr = by.organisation.lvr_number
    record(Action.EPISODE_VIEWED, by=by.user, organisation=lvr, about=f"episode {episode_id}")
    return tuple(found.values())


def _done() -> QuerySet[Computation]:
    return Computation.objects.filter(state=State.DONE).select_related("cut")


def _counted_cut(row: Computation, cut: Cut) -> CountedCut:
    return CountedCut(row.pk, row.year, cut.folder, cut.path, row.started or row.asked)


def _listed(row: Mapping, explained: Explained) -> ListedCase:
    return ListedCase(row["birth_id"], row["row_id"], row["birth_month"], row["weight"], row["rule"], explained)


def _looked(action: Action, by: Access, cut: CountedCut, details: Mapping) -> None:
    about = f"computation {cut.computation}"
    record(action, by=by.user, organisation=by.organisation.lvr_number, about=about, details=details)


def _figures(cut: CountedCut, places: set[tuple[str, str]]) -> dict[FigureKey, RawFigure]:
    chosen = Q(pk__in=())
    for level, unit in places:
        chosen |= Q(level=level, unit=unit)
    rows = Figure.objects.filter(chosen, computation=cut.computation)
    return {
        (row.indicator, row.part or None, row.level, row.unit): RawFigure(
            row.numerator, row.denominator, row.undetermined, row.outside, row.value
        )
        for row in rows
    }


def _names(places: set[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Names as the register has them now; the number where it has none."""
    vsvs = dict(Vsv.objects.values_list("number", "name"))
    organisations = dict(Organisation.objects.values_list("lvr_number", "name"))
    known = {"vsv": vsvs, "hospital": organisations, "practice": organisations}
    return {(level, unit): known.get(level, {}).get(unit, unit) for level, unit in places}
