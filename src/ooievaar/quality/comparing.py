"""A count beside the organisation's own past and beside organisations of the same kind; never a ranking."""

from datetime import date

import polars as pl

from ooievaar.quality.counting import COUNTRY
from ooievaar.records import COMPARISONS

FEWEST = 10  # organisations, and cases of each, before anything of others is shown

_SUBJECT = ("lvr_number", "measure", "item")
_QUARTILES = {"lower_quartile": 0.25, "median": 0.5, "upper_quartile": 0.75}


def compare(counts: pl.DataFrame, organisations: pl.DataFrame, month: date) -> pl.DataFrame:
    """`records.COMPARISONS` of every organisation in one month; the order of the rows of `counts` does not matter.

    Of others, only what can be told of at least ten organisations with ten cases each; null where that is not so.

    Args:
        counts: `records.QUALITY`, of this month and of the thirteen before it as far as they exist.
        organisations: `records.ORGANISATIONS`; the kind says who is compared with whom.
        month: first day of the month.
    """
    kinds = organisations.select("lvr_number", "kind")
    own = counts.filter(pl.col("lvr_number") != COUNTRY)
    now = own.filter(pl.col("month") == month).join(kinds, on="lvr_number", how="left")
    rows = (
        now.pipe(_beside, _summed(own, _months_before(month, 1), month), "last_month")
        .pipe(_beside, _summed(own, _months_before(month, 12), _months_before(month, 11)), "year_ago")
        .pipe(_beside, _summed(own, _months_before(month, 12), month), "own_year")
        .join(_others(now), on=("kind", "measure", "item"), how="left", nulls_equal=True)
    )
    return rows.select(COMPARISONS.names).sort(COMPARISONS.key)


def _months_before(month: date, count: int) -> date:
    months = month.year * 12 + month.month - 1 - count
    return date(months // 12, months % 12 + 1, 1)


def _summed(counts: pl.DataFrame, first: date, until: date) -> pl.DataFrame:
    """Counts and totals from `first` up to but not including `until`."""
    chosen = counts.filter((pl.col("month") >= first) & (pl.col("month") < until))
    return chosen.group_by(_SUBJECT).agg(pl.col("count").sum(), pl.col("total").sum())


def _beside(rows: pl.DataFrame, other: pl.DataFrame, name: str) -> pl.DataFrame:
    renamed = other.rename({"count": f"{name}_count", "total": f"{name}_total"})
    return rows.join(renamed, on=_SUBJECT, how="left", nulls_equal=True)


def _others(now: pl.DataFrame) -> pl.DataFrame:
    """Per kind, measure and item: the country, and how the shares of its organisations are spread."""
    large = pl.col("total") >= FEWEST
    share = (100 * pl.col("count") / pl.col("total")).filter(large)
    spread = {name: share.quantile(part, "linear") for name, part in _QUARTILES.items()}
    found = now.group_by("kind", "measure", "item").agg(
        country_count=pl.col("count").sum(),
        country_total=pl.col("total").sum(),
        organisations=large.sum().cast(pl.Int64),
        **spread,
    )
    enough = (pl.col("organisations") >= FEWEST) & pl.col("kind").is_not_null()
    shown = ("country_count", "country_total", "organisations", *_QUARTILES)
    return found.with_columns(pl.when(enough).then(pl.col(name)).alias(name) for name in shown)
