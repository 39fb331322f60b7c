"""What differs between two cuts: births that came, went or changed.

Numbers of births mean something within their cut only. Two births are the same one when their episodes say so: the
pair that shares most episodes belongs together, each birth to one at most.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

import polars as pl

from ooievaar import records

_NEVER_COMPARED = ("birth_id",)


class Tables(Protocol):
    """An opened cut."""

    def table(self, name: str) -> pl.DataFrame:
        """All rows of one of its tables."""


@dataclass(frozen=True)
class Difference:
    """From an earlier cut to a later one.

    Attributes:
        came: births (`birth_id` of the later cut) that have no counterpart in the earlier one.
        went: births (`birth_id` of the earlier cut) that have none in the later one.
        changed: one row per fact that differs: `before` and `after` (the two birth_ids), `column`, `was`, `became`
            (as text; null is unknown).
        regrouped: births that are the same one while their episodes differ: `before`, `after`, `episodes_before`,
            `episodes_after`, `shared`.
        same: how many births are the same one, changed or not.
    """

    came: pl.DataFrame
    went: pl.DataFrame
    changed: pl.DataFrame
    regrouped: pl.DataFrame
    same: int


def difference(earlier: Tables, later: Tables) -> Difference:
    """Compare the births of two cuts; neither is changed."""
    before, after = earlier.table("births"), later.table("births")
    pairs = _pairs(_episodes(earlier, before), _episodes(later, after))
    return Difference(
        came=after.select("birth_id").join(pairs, left_on="birth_id", right_on="after", how="anti").sort("birth_id"),
        went=before.select("birth_id").join(pairs, left_on="birth_id", right_on="before", how="anti").sort("birth_id"),
        changed=_changed(before, after, pairs),
        regrouped=pairs.filter(
            (pl.col("shared") < pl.col("episodes_before")) | (pl.col("shared") < pl.col("episodes_after"))
        ),
        same=pairs.height,
    )


def _episodes(cut: Tables, births: pl.DataFrame) -> pl.DataFrame:
    """Which episodes each birth has; linkage names a birth after its pregnancy."""
    links = cut.table("links").select("episode_id", birth_id=pl.col("pregnancy_id").str.replace("^Z", "B"))
    return links.join(births.select("birth_id"), on="birth_id", how="semi")


def _pairs(before: pl.DataFrame, after: pl.DataFrame) -> pl.DataFrame:
    """The births that are the same one: of all that share an episode, best first, each birth once."""
    sizes = (
        before.group_by(before="birth_id").agg(episodes_before=pl.len()),
        after.group_by(after="birth_id").agg(episodes_after=pl.len()),
    )
    shared = (
        before.rename({"birth_id": "before"})
        .join(after.rename({"birth_id": "after"}), on="episode_id")
        .group_by("before", "after")
        .agg(shared=pl.len(), first=pl.col("episode_id").min())
        # No two pairs share one episode, so the order is the same whichever cut comes first.
        .sort("shared", "first", descending=[True, False])
    )
    taken = _each_once(shared.select("before", "after").iter_rows())
    chosen = pl.DataFrame(taken, schema={"before": pl.String, "after": pl.String}, orient="row")
    pairs = (
        chosen.join(shared.drop("first"), on=("before", "after")).join(sizes[0], on="before").join(sizes[1], on="after")
    )
    return pairs.sort("before")


def _each_once(ordered: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    befores: set[str] = set()
    afters: set[str] = set()
    chosen = []
    for before, after in ordered:
        if before not in befores and after not in afters:
            befores.add(before)
            afters.add(after)
            chosen.append((before, after))
    return chosen


def _changed(before: pl.DataFrame, after: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    columns = [name for name in records.BIRTHS.names if name not in _NEVER_COMPARED and name in before.columns]
    columns = [name for name in columns if name in after.columns]
    facts = _facts(before, columns, "before", "was").join(pairs.select("before", "after"), on="before")
    both = facts.join(_facts(after, columns, "after", "became"), on=("after", "column"))
    return (
        both.filter(pl.col("was").ne_missing(pl.col("became")))
        .select("before", "after", "column", "was", "became")
        .sort("before", "column")
    )


def _facts(births: pl.DataFrame, columns: list[str], key: str, value: str) -> pl.DataFrame:
    """One row per birth and column, its value as text."""
    lists = [name for name in columns if isinstance(births.schema[name], pl.List)]
    as_text = births.select(
        pl.col("birth_id").alias(key),
        *(
            pl.col(name).list.sort().list.join(", ") if name in lists else pl.col(name).cast(pl.String)
            for name in columns
        ),
    )
    return as_text.unpivot(columns, index=key, variable_name="column", value_name=value)
