"""Figures per month of a reporting year: what a control chart needs, for every unit."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any

import ibis
import polars as pl

from ooievaar.indicators.assessing import Engine, outcome
from ooievaar.indicators.catalogue import OF_BIRTHS
from ooievaar.indicators.criterion import ibis_table
from ooievaar.indicators.declaration import Indicator, Measure
from ooievaar.indicators.outcome import Outcome
from ooievaar.records import ATTRIBUTIONS

MONTHLY = {
    "indicator": pl.String(),
    "part": pl.String(),
    "version": pl.Int64(),
    "level": pl.String(),
    "unit": pl.String(),
    "month": pl.Int64(),
    "numerator": pl.Float64(),
    "denominator": pl.Float64(),
}
_DECIMALS = 6  # as figures are rounded

type _Counted = tuple[Indicator, Measure]


def by_month(cut: Engine, year: int) -> pl.DataFrame:
    """Per indicator its own figure, or its first part where it has none, by month of birth: `MONTHLY`.

    What is undetermined or outside the denominator is left out, and so are births of which the month is not known.
    """
    counted = sorted(
        ((indicator, _main(indicator, year)) for indicator in OF_BIRTHS if indicator.covers(year)), key=_table_name
    )
    frames = [
        _of_measure(sums, each, year)
        for _name, group in groupby(counted, key=_table_name)
        for chosen in [tuple(group)]
        for sums in [cut.query(_text(chosen, year, cut.dialect))]
        for each in chosen
    ]
    return pl.concat([pl.DataFrame(schema=MONTHLY), *frames]).sort("indicator", "level", "unit", "month")


def _main(indicator: Indicator, year: int) -> Measure:
    return next(each for each in indicator.version_for(year).measures if each.numerator is not None)


def _table_name(counted: _Counted) -> str:
    return counted[0].counts.name


@lru_cache(maxsize=32)
def _text(counted: tuple[_Counted, ...], year: int, dialect: str) -> str:
    return str(ibis.to_sql(_statement(counted, year), dialect=dialect))


def _statement(counted: Sequence[_Counted], year: int) -> Any:
    table = ibis_table(counted[0][0].counts)
    dated = table.filter((table.birth_year == year) & table.birth_month.notnull())
    outcomes = {indicator.code: outcome(measure, dated) for indicator, measure in counted}
    rows = dated.select("birth_id", "birth_month", **outcomes)
    wanted = ibis_table(ATTRIBUTIONS).select("birth_id", "level", "unit", "weight")
    joined = rows.join(wanted, "birth_id")
    sums = {
        f"{code}__{value.value}": joined.weight.sum(where=joined[code] == value.value)
        for code in outcomes
        for value in (Outcome.NUMERATOR, Outcome.DENOMINATOR)
    }
    return joined.group_by("level", "unit", "birth_month").aggregate(**sums)


def _of_measure(sums: pl.DataFrame, counted: _Counted, year: int) -> pl.DataFrame:
    indicator, measure = counted
    met, only = (
        pl.col(f"{indicator.code}__{value.value}").fill_null(0).round(_DECIMALS)
        for value in (Outcome.NUMERATOR, Outcome.DENOMINATOR)
    )
    return sums.select(
        pl.lit(indicator.code).alias("indicator"),
        pl.lit(measure.part, pl.String).alias("part"),
        pl.lit(indicator.version_for(year).since, pl.Int64).alias("version"),
        "level",
        "unit",
        pl.col("birth_month").cast(pl.Int64).alias("month"),
        met.cast(pl.Float64).alias("numerator"),
        (met + only).cast(pl.Float64).alias("denominator"),
    )
