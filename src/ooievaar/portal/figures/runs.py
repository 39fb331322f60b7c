"""What the office sees of computations; the only queries that give undisclosed figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from ooievaar import main
from ooievaar.portal.figures.models import Computation, Figure, ShownFigure
from ooievaar.portal.figures.queries import order
from ooievaar.portal.figures.states import UNFINISHED, WORDS, State
from ooievaar.warehouse import Kind


@dataclass(frozen=True)
class FrozenCut:
    """The cut of a computation."""

    folder: str
    kind: Kind
    checksum: str
    moment: datetime
    births: int
    children: int
    episodes: int


@dataclass(frozen=True)
class Run:
    """One computation as the office follows it. `cut` is None until it is frozen."""

    id: int
    year: int
    state: State
    step: str
    done: int
    total: int
    by: str
    code_version: str
    asked: datetime
    started: datetime | None
    finished: datetime | None
    opened: datetime | None
    closed: datetime | None
    cut: FrozenCut | None
    is_stop_asked: bool

    @property
    def words(self) -> str:
        return str(WORDS[self.state])

    @property
    def is_unfinished(self) -> bool:
        return self.state in UNFINISHED

    @property
    def is_open(self) -> bool:
        return self.opened is not None and self.closed is None


@dataclass(frozen=True)
class OfficeFigure:
    """A figure of the whole country as computed, not disclosed, with how many VSVs have one and how many are hidden."""

    indicator: str
    part: str
    version: int
    numerator: float | None
    denominator: float
    undetermined: float
    value: float | None
    lower: float | None
    upper: float | None
    vsvs: int
    hidden_vsvs: int
    respondents: int | None = None


def runs(year: int | None = None) -> tuple[Run, ...]:
    """Computations, newest first."""
    rows = Computation.objects.select_related("cut", "by")
    return tuple(_run(row) for row in (rows.filter(year=year) if year else rows))


def run(computation: int) -> Run | None:
    """One computation; None when there is none with this number."""
    row = Computation.objects.select_related("cut", "by").filter(pk=computation).first()
    return _run(row) if row else None


def country_figures(computation: int) -> tuple[OfficeFigure, ...]:
    """The country's figures of a computation, in the order of the set."""
    country = Figure.objects.filter(computation=computation, level="country")
    vsvs = ShownFigure.objects.filter(computation=computation, level="vsv")
    hidden: dict[tuple[str, str], list[bool]] = {}
    for indicator, part, reason in vsvs.values_list("indicator", "part", "hidden"):
        hidden.setdefault((indicator, part), []).append(bool(reason))
    return tuple(_office_figure(row, hidden.get((row.indicator, row.part), ())) for row in _ordered(country))


def office_values(computation: int) -> dict[tuple[str, str, str, str], float | None]:
    """The computed values, not disclosed, of the country and the VSVs, by indicator, part, level and unit."""
    rows = Figure.objects.filter(computation=computation, level__in=("country", "vsv"))
    found = rows.values_list("indicator", "part", "level", "unit", "value")
    return {(indicator, part, level, unit): value for indicator, part, level, unit, value in found}


def conflicts(computation: int) -> tuple[tuple[str, int], ...]:
    """Facts that providers told differently, by column, with in how many births; most first."""
    cut = Computation.objects.select_related("cut").get(pk=computation).cut
    return () if cut is None else tuple(main.conflicts_of(cut.path).iter_rows())


def births_in(computation: int) -> int:
    """How many births the cut of a computation holds."""
    cut = Computation.objects.select_related("cut").get(pk=computation).cut
    return cut.births if cut else 0


def _ordered(rows: Iterable[Figure]) -> list[Figure]:
    return sorted(rows, key=lambda row: order(row.indicator, row.part))


def _office_figure(row: Figure, hidden: Iterable[bool]) -> OfficeFigure:
    flags = list(hidden)
    return OfficeFigure(
        indicator=row.indicator,
        part=row.part,
        version=row.version,
        numerator=row.numerator,
        denominator=row.denominator,
        undetermined=row.undetermined,
        value=row.value,
        lower=row.lower,
        upper=row.upper,
        vsvs=len(flags),
        hidden_vsvs=sum(flags),
        respondents=row.respondents,
    )


def _run(row: Computation) -> Run:
    return Run(
        id=row.pk,
        year=row.year,
        state=State(row.state),
        step=row.step,
        done=row.done,
        total=row.total,
        by=row.by.name if row.by else "",
        code_version=row.code_version,
        asked=row.asked,
        started=row.started,
        finished=row.finished,
        opened=row.opened,
        closed=row.closed,
        cut=_cut(row),
        is_stop_asked=row.is_stop_asked,
    )


def _cut(row: Computation) -> FrozenCut | None:
    cut = row.cut
    if cut is None:
        return None
    return FrozenCut(cut.folder, Kind(cut.kind), cut.checksum, cut.moment, cut.births, cut.children, cut.episodes)
