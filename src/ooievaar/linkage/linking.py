"""From delivered episodes to pregnancies."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl
from splink.internals.database_api import DatabaseAPI

from ooievaar import records
from ooievaar.linkage.clusters import clusters
from ooievaar.linkage.comparable import comparable
from ooievaar.linkage.decisions import Decision, decided
from ooievaar.linkage.doubt import Pair, doubtful, explained
from ooievaar.linkage.model import frequencies, settings
from ooievaar.linkage.predicting import predicted

# Below this chance a pair is not linked: a wrong link mixes two women's care, a missed one leaves a record alone.
THRESHOLD = 0.9


# A person need not look outside it: below hardly a pair is right and there are hundreds, above none was wrong (decision
# 14, measured against the truth of a made-up national year).
ZONE = (0.2, 0.99)


@dataclass(frozen=True)
class Examined:
    """The links of a set of records, what is doubtful about them, and what they would be at either extreme.

    Attributes:
        links: as `link` gives them.
        pairs: the doubtful pairs and those that people decided about, strongest first.
        fewest, most: the links when none, or all, of the doubtful pairs are linked; decisions hold in both.
    """

    links: pl.DataFrame
    pairs: tuple[Pair, ...]
    fewest: pl.DataFrame
    most: pl.DataFrame


def link(
    delivered: Mapping[str, pl.DataFrame], database: DatabaseAPI[Any], decisions: Iterable[Decision] = ()
) -> pl.DataFrame:
    """Which episodes are one pregnancy.

    The answer does not depend on the order of the rows, and the same rows give the same answer every time.

    Args:
        delivered: `episodes`, `referrals` and `delivered_children` as declared in `records`.
        database: the engine to compare on, as Splink's own database API (DuckDB or Spark).
        decisions: what people said about pairs; those about episodes that are not here say nothing.

    Returns:
        `records.LINKS`, sorted by episode_id. `pregnancy_id` numbers the pregnancies in that order.
    """
    rows = comparable(delivered)
    edges = scored(rows, database, THRESHOLD)
    return _links(rows, edges, clusters(rows, edges, decided(rows, decisions)))


def examine(
    delivered: Mapping[str, pl.DataFrame], database: DatabaseAPI[Any], decisions: Iterable[Decision] = ()
) -> Examined:
    """As `link`, with the pairs that are doubtful and what hangs on them."""
    rows, said = (found := comparable(delivered)), decided(found, decisions)
    low, high = ZONE
    edges = scored(rows, database, low)
    fewest, chosen, most = (
        clusters(rows, edges.filter(pl.col("match_probability") >= least), said) for least in (high, THRESHOLD, low)
    )
    pairs = explained(rows, doubtful(rows, edges, said, fewest), chosen, database)
    return Examined(_links(rows, edges, chosen), pairs, _links(rows, edges, fewest), _links(rows, edges, most))


def scored(rows: pl.DataFrame, database: DatabaseAPI[Any], least: float) -> pl.DataFrame:
    """Pairs that are one pregnancy with at least this chance.

    Columns: `left`, `right` (row numbers), `match_weight`, `match_probability`.
    """
    if rows.height < 2:
        return pl.DataFrame(schema=_EDGES)
    pairs = predicted(rows, settings(rows.height), frequencies(rows), database, least)
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


def _links(rows: pl.DataFrame, edges: pl.DataFrame, cluster: pl.Series) -> pl.DataFrame:
    grouped = rows.with_columns(cluster=cluster)
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
