"""One row per episode with what tells pregnancies apart, in whole numbers and texts that any engine compares alike.

Days are counted from 1 January 1970. Every episode gets the earliest and latest due date that can explain it, which is
what keeps two pregnancies of one woman apart: from the due date when it is known, else from the birth, else from the
dates of care.
"""

from collections.abc import Mapping

import polars as pl

from ooievaar.linkage.gestation import is_plausible

# Providers of one pregnancy may date it differently after a scan: known due dates may lie 20 days apart together.
DUE_MARGIN = 10
# Birth between 43 weeks and 22 weeks: at most 21 days after the due date, at most 126 days before.
AFTER_DUE, BEFORE_DUE = 21, 126
# Care starts after conception at the earliest, and nobody starts or ends it more than ten weeks after the due date.
CARE_BEFORE_DUE, CARE_AFTER_DUE = 280, 70
_NEVER, _FOREVER = -1_000_000, 1_000_000


def comparable(delivered: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """The delivered episodes as rows to link, sorted by episode_id; `number` counts them from 0."""
    episodes = delivered["episodes"].sort("episode_id")
    rows = (
        episodes.select("episode_id", "lvr_number", "mother_key", "parity", "due_date", *_mother(), *_days())
        .join(_first_children(delivered["delivered_children"]), on="episode_id", how="left", maintain_order="left")
        .join(_partners(delivered), on="episode_id", how="left", maintain_order="left")
        # A due date that the birth in the same message contradicts is a wrong date, and would tear a pregnancy apart.
        .with_columns(due_day=pl.when(is_plausible("due_date", "child_date")).then("due_day"))
        .drop("due_date", "child_date")
    )
    low, high = _due_range()
    return rows.with_columns(due_low=low, due_high=high).with_row_index("number")


def _mother() -> tuple[pl.Expr, ...]:
    postcode = pl.col("postcode").str.replace_all(r"\s", "").str.to_uppercase()
    born = pl.col("mother_birth_date")
    return (
        _day("mother_birth_date").alias("mother_birth_day"),
        born.dt.year().cast(pl.Int32).alias("birth_year"),
        born.dt.month().cast(pl.Int32).alias("birth_month"),
        born.dt.day().cast(pl.Int32).alias("birth_dom"),
        postcode.alias("postcode"),
        postcode.str.slice(0, 4).alias("postcode4"),
    )


def _days() -> tuple[pl.Expr, ...]:
    return tuple(_day(name).alias(name.replace("_date", "_day")) for name in ("due_date", "start_date", "end_date"))


def _day(name: str) -> pl.Expr:
    return pl.col(name).cast(pl.Int32)


def _first_children(children: pl.DataFrame) -> pl.DataFrame:
    """What each episode says about the first child."""
    return (
        children.sort("episode_id", "birth_order", "number", nulls_last=True)
        .unique("episode_id", keep="first", maintain_order=True)
        .select(
            "episode_id", "sex", pl.col("weight_g").alias("weight"), pl.col("hospital_lvr").alias("hospital"),
            _day("birth_date").alias("child_day"), pl.col("birth_date").alias("child_date"),
        )
    )  # fmt: skip


def _partners(delivered: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """The organisations that each episode names: referrers, receivers, and the hospital of birth."""
    referrals, children = delivered["referrals"], delivered["delivered_children"]
    named = pl.concat(
        frame.select("episode_id", pl.col(column).alias("partners"))
        for frame, column in ((referrals, "from_lvr"), (referrals, "to_lvr"), (children, "hospital_lvr"))
    )
    return named.drop_nulls().group_by("episode_id").agg(pl.col("partners").unique().sort())


def _due_range() -> tuple[pl.Expr, pl.Expr]:
    """Earliest and latest due date that can explain an episode."""
    due, child = pl.col("due_day"), pl.col("child_day")
    last_seen = pl.max_horizontal("start_day", "end_day")
    low = pl.coalesce(due - DUE_MARGIN, child - AFTER_DUE, last_seen - CARE_AFTER_DUE, pl.lit(_NEVER))
    high = pl.coalesce(due + DUE_MARGIN, child + BEFORE_DUE, pl.col("start_day") + CARE_BEFORE_DUE, pl.lit(_FOREVER))
    return low, high
