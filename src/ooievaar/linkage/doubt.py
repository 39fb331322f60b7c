"""The pairs about which the comparison cannot be sure, and why it says what it says of each.

A pair matters only when a link hangs on it: when its two episodes are not already together, or kept apart, by what is
sure. Of several pairs between the same two groups the strongest stands for all.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import polars as pl
from splink.blocking_rule_library import CustomRule
from splink.internals.database_api import DatabaseAPI

from ooievaar.linkage.clusters import said_by
from ooievaar.linkage.model import COMPARISONS, frequencies, prior_weight, settings
from ooievaar.linkage.predicting import predicted


@dataclass(frozen=True)
class Weight:
    """What one comparison adds to a pair, in powers of two; `level` counts from close to far, None when unknown."""

    comparison: str
    level: int | None
    weight: float


@dataclass(frozen=True)
class Pair:
    """Two episodes (episode_id, the lower first), who sent them, and what the comparison makes of them.

    `prior` is the weight of any two episodes before they are compared; with `weights` it adds up to `weight`.
    """

    one: str
    other: str
    providers: tuple[str, str]
    probability: float
    weight: float
    prior: float
    weights: tuple[Weight, ...]
    is_linked: bool


def doubtful(rows: pl.DataFrame, edges: pl.DataFrame, decided: pl.DataFrame, sure: pl.Series) -> pl.DataFrame:
    """The pairs on which a link hangs, and those that people decided about: `left`, `right`, sorted.

    Args:
        rows, decided: as `clusters` takes them.
        edges: all pairs that are worth a look.
        sure: the clusters that are left when only sure pairs are linked.
    """
    home = rows.select("number", home=sure)
    between = (
        edges.select("left", "right", "match_weight")
        .join(home.rename({"number": "left", "home": "one"}), on="left")
        .join(home.rename({"number": "right", "home": "other"}), on="right")
        .filter(pl.col("one") != pl.col("other"))
        .with_columns(low=pl.min_horizontal("one", "other"), high=pl.max_horizontal("one", "other"))
        .sort("match_weight", "left", "right", descending=[True, False, False])
        .unique(("low", "high"), keep="first", maintain_order=True)
    )
    found = _possible(between, rows.with_columns(cluster=sure), decided)
    return pl.concat([found, decided.select("left", "right")]).unique().sort("left", "right")


def _possible(between: pl.DataFrame, rows: pl.DataFrame, decided: pl.DataFrame) -> pl.DataFrame:
    """The pairs whose two groups one pregnancy can explain, and nobody said to be apart."""
    said = said_by(rows.filter(pl.col("cluster").is_in(pl.concat([between["low"], between["high"]]).implode())))
    home = rows["cluster"]
    apart = decided.filter(~pl.col("is_together"))
    forbidden = {frozenset(pair) for pair in zip(home.gather(apart["left"]), home.gather(apart["right"]), strict=True)}
    keep = [
        frozenset((low, high)) not in forbidden and said[low].agrees(said[high])
        for low, high in between.select("low", "high").iter_rows()
    ]
    return between.filter(pl.Series(keep, dtype=pl.Boolean())).select("left", "right")


def explained(
    rows: pl.DataFrame, pairs: pl.DataFrame, cluster: pl.Series, database: DatabaseAPI[Any]
) -> tuple[Pair, ...]:
    """What the model makes of these pairs (`left`, `right`), strongest first."""
    if pairs.is_empty():
        return ()
    names, senders = rows["episode_id"], rows["lvr_number"]
    found = _compared(rows, pairs, database)
    told = zip(pairs.iter_rows(), found.iter_rows(named=True), strict=True)
    prior = prior_weight(rows.height)
    return tuple(
        sorted(
            (
                Pair(
                    one=names[left],
                    other=names[right],
                    providers=(senders[left], senders[right]),
                    probability=row["match_probability"],
                    weight=row["match_weight"],
                    prior=prior,
                    weights=tuple(_weights(row)),
                    is_linked=cluster[left] == cluster[right],
                )
                for (left, right), row in told
            ),
            key=lambda pair: (-pair.weight, pair.one, pair.other),
        )
    )


def _weights(row: dict[str, Any]) -> Iterator[Weight]:
    for comparison in COMPARISONS:
        degree = row[f"gamma_{comparison.name}"]
        # Splink counts degrees from the far end, and calls -1 what cannot be compared.
        level = None if degree < 0 else len(comparison.levels) - 1 - degree
        adjusted = row.get(f"mw_tf_adj_{comparison.name}", 0.0)
        yield Weight(comparison.name, level, row[f"mw_{comparison.name}"] + adjusted)


def _compared(rows: pl.DataFrame, pairs: pl.DataFrame, database: DatabaseAPI[Any]) -> pl.DataFrame:
    """One row per pair with all that Splink knows of it, in the order of the pairs.

    The two episodes of a pair are put beside each other under the number of their pair, so that exactly these are
    compared: also a pair that people named and the blocking would never have found.
    """
    numbered = pairs.with_row_index("pair")
    sides = pl.concat(
        numbered.select("pair", number=pl.col(side), place=pl.col("pair").cast(pl.Int64) * 2 + offset)
        for offset, side in enumerate(("left", "right"))
    )
    beside = sides.join(rows, on="number").drop("number").rename({"place": "number"}).sort("number")
    wanted = settings(rows.height)
    wanted.blocking_rules_to_generate_predictions = [CustomRule("l.pair = r.pair")]
    wanted.retain_matching_columns = wanted.retain_intermediate_calculation_columns = True
    return predicted(beside, wanted, frequencies(rows), database).sort("number_l")
