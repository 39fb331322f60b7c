"""What differs between two cuts: births that came, went or changed.

Numbers of births mean something within their cut only. Two births are the same one when their episodes say so: the
pair that shares most episodes belongs together, each birth to one at most. Rows of other tables follow their birth.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

import polars as pl

from ooievaar import records

# Their numbers are compared through the pairs of births, never as they stand.
_NUMBERS = ("birth_id", "child_id", "pregnancy_id")
# Stands before the number of a birth that went, so that no number of the later cut can be taken for it.
_WENT = "~"


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
        pairs: the births that are the same one, changed or not: `before` and `after`.
    """

    came: pl.DataFrame
    went: pl.DataFrame
    changed: pl.DataFrame
    regrouped: pl.DataFrame
    pairs: pl.DataFrame

    @property
    def same(self) -> int:
        """How many births are the same one, changed or not."""
        return self.pairs.height

    def renumbered(self, earlier: pl.DataFrame) -> pl.DataFrame:
        """Rows of the earlier cut with births and children under the numbers of the later one."""
        birth = pl.col("birth_id") if "birth_id" in earlier.columns else pl.col("child_id").str.replace("-[^-]*$", "")
        named = earlier.with_columns(before=birth).join(self.pairs, on="before", how="left", maintain_order="left")
        number = pl.coalesce("after", _WENT + pl.col("before"))
        numbers = {
            "birth_id": number,
            "child_id": pl.concat_str(number, pl.col("child_id").str.extract("(-[^-]*)$").fill_null("")),
        }
        chosen = {name: how for name, how in numbers.items() if name in earlier.columns}
        return named.with_columns(**chosen).select(earlier.columns)


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
        pairs=pairs.select("before", "after"),
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
    numbers = pairs.select("before", "after")
    was = numbers.join(before, left_on="before", right_on="birth_id", maintain_order="left")
    became = numbers.join(after, left_on="after", right_on="birth_id", maintain_order="left")
    facts = [_facts(numbers, was, became, name) for name in compared_columns(records.BIRTHS, before, after)]
    return pl.concat([_NO_FACTS, *facts]).sort("before", "column")


_NO_FACTS = pl.DataFrame(schema=dict.fromkeys(("before", "after", "column", "was", "became"), pl.String()))


def _facts(numbers: pl.DataFrame, was: pl.DataFrame, became: pl.DataFrame, name: str) -> pl.DataFrame:
    """What differs in one column; only that becomes text, as a year has millions of facts and few that differ."""
    both = numbers.with_columns(column=pl.lit(name), was=comparable(was[name]), became=comparable(became[name]))
    differing = both.filter(pl.col("was").ne_missing(pl.col("became")))
    return differing.with_columns(was=_as_text(differing["was"]), became=_as_text(differing["became"]))


def compared_columns(table: records.Table, before: pl.DataFrame, after: pl.DataFrame) -> list[str]:
    """The columns of a table that both cuts have and that mean the same in both."""
    return [name for name in table.names if name not in _NUMBERS and name in before.columns and name in after.columns]


def comparable(values: pl.Series) -> pl.Series:
    """A column as it compares: the order within a list says nothing."""
    return values.list.sort() if isinstance(values.dtype, pl.List) else values


def _as_text(values: pl.Series) -> pl.Series:
    return values.list.join(", ") if isinstance(values.dtype, pl.List) else values.cast(pl.String)
