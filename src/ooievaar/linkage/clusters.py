"""From pairs to pregnancies: what is connected belongs together, unless no single pregnancy can explain it."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import polars as pl
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components


@dataclass(frozen=True)
class Explained:
    """What a group of rows says about its pregnancy: the possible due dates, the births, the mother's keys."""

    low: int
    high: int
    births: frozenset[int]
    mothers: frozenset[str]

    def joined(self, other: "Explained") -> "Explained":
        """What both groups say together."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low > high:  # one birth with two due dates: the widest reading stays possible
            low, high = min(self.low, other.low), max(self.high, other.high)
        return Explained(low, high, self.births | other.births, self.mothers | other.mothers)

    def agrees(self, other: "Explained") -> bool:
        """Whether one pregnancy of one woman can explain both groups."""
        same_time = max(self.low, other.low) <= min(self.high, other.high) or bool(self.births & other.births)
        return same_time and len(self.mothers | other.mothers) <= 1


def clusters(rows: pl.DataFrame, edges: pl.DataFrame) -> pl.Series:
    """For each row the lowest row number of its pregnancy."""
    connected = _connected(rows.height, edges)
    doubtful = _doubtful(rows.with_columns(cluster=connected))
    if doubtful.is_empty():
        return connected
    return _split(rows, edges, connected, doubtful)


def _connected(size: int, edges: pl.DataFrame) -> pl.Series:
    pairs = (edges["left"].to_numpy(), edges["right"].to_numpy())
    graph = coo_array((np.ones(edges.height, dtype=np.int8), pairs), shape=(size, size))
    _, labels = connected_components(graph, directed=False)
    frame = pl.DataFrame({"label": labels, "number": np.arange(size, dtype=np.uint32)})
    return frame.select(pl.col("number").min().over("label"))["number"].alias("cluster")


def _doubtful(rows: pl.DataFrame) -> pl.DataFrame:
    """Clusters that no single pregnancy of one woman explains."""
    return (
        rows.group_by("cluster")
        .agg(
            low=pl.col("due_low").max(),
            high=pl.col("due_high").min(),
            mothers=pl.col("mother_key").drop_nulls().n_unique(),
        )
        .filter((pl.col("low") > pl.col("high")) | (pl.col("mothers") > 1))
        .select("cluster")
        .sort("cluster")
    )


def _split(rows: pl.DataFrame, edges: pl.DataFrame, connected: pl.Series, doubtful: pl.DataFrame) -> pl.Series:
    """Build the doubtful clusters up again from their strongest pairs, joining only what one pregnancy explains."""
    inside = connected.is_in(doubtful["cluster"].implode())
    members = rows.filter(inside).select("number", "due_low", "due_high", "child_day", "mother_key")
    said = {row[0]: _explained(row[1:]) for row in members.iter_rows()}
    pairs = edges.filter(pl.col("left").is_in(members["number"].implode()))
    ordered = pairs.sort("match_weight", "left", "right", descending=[True, False, False])
    home = _grown(said, ordered.select("left", "right").iter_rows())
    again = pl.DataFrame({"number": list(home), "home": list(home.values())}, schema_overrides=_NUMBERS)
    joined = rows.select("number").join(again, on="number", how="left", maintain_order="left")
    return pl.select(pl.coalesce(joined["home"], connected)).to_series().alias("cluster")


_NUMBERS = {"number": pl.UInt32(), "home": pl.UInt32()}


def _explained(row: tuple[int, int, int | None, str | None]) -> Explained:
    low, high, birth, mother = row
    births = frozenset() if birth is None else frozenset([birth])
    return Explained(low, high, births, frozenset() if mother is None else frozenset([mother]))


def _grown(said: dict[int, Explained], pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """For each row the lowest number of its group, when groups join in the order of the pairs."""
    home = {number: number for number in said}
    members = {number: [number] for number in said}
    for left, right in pairs:
        keep, gone = sorted((home[left], home[right]))
        if keep != gone and said[keep].agrees(said[gone]):
            said[keep] = said[keep].joined(said.pop(gone))
            members[keep] += members.pop(gone)
            home.update(dict.fromkeys(members[keep], keep))
    return home
