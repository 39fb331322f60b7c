"""The rows of one message, typed and without pseudonyms: what rules look at and what translation completes.

Everything follows from the declarations in `records`: each column names its concept and its codes. What a declaration
cannot say stands in the small tables below.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ooievaar.intake import values
from ooievaar.records import DELIVERED_CHILDREN, EPISODES, REFERRALS, Column, Table, codes

CHILDREN_AT = "uitkomst_per_kind"
REFERRALS_AT = "zorgverlening/verwijsdetails"
_FEEDING_AT = "postnatale_fase/kindspecifieke_gegevens"
_INVOLVEMENT_AT = "baring/kindspecifieke_uitkomstgegevens/betrokkenheid_kinderarts"

# Columns that are no plain reading of their concept: keys are pseudonyms, and the feeding of a child stands elsewhere.
_NOT_READ = {"mother_key", "child_key", "paediatrician_transfer", "paediatrician_date", "feeding"}
_TAKERS: Mapping[str, values.Take] = {
    "mother_birth_date": values.first(values.birth_date_of_mother),
    "postcode": values.first(values.postcode),
}

Row = dict[str, Any]


@dataclass(frozen=True)
class Rows:
    """One episode with its referrals and children, in the order of the message."""

    episode: Row
    referrals: list[Row]
    children: list[Row]


@dataclass(frozen=True)
class Reading:
    """How one column is read from the node of its row: the steps down from that node, and the conversion."""

    column: Column
    steps: tuple[str, ...]
    take: values.Take


def _readings(table: Table, below: str) -> tuple[Reading, ...]:
    return tuple(
        Reading(column, tuple(column.concept.removeprefix(below).strip("/").split("/")), _take(column))
        for column in table.columns
        if column.concept is not None and column.name not in _NOT_READ
    )


def _take(column: Column) -> values.Take:
    return _TAKERS.get(column.name) or values.taker(column)


EPISODE_READINGS = _readings(EPISODES, "")
REFERRAL_READINGS = _readings(REFERRALS, REFERRALS_AT)
CHILD_READINGS = _readings(DELIVERED_CHILDREN, CHILDREN_AT)

_involvement = values.coded(codes.INVOLVEMENT)
_feeding = values.taker(DELIVERED_CHILDREN["feeding"])


def read_rows(tree: Mapping[str, Any]) -> Rows:
    """The typed rows of a tree; never raises, whatever the tree holds."""
    return Rows(
        episode=_row(dict(tree), EPISODE_READINGS),
        referrals=[_numbered(node, number, REFERRAL_READINGS) for number, node in _nodes(tree, REFERRALS_AT)],
        children=_children(tree),
    )


def _children(tree: Mapping[str, Any]) -> list[Row]:
    nodes = _nodes(tree, CHILDREN_AT)
    feeding = _feeding_by_order(tree, alone=len(nodes) == 1)
    return [_child(node, number, feeding) for number, node in nodes]


def _child(node: Any, number: int, feeding: Callable[[int | None], list[str] | None]) -> Row:
    row = _numbered(node, number, CHILD_READINGS)
    transfers = [group for group in _involvements(node) if _type_of(group) == "transfer"]
    row["paediatrician_transfer"] = _transferred(node, row["paediatrician_involved"], bool(transfers))
    days = [found for group in transfers if (found := values.day(group.get("datum_betrokkenheid"))) is not None]
    row["paediatrician_date"] = min(days, default=None)
    row["feeding"] = feeding(row["birth_order"])
    return row


def _transferred(node: Any, involved: bool | None, transfer: bool) -> bool | None:
    """Not involved is not transferred; involved without any type known says nothing."""
    if transfer:
        return True
    if involved is False or any(_type_of(group) is not None for group in _involvements(node)):
        return False
    return None


def _involvements(node: Any) -> list[dict[str, Any]]:
    return [group for group in values.leaves(node, _INVOLVEMENT_STEPS) if isinstance(group, dict)]


def _type_of(group: Mapping[str, Any]) -> str | None:
    return _involvement(group.get("type_betrokkenheid"))


_INVOLVEMENT_STEPS = tuple(_INVOLVEMENT_AT.split("/"))
_SUBSTANCE_STEPS = ("voeding_kind_groep", "substantie_voeding_kind")


def _feeding_by_order(tree: Mapping[str, Any], *, alone: bool) -> Callable[[int | None], list[str] | None]:
    """Feeding joins the child by birth order. An only child needs no order; for twins a missing order is ambiguous."""
    groups = [group for _, group in _nodes(tree, _FEEDING_AT) if isinstance(group, dict)]
    by_order = {values.whole(group.get("rangnummer_kind")): group for group in reversed(groups)}

    def feeding(order: int | None) -> list[str] | None:
        group = by_order.get(order) if order is not None else None
        if group is None and alone and len(groups) == 1:
            group = groups[0] if None in (order, *by_order) else None
        substances: list[str] | None = _feeding(values.leaves(group, _SUBSTANCE_STEPS))
        return substances

    return feeding


def _nodes(tree: Mapping[str, Any], path: str) -> Sequence[tuple[int, Any]]:
    return tuple(enumerate(values.leaves(tree, path.split("/")), start=1))


def _numbered(node: Any, number: int, readings: tuple[Reading, ...]) -> Row:
    return {"number": number, **_row(node, readings)}


def _row(node: Any, readings: tuple[Reading, ...]) -> Row:
    return {reading.column.name: reading.take(values.leaves(node, reading.steps)) for reading in readings}
