"""Facts on which the providers of one birth differ: `precedence` chooses, and here is told where it had to.

What may change in the course of care, such as the planned place of birth or the feeding, is no conflict.
"""

from collections.abc import Sequence

import polars as pl

from ooievaar.linkage.precedence import LEADER, OF_BIRTH, OF_CHILD, Facts


def conflicts(episodes: pl.DataFrame, children: pl.DataFrame) -> pl.DataFrame:
    """One row per birth or child and fact that providers tell differently: `records.CONFLICTS`.

    Args:
        episodes: what each provider tells of a birth, with `birth_id`.
        children: what each tells of a child, with `birth_id` and `slot`.
    """
    of_births = _differing(episodes, ("birth_id",), _columns(OF_BIRTH))
    of_children = _differing(children, ("birth_id", "slot"), _columns(OF_CHILD))
    child = pl.format("{}-{}", "birth_id", "slot")
    columns = ("birth_id", "child_id", "fact", "told")
    both = pl.concat([
        of_births.with_columns(child_id=pl.lit("")).select(columns),
        of_children.with_columns(child_id=child).select(columns),
    ])  # fmt: skip
    return both.sort("birth_id", "child_id", "fact")


def _columns(facts: Facts) -> list[str]:
    """Facts of the birth itself: those for which whoever led it comes first."""
    return [column for order, columns in facts if order is LEADER for column in columns]


def _differing(rows: pl.DataFrame, by: Sequence[str], columns: Sequence[str]) -> pl.DataFrame:
    """Of what more than one row of a group knows: how many different values there are, where that is more than one."""
    several = rows.filter(pl.len().over(by) > 1).select(*by, *(_plain(rows, name) for name in columns))
    counted = several.group_by(by).agg(pl.col(columns).drop_nulls().n_unique())
    long = counted.unpivot(columns, index=by, variable_name="fact", value_name="told")
    return long.filter(pl.col("told") > 1).with_columns(pl.col("told").cast(pl.Int64))


def _plain(rows: pl.DataFrame, name: str) -> pl.Expr:
    """A value that can be counted: several choices in one order, none of them as not told."""
    if not isinstance(rows.schema[name], pl.List):
        return pl.col(name)
    chosen = pl.col(name).list.sort().list.join(" ")
    return pl.when(chosen != "").then(chosen).alias(name)
