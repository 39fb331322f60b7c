"""From delivered episodes to pregnancies."""

from collections.abc import Mapping
from typing import Any

import polars as pl
from splink import Linker
from splink.internals.database_api import DatabaseAPI

from ooievaar import records
from ooievaar.linkage.clusters import clusters
from ooievaar.linkage.comparable import comparable
from ooievaar.linkage.model import frequencies, settings

# Below this chance a pair is not linked: a wrong link mixes two women's care, a missed one leaves a record alone.
THRESHOLD = 0.9


def link(delivered: Mapping[str, pl.DataFrame], database: DatabaseAPI[Any]) -> pl.DataFrame:
    """Which episodes are one pregnancy.

    The answer does not depend on the order of the rows, and the same rows give the same answer every time.

    Args:
        delivered: `episodes`, `referrals` and `delivered_children` as declared in `records`.
        database: the engine to compare on, as Splink's own database API (DuckDB or Spark).

    Returns:
        `records.LINKS`, sorted by episode_id. `pregnancy_id` numbers the pregnancies in that order.
    """
    rows = comparable(delivered)
    edges = scored(rows, database)
    grouped = rows.with_columns(cluster=clusters(rows, edges))
    return _links(grouped, edges)


def scored(rows: pl.DataFrame, database: DatabaseAPI[Any]) -> pl.DataFrame:
    """Pairs of rows that may be one pregnancy: `left`, `right` (row numbers), `match_weight`, `match_probability`."""
    if rows.height < 2:
        return pl.DataFrame(schema=_EDGES)
    # Spark knows no unsigned numbers.
    numbered = rows.with_columns(pl.col("number").cast(pl.Int64))
    registered = database.register(numbered.to_arrow())
    linker = Linker(registered, settings(rows.height), log_level=None, validate_settings=False)
    for column, chances in frequencies(rows).items():
        linker.table_management.register_term_frequency_lookup(database.register(chances.to_arrow()), column)
    predicted = linker.inference.predict(threshold_match_probability=THRESHOLD, warning_mode="never")
    pairs = pl.DataFrame(predicted.as_pyarrow_table())  # type: ignore[no-untyped-call]
    # Splink keeps what it made per database, and would take these pairs for those of the next call.
    linker.table_management.invalidate_cache()  # type: ignore[no-untyped-call]
    return pairs.select(
        pl.col("number_l").cast(pl.UInt32).alias("left"),
        pl.col("number_r").cast(pl.UInt32).alias("right"),
        pl.col("match_weight").cast(pl.Float64),
        pl.col("match_probability").cast(pl.Float64),
    ).sort("left", "right")


_EDGES = {
    "left": pl.UInt32(),
    "right": pl.UInt32(),
    "match_weight": pl.Float64(),
    "match_probability": pl.Float64(),
}


def _links(grouped: pl.DataFrame, edges: pl.DataFrame) -> pl.DataFrame:
    strongest = _strongest(grouped, edges)
    width = len(str(grouped.height))
    number = (pl.col("cluster").rank("dense")).cast(pl.String).str.zfill(width)
    return (
        grouped.join(strongest, on="number", how="left", maintain_order="left")
        .with_columns(pregnancy_id=pl.lit("Z") + number)
        .select(records.LINKS.names)
    )


def _strongest(grouped: pl.DataFrame, edges: pl.DataFrame) -> pl.DataFrame:
    """The strongest edge of each row with another row of its own pregnancy."""
    cluster = grouped["cluster"]
    inside = edges.filter(cluster.gather(edges["left"]) == cluster.gather(edges["right"]))
    both = pl.concat(
        inside.select(pl.col(side).alias("number"), "match_weight", "match_probability") for side in ("left", "right")
    )
    return both.group_by("number").agg(pl.col("match_weight").max(), pl.col("match_probability").max())
