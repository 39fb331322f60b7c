"""Months of a year: computed with the figures, and asked for one's own unit and VSVs. All of it disclosed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings

from ooievaar import main
from ooievaar.disclosure import Key
from ooievaar.portal.figures.adjusted_models import ShownSeries
from ooievaar.portal.figures.models import Computation
from ooievaar.portal.figures.queries import COUNTRY, Unit, latest_computation, units_of
from ooievaar.portal.figures.states import State
from ooievaar.portal.figures.successive import register_of
from ooievaar.portal.organisations.access import Access

BATCH = 2000
YEARS = 3
QUARTER = 3


@dataclass(frozen=True)
class Period:
    """A month or a quarter by its first day, with what was counted in it."""

    start: date
    numerator: int
    denominator: int


@dataclass(frozen=True)
class UnitSeries:
    """Periods of one unit, oldest first, each of `months` months, all by one definition.

    `is_earlier`: those of the newest year are as an earlier computation showed them.
    """

    unit: Unit
    months: int
    periods: tuple[Period, ...]
    is_earlier: bool = False


@dataclass(frozen=True)
class Monthly:
    """What a computation gives: the series of every unit, and by which version of its definition."""

    series: Mapping[Key, main.Series]
    versions: Mapping[str, int]


NOTHING = Monthly({}, {})


def monthly(computation: Computation, cut: Path, shown: main.Shown) -> Monthly:
    """The months of a cut, given what is shown of its figures and what was shown of the year before."""
    counts = main.by_month(cut=cut, year=computation.year, engine=settings.ENGINE) if shown else None
    if counts is None or counts.is_empty():
        return NOTHING
    earlier = Computation.objects.filter(year=computation.year, state=State.DONE, pk__lt=computation.pk)
    before = [_shown(pk) for pk in earlier.order_by("-pk").values_list("pk", flat=True)]
    series = main.disclose_series(counts, shown, register_of(cut), computation.year, before)
    return Monthly(series, dict(counts.select("indicator", "version").unique().iter_rows()))


def save_monthly(computation: Computation, found: Monthly) -> None:
    """Within the transaction that saves the figures."""
    rows = (
        ShownSeries(
            computation=computation,
            indicator=indicator,
            part=part or "",
            version=found.versions[indicator],
            level=level,
            unit=unit,
            months=series.months,
            counts=series.counts,
            is_earlier=series.is_earlier,
        )
        for (indicator, part, level, unit), series in found.series.items()
    )
    ShownSeries.objects.bulk_create(rows, BATCH)


def series(access: Access, year: int, indicator: str, part: str | None = None) -> tuple[UnitSeries, ...]:
    """The own unit and VSV(s) up to a year, at most three years and back to where the definition changed."""
    units = [unit for unit in units_of(access, year) if unit.level != COUNTRY[0]]
    years = [_rows(year - back, indicator, part) for back in range(YEARS)]
    found = (_joined(unit, year, [rows.get((unit.level, unit.number)) for rows in years]) for unit in units)
    return tuple(each for each in found if each)


def _rows(year: int, indicator: str, part: str | None) -> dict[tuple[str, str], ShownSeries]:
    rows = ShownSeries.objects.filter(
        computation=latest_computation(year),
        indicator=indicator,
        part=part or "",
        level__in=("vsv", "hospital", "practice"),
    )
    return {(row.level, row.unit): row for row in rows}


def _joined(unit: Unit, year: int, newest_first: Sequence[ShownSeries | None]) -> UnitSeries | None:
    rows: list[ShownSeries] = []
    for row in newest_first:
        if row is None or (rows and row.version != rows[0].version):
            break
        rows.append(row)
    if not rows:
        return None
    months = max(row.months for row in rows)
    dated = reversed([(year - back, row) for back, row in enumerate(rows)])
    periods = tuple(period for when, row in dated for period in _periods(when, row, months))
    return UnitSeries(unit, months, periods, rows[0].is_earlier)


def _periods(year: int, row: ShownSeries, months: int) -> Iterator[Period]:
    """The periods of a year; months are added up where another year has quarters."""
    size = months // row.months
    for place in range(0, len(row.counts), size):
        numerator, denominator = map(sum, zip(*row.counts[place : place + size], strict=True))
        yield Period(date(year, place * row.months + 1, 1), numerator, denominator)


def _shown(computation: int) -> dict[Key, main.Series]:
    rows = ShownSeries.objects.filter(computation=computation)
    fields = ("indicator", "part", "level", "unit", "months", "counts", "is_earlier")
    return {
        (indicator, part or None, level, unit): main.Series(months, tuple(map(tuple, counts)), is_earlier)
        for indicator, part, level, unit, months, counts, is_earlier in rows.values_list(*fields)
    }
