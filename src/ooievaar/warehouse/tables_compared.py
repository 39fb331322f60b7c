"""How much two cuts differ: counts of rows per table, per column, and of births per organisation."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from ooievaar import records
from ooievaar.warehouse.difference import Difference, Tables, comparable, compared_columns


@dataclass(frozen=True)
class TableDifference:
    """How one table of the later cut differs from that of the earlier one.

    Attributes:
        table: its name, as declared.
        before: rows in the earlier cut.
        after: rows in the later cut.
        came: rows that only the later one has.
        went: rows that only the earlier one has.
        changed: rows of both in which something differs.
        columns: per column how many rows of both have another value; columns without a difference are absent.
    """

    table: str
    before: int
    after: int
    came: int
    went: int
    changed: int
    columns: Mapping[str, int]


def tables_compared(earlier: Tables, later: Tables, found: Difference) -> tuple[TableDifference, ...]:
    """Every table that both cuts hold, in declared order; `found` says which births are the same one.

    A table that was declared after the earlier cut was made says nothing of what changed.
    """
    both = [(table, _held(earlier, table.name), _held(later, table.name)) for table in records.LINKED]
    return tuple(
        _compared(table, _renumbered(before, found), after)
        for table, before, after in both
        if before is not None and after is not None
    )


def _held(cut: Tables, name: str) -> pl.DataFrame | None:
    try:
        return cut.table(name)
    except KeyError:
        return None


def organisations_compared(earlier: Tables, later: Tables, found: Difference) -> pl.DataFrame:
    """Births per unit that they count for, sorted by `level` and `unit`.

    Columns: `before` and `after` (births that count there), `came` and `went` (births that the other cut lacks),
    `gained` and `lost` (births of both cuts that count there in one of them only), `changed` (births of both, with
    another value in some column).
    """
    key = ["birth_id", "level", "unit"]
    before, after = found.renumbered(earlier.table("attributions")).select(key), later.table("attributions").select(key)
    same = found.pairs.select(birth_id="after")
    counted = {
        "before": before,
        "after": after,
        "came": after.join(same, on="birth_id", how="anti"),
        "went": before.join(same, on="birth_id", how="anti"),
        "gained": after.join(same, on="birth_id", how="semi").join(before, on=key, how="anti"),
        "lost": before.join(same, on="birth_id", how="semi").join(after, on=key, how="anti"),
        "changed": after.join(found.changed.select(birth_id="after"), on="birth_id", how="semi"),
    }
    units = pl.concat([before, after]).select("level", "unit").unique()
    for name, rows in counted.items():
        units = units.join(rows.group_by("level", "unit").agg(pl.len().alias(name)), on=("level", "unit"), how="left")
    return units.with_columns(pl.col(list(counted)).fill_null(0).cast(pl.Int64)).sort("level", "unit")


def _renumbered(rows: pl.DataFrame, found: Difference) -> pl.DataFrame:
    return found.renumbered(rows) if {"birth_id", "child_id"} & set(rows.columns) else rows


def _compared(table: records.Table, before: pl.DataFrame, after: pl.DataFrame) -> TableDifference:
    if table is records.EXPERIENCES:
        return _compared_as_heaps(table, before, after)
    names = [name for name in compared_columns(table, before, after) if name not in table.key]
    both = before.join(after, on=table.key, how="inner", suffix=":after", nulls_equal=True)
    differs = [comparable(both[name]).ne_missing(comparable(both[f"{name}:after"])).alias(name) for name in names]
    flags = pl.DataFrame(differs)
    counts = {name: int(flags[name].sum()) for name in names}
    return TableDifference(
        table=table.name,
        before=before.height,
        after=after.height,
        came=after.height - both.height,
        went=before.height - both.height,
        changed=int(flags.select(pl.any_horizontal(pl.all())).to_series().sum()) if names else 0,
        columns={name: number for name, number in counts.items() if number},
    )


def _compared_as_heaps(table: records.Table, before: pl.DataFrame, after: pl.DataFrame) -> TableDifference:
    """Rows that nobody can follow from cut to cut: a mark came or went, it never changed."""
    names = [name for name in table.names if name != "respondent" and name in before.columns and name in after.columns]
    counted = [frame.group_by(names).agg(rows=pl.len().cast(pl.Int64)) for frame in (before, after)]
    both = counted[0].join(counted[1], on=names, how="full", nulls_equal=True, suffix=":after", coalesce=True)
    more = both.select(pl.col("rows:after").fill_null(0) - pl.col("rows").fill_null(0)).to_series()
    return TableDifference(
        table=table.name,
        before=before.height,
        after=after.height,
        came=int(more.clip(lower_bound=0).sum()),
        went=-int(more.clip(upper_bound=0).sum()),
        changed=0,
        columns={},
    )
