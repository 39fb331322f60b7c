"""Which cases move in and out of numerator and denominator, from one cut or definition to another."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import ibis
import polars as pl

from ooievaar.indicators.assessing import Engine, outcome
from ooievaar.indicators.criterion import ibis_table
from ooievaar.indicators.declaration import Indicator, Version
from ooievaar.indicators.outcome import Outcome
from ooievaar.records import ATTRIBUTIONS

_WHOLE = ":whole"
_OUTCOMES = pl.Enum([value.value for value in Outcome])
_IN = {
    "numerator": (Outcome.NUMERATOR.value,),
    "denominator": (Outcome.NUMERATOR.value, Outcome.DENOMINATOR.value),
}
MOVES = tuple(f"{place}_{way}" for place in _IN for way in ("came", "went"))


def placed(cut: Engine, indicator: Indicator, version: Version, *, year: int, levels: Sequence[str]) -> pl.DataFrame:
    """What each case of the year counts as, for every unit that it counts for.

    Columns: the key of the counted table, `level`, `unit`, and per measure of the version its outcome.
    """
    found = cut.query(_placed(indicator, version, year, tuple(levels), cut.dialect))
    return found.with_columns(pl.col([measure.part or _WHOLE for measure in version.measures]).cast(_OUTCOMES))


@lru_cache(maxsize=64)
def _placed(indicator: Indicator, version: Version, year: int, levels: tuple[str, ...], dialect: str) -> str:
    table, attributions = ibis_table(indicator.counts), ibis_table(ATTRIBUTIONS)
    measures = {measure.part or _WHOLE: outcome(measure, table) for measure in version.measures}
    keys = dict.fromkeys(("birth_id", indicator.counts.key[0]))
    rows = table.filter(table.birth_year == year).select(*keys, **measures)
    wanted = attributions.filter(attributions.level.isin(levels)).select("birth_id", "level", "unit")
    chosen = rows.join(wanted, "birth_id").select(indicator.counts.key[0], "level", "unit", *measures)
    return str(ibis.to_sql(chosen, dialect=dialect))


def moved(before: pl.DataFrame, after: pl.DataFrame) -> pl.DataFrame:
    """How many cases newly count, and no longer count; both given by `placed`, with cases under the same numbers.

    Columns: `part`, `level`, `unit`, and per place `numerator` and `denominator` the cases that `came` and `went`. A
    case counts once, whatever its weight; what moves to another unit went there and came here.
    """
    key = [*before.columns[: before.columns.index("unit") + 1]]
    measures = [*dict.fromkeys(name for frame in (before, after) for name in frame.columns if name not in key)]
    both = _complete(before, measures).join(
        _complete(after, measures), on=key, how="full", coalesce=True, suffix=":after"
    )
    parts = [both.group_by("level", "unit").agg(_counts(name)).with_columns(_part(name)) for name in measures]
    return pl.concat(parts).select("part", "level", "unit", *MOVES).sort("part", "level", "unit")


def _complete(placed: pl.DataFrame, measures: Sequence[str]) -> pl.DataFrame:
    """With a column for every measure: in one that a version does not have, nobody counts."""
    absent = [pl.lit(None, _OUTCOMES).alias(name) for name in measures if name not in placed.columns]
    return placed.with_columns(absent)


def _counts(measure: str) -> list[Any]:
    counts = []
    for place, outcomes in _IN.items():
        was, becomes = (
            pl.col(name).cast(pl.String).is_in(outcomes).fill_null(False) for name in (measure, f"{measure}:after")
        )
        counts += [(becomes & ~was).sum().alias(f"{place}_came"), (was & ~becomes).sum().alias(f"{place}_went")]
    return [each.cast(pl.Int64) for each in counts]


def _part(measure: str) -> Any:
    return pl.lit(None if measure == _WHOLE else measure, pl.String).alias("part")
