"""How well the records of each organisation found each other."""

from collections.abc import Mapping

import polars as pl

from ooievaar import linkage

Frames = Mapping[str, pl.DataFrame]
PROVIDERS = {
    "lvr_number": pl.String(),
    "group": pl.String(),
    "records": pl.Int64(),
    "expected": pl.Int64(),
    "found": pl.Int64(),
}
# Which records a row is about.
GROUPS = ("all", "with_bsn", "without_bsn", "singleton", "multiple")


def providers(delivered: Frames, links: pl.DataFrame, year: int) -> pl.DataFrame:
    """For each organisation how often another's record was to be expected, and how often it was found.

    It is to be expected of a record that names another organisation that delivers itself: as referrer, as receiver, or
    as the hospital of birth.

    Returns:
        Columns of `PROVIDERS`; one row per organisation and group of `GROUPS` that has records, sorted. The records are
        those of the year: by the birth, else the due date, else the start of care.
    """
    rows = _described(delivered, links, year)
    parts = [
        rows.filter(condition)
        .group_by("lvr_number")
        .agg(
            records=pl.len().cast(pl.Int64),
            expected=pl.col("expected").sum().cast(pl.Int64),
            found=(pl.col("expected") & pl.col("found")).sum().cast(pl.Int64),
        )
        .with_columns(group=pl.lit(group))
        for group, condition in zip(GROUPS, _conditions(), strict=True)
    ]
    return pl.concat(parts).select(*PROVIDERS).sort("lvr_number", "group")


def _conditions() -> tuple[pl.Expr, ...]:
    has_key, is_multiple = pl.col("mother_key").is_not_null(), pl.col("children") > 1
    return pl.lit(value=True), has_key, ~has_key, ~is_multiple, is_multiple


def _described(delivered: Frames, links: pl.DataFrame, year: int) -> pl.DataFrame:
    """The records of the year with: how many children, whether another record is expected, whether one was found."""
    rows = linkage.comparable(delivered).select("episode_id", "lvr_number", "mother_key", "partners", "child_day",
        "due_day", "start_day",
    )  # fmt: skip
    told = delivered["delivered_children"].group_by("episode_id").agg(told=pl.len())
    counted = delivered["delivered_births"].select("episode_id", "children_count")
    others = pl.col("lvr_number").n_unique().over("pregnancy_id") > 1
    found = links.select("episode_id", found=others)
    delivering = rows["lvr_number"].unique().implode()
    partners = (
        pl.col("partners").list.set_intersection(delivering.first()).list.set_difference(pl.concat_list("lvr_number"))
    )
    day = pl.coalesce("child_day", "due_day", "start_day").cast(pl.Date)
    return (
        rows.join(told, on="episode_id", how="left")
        .join(counted, on="episode_id", how="left")
        .join(found, on="episode_id")
        .filter(day.dt.year() == year)
        .with_columns(
            children=pl.max_horizontal("told", "children_count").fill_null(1),
            expected=(partners.list.len() > 0).fill_null(value=False),
        )
    )
