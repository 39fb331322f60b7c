"""A year in months: counts per unit for a control chart, and what may be shown of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from ooievaar import disclosure, indicators, records, statistics, warehouse
from ooievaar.main.figures import Frames, Shown

MONTH, QUARTER = 1, 3
MONTHS = 12


@dataclass(frozen=True)
class Series:
    """Numerator and denominator of every month of a year (`months` 1) or every quarter (3), as they may be shown.

    `is_earlier`: as an earlier computation of the year showed it.
    """

    months: int
    counts: tuple[tuple[int, int], ...]
    is_earlier: bool = False


type ManySeries = Mapping[disclosure.Key, Series]


def by_month(*, cut: Path, year: int, engine: str = warehouse.DUCKDB) -> pl.DataFrame:
    """Counts per month of every unit of a cut, undisclosed: `indicators.MONTHLY`."""
    with warehouse.open_cut(cut, engine) as opened:
        return indicators.by_month(opened, year)


def disclose_series(
    monthly: pl.DataFrame, shown: Shown, register: Frames, year: int, earlier: Sequence[ManySeries] = ()
) -> dict[disclosure.Key, Series]:
    """The series of every unit that may be shown, in months or else in quarters.

    Months of fewer than ten are not left out but merged: a series with holes hides the very runs that it is made for,
    and its hole follows from the figure of the year. So a unit has months when every month may be shown, otherwise
    quarters when every quarter may, otherwise nothing. All units are disclosed together for each month and for each
    quarter, so that none follows from others; what is shown is part of what may be, in both.

    The months of the country are told nowhere, so there is nothing to subtract VSVs from, and none are given.

    `earlier` are the series that were shown of the same year before, newest first. Where a new one would tell of a few
    births that came in between, the earlier one stays, also where the figure of the year does.
    """
    parents = disclosure.nesting(register["vsvs"], register["organisations"], register["memberships"], year)
    found: dict[disclosure.Key, Series] = {}
    # Whole births per month, so that three months are their quarter, whichever of them was told before.
    whole = [(pl.col(name) + 0.5).floor().alias(name) for name in ("numerator", "denominator")]
    units = monthly.filter(pl.col("level") != "country").with_columns(whole)
    for (indicator, part), counts in units.group_by("indicator", "part"):
        before = [{key: each for key, each in then.items() if key[:2] == (indicator, part)} for then in earlier]
        told = {months: _told(counts, months, parents, before) for months in (MONTH, QUARTER)}
        for level, unit in counts.select("level", "unit").unique().iter_rows():
            key = (str(indicator), part if part is None else str(part), level, unit)
            series = _of_unit(told, (level, unit), shown.get(key)) or _before(key, before, shown.get(key))
            if series:
                found[key] = series
    return found


def _of_unit(
    told: Mapping[int, Sequence[Shown]], unit: disclosure.Unit, year: disclosure.Disclosed | None
) -> Series | None:
    """Months where those may all be told, else quarters; both need that the quarters and the year may be."""
    if year is None or year.value is None or year.is_earlier:
        return None
    per = {months: _counts(periods, unit) for months, periods in told.items()}
    if per[QUARTER] is None:
        return None
    months = QUARTER if per[MONTH] is None else MONTH
    return Series(months, per[months] or ())


def _counts(periods: Sequence[Shown], unit: disclosure.Unit) -> tuple[tuple[int, int], ...] | None:
    cells = [period.get(("", None, *unit)) for period in periods]
    if any(cell is None or cell.told is None or cell.is_earlier for cell in cells):
        return None
    return tuple((cell.numerator or 0, cell.told or 0) for cell in cells if cell)


def _before(key: disclosure.Key, earlier: Sequence[ManySeries], year: disclosure.Disclosed | None) -> Series | None:
    found = earlier[0].get(key) if earlier and year is not None and year.value is not None else None
    return None if found is None else Series(found.months, found.counts, is_earlier=True)


def _told(
    counts: pl.DataFrame, months: int, parents: Mapping[disclosure.Unit, disclosure.Unit], earlier: Sequence[ManySeries]
) -> list[Shown]:
    """For every period what may be told of all units, by a key whose part is left out."""
    period = (pl.col("month") - 1) // months
    summed = (
        counts.with_columns(period=period)
        .group_by("level", "unit", "period")
        .agg(pl.col("numerator").sum(), pl.col("denominator").sum())
    )
    units = counts.select("level", "unit").unique()
    return [
        disclosure.disclose(
            _figures(units, summed.filter(pl.col("period") == number)),
            disclosure.Policy(),
            parents,
            interval=statistics.wilson,
            earlier=[_period(then, months, number) for then in earlier],
        )
        for number in range(MONTHS // months)
    ]


def _figures(units: pl.DataFrame, summed: pl.DataFrame) -> pl.DataFrame:
    rows = units.join(summed, on=("level", "unit"), how="left").sort("level", "unit")
    return records.FIGURES.frame(
        {
            "year": 0, "indicator": "", "version": 0, "level": level, "unit": unit,
            "numerator": numerator or 0.0, "denominator": denominator or 0.0, "undetermined": 0.0, "outside": 0.0,
        }
        for level, unit, numerator, denominator in rows.select("level", "unit", "numerator", "denominator").iter_rows()
    )  # fmt: skip


def _period(earlier: ManySeries, months: int, number: int) -> dict[disclosure.Key, disclosure.Disclosed]:
    """What an earlier computation told of this period; months that were told tell their quarter."""
    told: dict[disclosure.Key, disclosure.Disclosed] = {}
    for (_indicator, _part, level, unit), series in earlier.items():
        if series.months <= months:
            size = months // series.months
            chosen = series.counts[number * size : (number + 1) * size]
            numerator, denominator = (sum(each) for each in zip(*chosen, strict=True))
            told["", None, level, unit] = disclosure.Disclosed(numerator, denominator)
    return told
