"""Figures: one statement per counted table, which sums the weights of each outcome by level and unit."""

from collections.abc import Mapping, Sequence
from functools import lru_cache, reduce
from itertools import groupby
from operator import add
from typing import Any

import ibis
import polars as pl
import sqlglot

from ooievaar import statistics
from ooievaar.indicators import scoring
from ooievaar.indicators.assessing import DIALECT, Engine, outcome
from ooievaar.indicators.catalogue import INDICATORS
from ooievaar.indicators.criterion import Criterion, ibis_table
from ooievaar.indicators.declaration import Indicator, Measure, Version
from ooievaar.indicators.outcome import Outcome
from ooievaar.records import ATTRIBUTIONS, FIGURES, Table, codes

LEVELS = tuple(code.value for code in codes.LEVEL.codes)

# Weights are whole multiples of 2^-30 (see linkage), so their sums are exact and the same on every engine and run;
# rounding takes away what a third lacks in that grain.
_DECIMALS = 6

# A code of an indicator -> the first reporting year of the version to count with, whatever the year that is counted.
type Versions = Mapping[str, int]
type _Counted = tuple[Indicator, Version, Measure]

_IN_FORCE: Versions = {}


def compute(
    cut: Engine,
    *,
    year: int,
    levels: Sequence[str] = LEVELS,
    only: Sequence[str] | None = None,
    versions: Versions = _IN_FORCE,
    among: Sequence[Indicator] = INDICATORS,
) -> pl.DataFrame:
    """The figures of a reporting year as `records.FIGURES`, sorted by its key.

    `only` names measures; without it all `among` those that have a definition for the year are computed. `versions` has
    other definitions than those in force, adopted or proposed. `among` are the indicators of the national set unless
    others are given, such as `NEUTRAL`. Value and Wilson 95 % interval are percentages, not rounded; they are null
    where the denominator is zero or there is no numerator. What a score gives instead `scoring.compute` tells.

    Raises:
        LookupError: `only` or `versions` names a measure or version that does not exist.
    """
    chosen = among if only is None else [_named(code, among) for code in only]
    others = {code: _named(code, among).version_since(since) for code, since in versions.items()}
    counted = [each for indicator in chosen if not indicator.score for each in _counted(indicator, year, others)]
    by_table = groupby(sorted(counted, key=_table_name), key=_table_name)
    frames = [_figures(cut, list(group), year, levels) for _name, group in by_table]
    frames += [
        scoring.compute(cut, indicator, version, year=year, levels=levels)
        for indicator in chosen
        if indicator.score and (version := _version(indicator, year, others))
    ]
    return pl.concat([FIGURES.frame(), *frames]).sort(FIGURES.key)


def _named(code: str, among: Sequence[Indicator]) -> Indicator:
    for each in among:
        if each.code == code:
            return each
    raise LookupError(f"there is no indicator {code!r}")


def sql(indicator: Indicator, version: Version, dialect: str = DIALECT) -> str:
    """The statement that counts this version of an indicator, for its first reporting year and all levels."""
    if indicator.score:
        return scoring.sql(indicator, version, version.since, dialect)
    counted = tuple((indicator, version, measure) for measure in version.measures)
    return _text(counted, version.since, LEVELS, dialect)


def condition(criterion: Criterion, table: Table, dialect: str = DIALECT) -> str:
    """A criterion as one SQL condition over the columns of its table."""
    bound = ibis_table(table)
    selected = str(ibis.to_sql(bound.select(met=criterion.bind(bound)), dialect=dialect))
    met = sqlglot.parse_one(selected, read=dialect).expressions[0].unalias()
    for column in met.find_all(sqlglot.exp.Column):
        column.set("table", None)
    text: str = met.sql(dialect=dialect)
    return text


def _counted(indicator: Indicator, year: int, others: Mapping[str, Version]) -> list[_Counted]:
    """What to count of an indicator; nothing in a year before it existed, unless a version is given for it."""
    version = _version(indicator, year, others)
    return [(indicator, version, measure) for measure in version.measures] if version else []


def _version(indicator: Indicator, year: int, others: Mapping[str, Version]) -> Version | None:
    if indicator.code not in others and not indicator.covers(year):
        return None
    return others.get(indicator.code) or indicator.version_for(year)


def _table_name(counted: _Counted) -> str:
    return counted[0].counts.name


def _name(counted: _Counted) -> str:
    indicator, _version, measure = counted
    return f"{indicator.code}__{measure.part}" if measure.part else indicator.code


