"""Counts over facts, and the cases behind each count."""

from datetime import date

import polars as pl

from ooievaar.quality.facts import Fact, facts_in
from ooievaar.quality.measures import OF_MESSAGES
from ooievaar.records import QUALITY

COUNTRY = "NL"
_UNIT = ("month", "lvr_number")


def counts(facts: pl.DataFrame) -> pl.DataFrame:
    """`records.QUALITY` over facts: per month of care, organisation (and "NL" for all), measure and item.

    What applies to no episode has no row; episodes without any date to place them by are left out.
    """
    found = list(facts_in(facts))
    marks = [column for fact in found for column in _marks(fact)]
    units = facts.filter(pl.col("month").is_not_null()).group_by(_UNIT).agg(marks)
    country = units.with_columns(lvr_number=pl.lit(COUNTRY)).group_by(_UNIT).agg(pl.exclude(_UNIT).sum())
    both = pl.concat([units, country])
    return _long([_rows(both, fact) for fact in found])


def received_counts(received: pl.DataFrame) -> pl.DataFrame:
    """`records.QUALITY` from `records.RECEIVED`: what came in per month of receipt, and "NL" for all."""
    country = received.with_columns(lvr_number=pl.lit(COUNTRY)).group_by(_UNIT).agg(pl.exclude(_UNIT).sum())
    both = pl.concat([received, country.select(received.columns)]).with_columns(total=pl.col("received"))
    return _long([
        both.select(
            *_UNIT, pl.lit(each.code).alias("measure"), pl.lit(None, pl.String).alias("item"),
            pl.col(each.code).alias("count"), "total",
        )
        for each in OF_MESSAGES
    ])  # fmt: skip


def merged_counts(facts: pl.DataFrame, received: pl.DataFrame) -> pl.DataFrame:
    """`records.QUALITY` of registrations and of messages received, in one table."""
    return pl.concat([received_counts(received), counts(facts)]).sort(QUALITY.key)


def cases(facts: pl.DataFrame, month: date, lvr_number: str, measure: str, item: str | None) -> pl.Series:
    """The episode_ids that one count of `counts` counted, in their order; none where nothing was counted."""
    column = Fact(measure, item).column
    if column not in facts.columns:
        return pl.Series("episode_id", [], pl.String)
    here = (pl.col("month") == month) & pl.col(column)
    own = pl.lit(value=True) if lvr_number == COUNTRY else pl.col("lvr_number") == lvr_number
    return facts.filter(here & own)["episode_id"].sort()


def _marks(fact: Fact) -> tuple[pl.Expr, pl.Expr]:
    value = pl.col(fact.column)
    return (
        value.sum().cast(pl.Int64).alias(f"{fact.column}|count"),
        value.count().cast(pl.Int64).alias(f"{fact.column}|total"),
    )


def _rows(units: pl.DataFrame, fact: Fact) -> pl.DataFrame:
    return units.select(
        *_UNIT,
        pl.lit(fact.measure).alias("measure"),
        pl.lit(fact.item, pl.String).alias("item"),
        pl.col(f"{fact.column}|count").alias("count"),
        pl.col(f"{fact.column}|total").alias("total"),
    )


def _long(parts: list[pl.DataFrame]) -> pl.DataFrame:
    rows = pl.concat([QUALITY.frame(), *parts])
    return rows.filter(pl.col("total") > 0).sort(QUALITY.key)
