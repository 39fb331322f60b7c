"""From pairs to pregnancies: what is connected belongs together, unless no single pregnancy can explain it.

What people decided goes before both: who was said to be together is joined first and whatever else speaks against it,
and who was said to be apart does not meet, not even by way of a third episode.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import polars as pl
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from ooievaar.linkage.decisions import NOTHING_DECIDED


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
        # People may have joined episodes with two keys: whoever has either of them still belongs there.
        known = max(1, len(self.mothers), len(other.mothers))
        return same_time and len(self.mothers | other.mothers) <= known


def clusters(rows: pl.DataFrame, edges: pl.DataFrame, decided: pl.DataFrame = NOTHING_DECIDED) -> pl.Series:
    """For each row the lowest row number of its pregnancy.

    Args:
        rows: as `comparable` gives them.
        edges: `left`, `right` (row numbers), `match_weight` of the pairs that are alike enough.
        decided: as `decisions.decided` gives them. A pair said to be together is joined, unless other decisions keep
            the two apart.
    """
    together = decided.filter("is_together").select("left", "right")
    connected = _connected(rows.height, pl.concat([edges.select("left", "right"), together]))
    wrong = _unexplained(rows.with_columns(cluster=connected), _met(connected, decided))
    if wrong.is_empty():
        return connected
    return _split(rows, _ordered(edges, together), connected, Broken(wrong, decided.filter(~pl.col("is_together"))))


@dataclass(frozen=True)
class Broken:
    """Clusters that cannot stay as they are, and the pairs that must not meet."""

    clusters: pl.Series
    apart: pl.DataFrame

    def forbidden(self) -> dict[int, set[int]]:
        """For each row the rows that it must not meet."""
        found: dict[int, set[int]] = {}
        for left, right in self.apart.select("left", "right").iter_rows():
            found.setdefault(left, set()).add(right)
            found.setdefault(right, set()).add(left)
        return found


def _connected(size: int, edges: pl.DataFrame) -> pl.Series:
    pairs = (edges["left"].to_numpy(), edges["right"].to_numpy())
    graph = coo_array((np.ones(edges.height, dtype=np.int8), pairs), shape=(size, size))
    _, labels = connected_components(graph, directed=False)
    frame = pl.DataFrame({"label": labels, "number": np.arange(size, dtype=np.uint32)})
    return frame.select(pl.col("number").min().over("label"))["number"].alias("cluster")


def _met(connected: pl.Series, decided: pl.DataFrame) -> pl.Series:
    """Clusters that hold two rows that somebody said to be apart."""
    apart = decided.filter(~pl.col("is_together"))
    homes = pl.DataFrame({side: connected.gather(apart[side]) for side in ("left", "right")})
    return homes.filter(pl.col("left") == pl.col("right"))["left"]


def _unexplained(rows: pl.DataFrame, met: pl.Series) -> pl.Series:
    """Clusters that no single pregnancy of one woman explains, and those in which forbidden rows met."""
    return (
        rows.group_by("cluster")
        .agg(
            low=pl.col("due_low").max(),
            high=pl.col("due_high").min(),
            mothers=pl.col("mother_key").drop_nulls().n_unique(),
        )
        .filter(
            (pl.col("low") > pl.col("high")) | (pl.col("mothers") > 1) | pl.col("cluster").is_in(met.unique().implode())
        )["cluster"]
        .sort()
    )


def _ordered(edges: pl.DataFrame, together: pl.DataFrame) -> pl.DataFrame:
    """Pairs in the order in which groups join: what people said, then the strongest."""
    strongest = edges.sort("match_weight", "left", "right", descending=[True, False, False]).select("left", "right")
    return pl.concat([
        together.with_columns(is_said=pl.lit(value=True)), strongest.with_columns(is_said=pl.lit(value=False))
    ])  # fmt: skip


def _split(rows: pl.DataFrame, ordered: pl.DataFrame, connected: pl.Series, broken: Broken) -> pl.Series:
    """Build the broken clusters up again from their strongest pairs, joining only what one pregnancy explains."""
    inside = connected.is_in(broken.clusters.implode())
    members = rows.filter(inside).select("number", "due_low", "due_high", "child_day", "mother_key")
    said = {row[0]: _explained(row[1:]) for row in members.iter_rows()}
    pairs = ordered.filter(pl.col("left").is_in(members["number"].implode()))
    home = _grown(said, pairs.iter_rows(), broken.forbidden())
    again = pl.DataFrame({"number": list(home), "home": list(home.values())}, schema_overrides=_NUMBERS)
    joined = rows.select("number").join(again, on="number", how="left", maintain_order="left")
    return pl.select(pl.coalesce(joined["home"], connected)).to_series().alias("cluster")


_NUMBERS = {"number": pl.UInt32(), "home": pl.UInt32()}


def said_by(rows: pl.DataFrame) -> dict[int, Explained]:
    """What each group of rows says about its pregnancy, by their column `cluster`."""
    said: dict[int, Explained] = {}
    columns = ("cluster", "due_low", "due_high", "child_day", "mother_key")
    for cluster, *row in rows.sort("number").select(columns).iter_rows():
        own = _explained(tuple(row))  # type: ignore[arg-type]
        said[cluster] = said[cluster].joined(own) if cluster in said else own
    return said


def _explained(row: tuple[int, int, int | None, str | None]) -> Explained:
    low, high, birth, mother = row
    births = frozenset() if birth is None else frozenset([birth])
    return Explained(low, high, births, frozenset() if mother is None else frozenset([mother]))


def _grown(
    said: dict[int, Explained], pairs: Iterable[tuple[int, int, bool]], forbidden: dict[int, set[int]]
) -> dict[int, int]:
    """For each row the lowest number of its group, when groups join in the order of the pairs."""
    home = {number: number for number in said}
    members = {number: [number] for number in said}
    for left, right, is_said in pairs:
        keep, gone = sorted((home[left], home[right]))
        if keep == gone or not (is_said or said[keep].agrees(said[gone])):
            continue
        if any(not forbidden.get(one, _NONE).isdisjoint(members[gone]) for one in members[keep]):
            continue
        said[keep] = said[keep].joined(said.pop(gone))
        members[keep] += members.pop(gone)
        home.update(dict.fromkeys(members[keep], keep))
    return home


_NONE: set[int] = set()
