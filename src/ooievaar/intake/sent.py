"""What a message says about each column, still in the form of the tree: all leaves per column, per row.

The declarations in `records` say at which path a column stands. The paths of a table are compiled once into a plan that
follows the groups of the tree, so each group is entered once and whatever is absent costs nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ooievaar.intake import values
from ooievaar.records import DELIVERED_CHILDREN, EPISODES, REFERRALS, Column

CHILDREN_AT = "uitkomst_per_kind"
REFERRALS_AT = "zorgverlening/verwijsdetails"

FEEDING = DELIVERED_CHILDREN["feeding"]  # the only column of a child that stands outside its group

type Leaves = dict[str, list[Any]]  # column name to what was sent for it; a column without anything is absent
type Plan = tuple[tuple[str, "Plan", tuple[str, ...]], ...]  # step, what is below it, columns that stand at it


@dataclass(frozen=True)
class Sent:
    """What was sent for one episode, its referrals and its children, in the order of the message."""

    episode: Leaves
    referrals: list[Leaves]
    children: list[Leaves]

    def rows(self) -> Iterator[tuple[int | None, Leaves]]:
        """Every row with its number among the referrals or children, from 1; None for the episode."""
        yield None, self.episode
        yield from enumerate(self.referrals, start=1)
        yield from enumerate(self.children, start=1)


def steps(column: Column, below: str = "") -> tuple[str, ...]:
    """The names of the groups down to a column, from the node at the path `below`."""
    return tuple(str(column.concept).removeprefix(below).strip("/").split("/"))


def plan_of(paths: Mapping[str, tuple[str, ...]]) -> Plan:
    """The plan that finds columns at these paths."""
    by_step: dict[str, dict[str, tuple[str, ...]]] = {}
    for name, path in paths.items():
        by_step.setdefault(path[0], {})[name] = path[1:]
    return tuple(
        (step, _below(inner), tuple(n for n, path in inner.items() if not path)) for step, inner in by_step.items()
    )


def _below(paths: Mapping[str, tuple[str, ...]]) -> Plan:
    return plan_of({name: path for name, path in paths.items() if path})


def collect(node: Any, plan: Plan, found: Leaves) -> Leaves:
    """Everything in a group that the plan looks for, through whatever repeats; what else it holds is skipped."""
    if type(node) is not dict:
        return found
    for step, below, names in plan:
        value = node.get(step)
        if value is None:
            continue
        items = value if type(value) is list else [value]
        for name in names:
            found[name] = [*found[name], *items] if name in found else items
        if below:
            for item in items:
                collect(item, below, found)
    return found


def _columns(columns: Sequence[Column], below: str = "") -> dict[str, tuple[str, ...]]:
    return {column.name: steps(column, below) for column in columns if column.concept is not None}


_EPISODE = plan_of(_columns((*EPISODES.columns, FEEDING)))
_REFERRAL = plan_of(_columns(REFERRALS.columns, REFERRALS_AT))
_CHILD = plan_of(_columns([c for c in DELIVERED_CHILDREN.columns if c is not FEEDING], CHILDREN_AT))


def read_sent(tree: Mapping[str, Any]) -> Sent:
    """Everything that a tree holds for our columns; never raises, whatever the tree holds."""
    return Sent(
        episode=collect(tree, _EPISODE, {}),
        referrals=[collect(node, _REFERRAL, {}) for node in nodes(tree, REFERRALS_AT)],
        children=[collect(node, _CHILD, {}) for node in nodes(tree, CHILDREN_AT)],
    )


def nodes(tree: Mapping[str, Any], path: str) -> Sequence[Any]:
    """The parts of a tree at the path of a repeating group."""
    return values.leaves(tree, path.split("/"))
