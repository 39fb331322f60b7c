"""What a message says about each column, still in the form of the tree: all leaves per column, per row.

The declarations in `records` say at which path a column stands and which group gives a row of a table. They are
compiled once into a plan that follows the groups of the tree: one walk enters each group once, and whatever is absent
costs nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from ooievaar.intake import values
from ooievaar.records import DELIVERED_BIRTHS, DELIVERED_CHILDREN, EPISODE_TABLES, EPISODES, REFERRALS, Column, Table

CHILDREN_AT = DELIVERED_CHILDREN.at
REFERRALS_AT = REFERRALS.at

FEEDING = DELIVERED_CHILDREN["feeding"]  # stands outside the group of its child

# Name of a column to what was sent for it; a column without anything is absent. Of several columns that come from one
# item only the first is named: the others are further readings of the same leaves.
type Leaves = dict[str, list[Any]]
type Plan = dict[str, Step]


class SentRow(NamedTuple):
    """One row: its numbers in the order of the message (none, its own, or those of its parent and itself)."""

    numbers: tuple[int, ...]
    leaves: Leaves
    group: Any


@dataclass(frozen=True)
class Step:
    """What to do with a name in a group: the column that stands there, what is below it, whose row it opens."""

    column: str | None
    below: Plan
    opens: Table | None


@dataclass(frozen=True)
class Sent:
    """What was sent for the rows of every table, by table name, in the order of the message."""

    tables: Mapping[str, list[SentRow]]

    @property
    def episode(self) -> Leaves:
        """What was sent for the episode, and for columns of children that stand outside their child."""
        return self.tables[EPISODES.name][0].leaves

    @property
    def birth(self) -> Leaves:
        """What was sent for the birth; nothing when the message does not describe one."""
        return next((row.leaves for row in self.tables[DELIVERED_BIRTHS.name]), {})

    @property
    def referrals(self) -> list[Leaves]:
        """What was sent for each referral."""
        return [row.leaves for row in self.tables[REFERRALS.name]]

    @property
    def children(self) -> list[Leaves]:
        """What was sent for each child."""
        return [row.leaves for row in self.tables[DELIVERED_CHILDREN.name]]

    def rows(self) -> Iterator[tuple[str, SentRow]]:
        """Every row with the name of its table."""
        for name, rows in self.tables.items():
            for row in rows:
                yield name, row


def table_of_leaves(table: Table, column: Column) -> Table:
    """In whose row the leaves of a column are found: those that stand outside their group are with the episode."""
    inside = column.concept is not None and column.concept.startswith(f"{table.at}/")
    return table if inside else EPISODES


def steps(column: Column) -> tuple[str, ...]:
    """The names of the groups down to a column."""
    return tuple(str(column.concept).split("/"))


def _plan(paths: Mapping[str, str], at: str = "") -> Plan:
    """The plan of the group at a path: `paths` has the column that stands at each path below it."""
    below: dict[str, dict[str, str]] = {}
    for path, name in paths.items():
        step, _, rest = path.partition("/")
        below.setdefault(step, {})[rest] = name
    return {step: _step(inner, f"{at}/{step}".lstrip("/")) for step, inner in below.items()}


def _step(paths: dict[str, str], at: str) -> Step:
    opens = next((table for table in EPISODE_TABLES if table.at == at), None)
    deeper = {path: name for path, name in paths.items() if path}
    return Step(paths.get(""), _plan(deeper, at), opens)


_COLUMNS = [column for table in reversed(EPISODE_TABLES) for column in reversed(table.columns)]
_PLAN = _plan({column.concept: column.name for column in _COLUMNS if column.concept is not None})


def read_sent(tree: Mapping[str, Any]) -> Sent:
    """Everything that a tree holds for our columns; never raises, whatever the tree holds."""
    tables: dict[str, list[SentRow]] = {table.name: [] for table in EPISODE_TABLES}
    episode = SentRow((), {}, tree)
    tables[EPISODES.name].append(episode)
    _collect(tree, _PLAN, episode, tables)
    return Sent(tables)


def _collect(group: Mapping[str, Any], plan: Plan, row: SentRow, tables: Mapping[str, list[SentRow]]) -> None:
    """Put everything in a group that the plan looks for in its row, through whatever repeats."""
    leaves = row.leaves
    for name, value in group.items():
        step = plan.get(name)
        if step is None or value is None:
            continue
        items = value if type(value) is list else [value]
        if (column := step.column) is not None:
            leaves[column] = [*leaves[column], *items] if column in leaves else items
        if step.below:
            for item in items:
                inner = row if step.opens is None else _opened(step.opens, item, row, tables)
                if type(item) is dict:
                    _collect(item, step.below, inner, tables)


def _opened(table: Table, group: Any, parent: SentRow, tables: Mapping[str, list[SentRow]]) -> SentRow:
    """The row that a group gives; a table with one row per message goes on with the row it has."""
    rows = tables[table.name]
    if not table.one and rows:
        return rows[0]
    row = SentRow(_numbers(rows, parent) if table.one else (), {}, group)
    rows.append(row)
    return row


def _numbers(rows: Sequence[SentRow], parent: SentRow) -> tuple[int, ...]:
    last = rows[-1].numbers if rows else ()
    return (*parent.numbers, last[-1] + 1 if last[:-1] == parent.numbers and last else 1)


def nodes(tree: Mapping[str, Any], path: str) -> Sequence[Any]:
    """The parts of a tree at the path of a repeating group."""
    return values.leaves(tree, path.split("/"))
