"""Figures of a score: the mean of the marks on each topic, and the response, per VSV and for the country.

The engine only sums whole numbers, so that every engine gives the same to the last digit.
"""

from collections.abc import Sequence
from typing import Any

import ibis
import polars as pl

from ooievaar import statistics
from ooievaar.indicators.assessing import Engine
from ooievaar.indicators.criterion import ibis_table
from ooievaar.indicators.declaration import Indicator, Score, Version
from ooievaar.records import ATTRIBUTIONS, BIRTHS, FIGURES, RESPONSES

# Experiences tell of a VSV; which hospital or practice a mark is about, no cut holds.
LEVELS = ("country", "vsv")
_SUMS = ("marks", "total", "people", "squares", "crossed", "sizes")
_UNIT = {"level": pl.lit("country"), "unit": pl.lit("NL")}
_DECIMALS = 6  # as weights of births are rounded where they are counted


def compute(cut: Engine, indicator: Indicator, version: Version, *, year: int, levels: Sequence[str]) -> pl.DataFrame:
    """The scores and the response of a year as rows of `records.FIGURES`; none in a year in which nobody answered.

    Of a score the numerator is the sum of the marks, the denominator their number, and value and bounds are on the
    scale; marks of one person are taken together in the interval. Of the response they are answered questionnaires,
    births and their ratio in per cent, without interval: it is no sample. Every VSV with births or answers has rows.
    """
    answered, cases = _answered(cut, year), _cases(cut, indicator, year)
    if not answered["numerator"].sum():
        return FIGURES.frame()
    response = answered.join(cases, on=("level", "unit"), how="full", coalesce=True).filter(
        pl.col("unit").is_not_null()
    )
    units = response.select("level", "unit")
    sums = _sums(cut, indicator, version, year)
    scores = [_score(units, sums, part.code, indicator) for part in version.parts]
    rows = pl.concat([_response(response), *scores]).with_columns(
        year=pl.lit(year, pl.Int64), indicator=pl.lit(indicator.code), version=pl.lit(version.since, pl.Int64)
    )
    return rows.filter(pl.col("level").is_in(list(levels))).select(FIGURES.names).sort(FIGURES.key)


def sql(indicator: Indicator, version: Version, year: int, dialect: str) -> str:
    """The statement that sums the marks: by VSV and topic, over people."""
    return str(ibis.to_sql(_statement(indicator, version, year), dialect=dialect))


def _statement(indicator: Indicator, version: Version, year: int) -> Any:
    """Two steps: what each person gave on a topic, then the sums over people that mean and interval need."""
    score = _declared(indicator)
    table = ibis_table(indicator.counts)
    marks = table.filter((table[indicator.year_column] == year) & version.denominator.bind(table))
    conditions = [(part.denominator.bind(marks), part.code) for part in version.parts if part.denominator]
    rows = marks.select("vsv", person=marks[score.person], mark=marks[score.mark], part=ibis.cases(*conditions))
    of_one = rows.group_by("vsv", "part", "person").aggregate(given=rows.mark.sum(), size=rows.mark.count())
    return of_one.group_by("vsv", "part").aggregate(
        marks=of_one["size"].sum(),
        total=of_one.given.sum(),
        people=of_one["size"].count(),
        squares=(of_one.given * of_one.given).sum(),
        crossed=(of_one.given * of_one["size"]).sum(),
        sizes=(of_one["size"] * of_one["size"]).sum(),
    )


def _declared(indicator: Indicator) -> Score:
    if indicator.score is None:
        raise ValueError(f"{indicator.code} is no score")
    return indicator.score


def _sums(cut: Engine, indicator: Indicator, version: Version, year: int) -> pl.DataFrame:
    """By part, level and unit; what counts for no known VSV counts for the country."""
    found = cut.query(sql(indicator, version, year, cut.dialect)).with_columns(pl.col(_SUMS).cast(pl.Int64))
    return _with_country(found, ("part",), _SUMS)


def _with_country(found: pl.DataFrame, by: Sequence[str], names: Sequence[str]) -> pl.DataFrame:
    country = found.group_by(by).agg(pl.col(names).sum()) if by else found.select(pl.col(names).sum())
    vsvs = found.filter(pl.col("vsv").is_not_null()).with_columns(level=pl.lit("vsv"), unit=pl.col("vsv"))
    columns = ("level", "unit", *by, *names)
    return pl.concat([country.with_columns(**_UNIT).select(columns), vsvs.select(columns)])


def _answered(cut: Engine, year: int) -> pl.DataFrame:
    table = ibis_table(RESPONSES)
    rows = table.filter(table.year == year).select("vsv", numerator=table["count"])
    found = cut.query(str(ibis.to_sql(rows, dialect=cut.dialect))).with_columns(pl.col("numerator").cast(pl.Int64))
    return _with_country(found, (), ("numerator",))


def _cases(cut: Engine, indicator: Indicator, year: int) -> pl.DataFrame:
    births, attributions = ibis_table(BIRTHS), ibis_table(ATTRIBUTIONS)
    counted = births.filter((births.birth_year == year) & _declared(indicator).cases.bind(births)).select("birth_id")
    weights = attributions.filter(attributions.level.isin(LEVELS)).select("birth_id", "level", "unit", "weight")
    joined = counted.join(weights, "birth_id")
    sums = joined.group_by("level", "unit").aggregate(denominator=joined.weight.sum())
    found = cut.query(str(ibis.to_sql(sums, dialect=cut.dialect)))
    return found.select("level", "unit", pl.col("denominator").cast(pl.Float64).round(_DECIMALS))


def _response(response: pl.DataFrame) -> pl.DataFrame:
    filled = response.with_columns(pl.col("numerator", "denominator").fill_null(0).cast(pl.Float64))
    percentage = pl.when(pl.col("denominator") > 0).then(100 * pl.col("numerator") / pl.col("denominator"))
    return _row(filled.with_columns(value=percentage, lower=_EMPTY, upper=_EMPTY, people=pl.col("numerator")), None)


def _score(units: pl.DataFrame, sums: pl.DataFrame, part: str, indicator: Indicator) -> pl.DataFrame:
    score = _declared(indicator)
    of_part = sums.filter(pl.col("part") == part)
    rows = units.join(of_part, on=("level", "unit"), how="left").with_columns(pl.col(_SUMS).fill_null(0))
    products = (rows["squares"].to_numpy(), rows["crossed"].to_numpy(), rows["sizes"].to_numpy())
    bounds = statistics.clustered_mean(
        rows["total"].to_numpy(), rows["marks"].to_numpy(), rows["people"].to_numpy(), products
    )
    value, lower, upper = (pl.Series(each).fill_nan(None) for each in bounds)
    counted = rows.with_columns(
        numerator=pl.col("total").cast(pl.Float64),
        denominator=pl.col("marks").cast(pl.Float64),
        value=value,
        lower=lower.clip(score.lowest, score.highest),
        upper=upper.clip(score.lowest, score.highest),
    )
    return _row(counted, part)


_EMPTY = pl.lit(None, pl.Float64)


def _row(rows: pl.DataFrame, part: str | None) -> pl.DataFrame:
    return rows.select(
        "level",
        "unit",
        pl.lit(part, pl.String).alias("part"),
        "numerator",
        "denominator",
        "value",
        "lower",
        "upper",
        pl.col("people").cast(pl.Int64).alias("respondents"),
        undetermined=pl.lit(0.0),
        outside=pl.lit(0.0),
    )