def _figures(cut: Engine, counted: Sequence[_Counted], year: int, levels: Sequence[str]) -> pl.DataFrame:
    sums = cut.query(_text(tuple(counted), year, tuple(levels), cut.dialect))
    return _with_intervals(pl.concat([_of_measure(sums, each, year) for each in counted]))


@lru_cache(maxsize=256)
def _text(counted: tuple[_Counted, ...], year: int, levels: tuple[str, ...], dialect: str) -> str:
    """The statement as SQL; kept, as composing it takes a fair part of the time of one small question."""
    return str(ibis.to_sql(_statement(counted, year, levels), dialect=dialect))


def _statement(counted: Sequence[_Counted], year: int, levels: Sequence[str]) -> Any:
    """Three steps: what each row counts as; weights by unit and combination of outcomes; those summed per outcome.

    The middle step keeps it quick: a year has many rows and few combinations.
    """
    table = ibis_table(counted[0][0].counts)
    columns = _by_name(counted, table) if len(counted) <= _FEW else _by_number(counted, table)
    rows = table.filter(table.birth_year == year).select("birth_id", **columns)
    attributions = ibis_table(ATTRIBUTIONS)
    wanted = attributions.filter(attributions.level.isin(levels)).select("birth_id", "level", "unit", "weight")
    attributed = rows.join(wanted, "birth_id").select("level", "unit", "weight", *columns)
    combined = attributed.group_by("level", "unit", *columns).aggregate(weight=attributed.weight.sum())
    sums = {
        f"{_name(each)}__{value.value}": combined.weight.sum(where=_counts_as(combined, _name(each), place, value))
        for place, each in enumerate(counted)
        for value in Outcome
    }
    return combined.group_by("level", "unit").aggregate(**sums)


# Few measures are written by name, so that people can read the statement. Grouping by many texts takes three times as
# long as by one number, which holds thirty measures in two bits each.
_FEW = 8
_PER_NUMBER = 30
_DIGITS = {value: number for number, value in enumerate(Outcome)}


def _by_name(counted: Sequence[_Counted], table: Any) -> dict[str, Any]:
    return {_name(each): outcome(each[2], table) for each in counted}


def _by_number(counted: Sequence[_Counted], table: Any) -> dict[str, Any]:
    starts = range(0, len(counted), _PER_NUMBER)
    return {
        f"outcomes_{first // _PER_NUMBER}": _number(counted[first : first + _PER_NUMBER], table) for first in starts
    }


def _number(counted: Sequence[_Counted], table: Any) -> Any:
    digits = (
        outcome(each[2], table, {value: digit << 2 * place for value, digit in _DIGITS.items()}).cast("int64")
        for place, each in enumerate(counted)
    )
    return reduce(add, digits)


def _counts_as(combined: Any, name: str, place: int, value: Outcome) -> Any:
    """Whether a combination has this outcome for the measure with this name and place."""
    if name in combined.columns:
        return combined[name] == value.value
    number, within = divmod(place, _PER_NUMBER)
    return ((combined[f"outcomes_{number}"] >> 2 * within) & 3) == _DIGITS[value]


def _of_measure(sums: pl.DataFrame, counted: _Counted, year: int) -> pl.DataFrame:
    """The figures of one measure, still without value and interval."""
    indicator, version, measure = counted
    total = {value: pl.col(f"{_name(counted)}__{value.value}").fill_null(0).round(_DECIMALS) for value in Outcome}
    only_denominator = pl.lit(None, pl.Float64) if measure.numerator is None else total[Outcome.NUMERATOR]
    return sums.select(
        pl.lit(year, pl.Int64).alias("year"),
        pl.lit(indicator.code).alias("indicator"),
        pl.lit(measure.part, pl.String).alias("part"),
        pl.lit(version.since, pl.Int64).alias("version"),
        "level",
        "unit",
        only_denominator.alias("numerator"),
        (total[Outcome.NUMERATOR] + total[Outcome.DENOMINATOR]).alias("denominator"),
        total[Outcome.UNDETERMINED].alias("undetermined"),
        total[Outcome.OUTSIDE].alias("outside"),
    )


def _with_intervals(counts: pl.DataFrame) -> pl.DataFrame:
    numerator, denominator = counts["numerator"].to_numpy(), counts["denominator"].to_numpy()
    lower, upper = statistics.wilson(numerator, denominator)
    value = pl.when(pl.col("denominator") > 0).then(100 * pl.col("numerator") / pl.col("denominator"))
    bounds = (pl.Series("lower", 100 * lower), pl.Series("upper", 100 * upper))
    nobody = pl.lit(None, pl.Int64).alias("respondents")
    filled = counts.with_columns(value.alias("value"), nobody, *(bound.fill_nan(None) for bound in bounds))
    return filled.select(FIGURES.names)
