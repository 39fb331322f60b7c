"""The rows of one message, typed and without pseudonyms: what rules look at and what translation completes.

Everything follows from the declarations in `records`: each column names its concept, kind and codes. What a declaration
cannot say stands in the small tables below.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ooievaar.intake import values
from ooievaar.intake.sent import CHILDREN_AT, FEEDING, Leaves, Sent, nodes, read_sent
from ooievaar.records import DELIVERED_CHILDREN, EPISODES, REFERRALS, Table, codes

_FEEDING_AT = "postnatale_fase/kindspecifieke_gegevens"
_SUBSTANCE = ("voeding_kind_groep", "substantie_voeding_kind")
_INVOLVEMENT = ("baring", "kindspecifieke_uitkomstgegevens", "betrokkenheid_kinderarts")

# Columns that are no plain reading of their concept: keys are pseudonyms, the others are worked out below.
WORKED_OUT = {
    "episode_id",
    "number",
    "mother_key",
    "child_key",
    "paediatrician_transfer",
    "paediatrician_date",
    "feeding",
}
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
class _Typing:
    """How the rows of one table get their values: a row of nothing, and the conversion per column."""

    empty: Row
    takers: dict[str, values.Take]

    def row(self, sent: Leaves, number: int | None = None) -> Row:
        row = self.empty.copy() if number is None else {"number": number, **self.empty}
        takers = self.takers
        for name, leaves in sent.items():
            if name in takers:
                row[name] = takers[name](leaves)
        return row


def _typing(table: Table) -> _Typing:
    columns = [column for column in table.columns if column.name not in WORKED_OUT]
    takers = {column.name: _TAKERS.get(column.name) or values.taker(column) for column in columns}
    return _Typing({column.name: None for column in columns}, takers)


_EPISODE, _REFERRAL, _CHILD = _typing(EPISODES), _typing(REFERRALS), _typing(DELIVERED_CHILDREN)
_involvement = values.coded(codes.INVOLVEMENT)
_substances = values.taker(FEEDING)


def read_rows(tree: Mapping[str, Any], sent: Sent | None = None) -> Rows:
    """The typed rows of a tree; never raises, whatever the tree holds."""
    sent = sent or read_sent(tree)
    return Rows(
        episode=_EPISODE.row(sent.episode),
        referrals=[_REFERRAL.row(leaves, number) for number, leaves in enumerate(sent.referrals, start=1)],
        children=_children(tree, sent),
    )


def _children(tree: Mapping[str, Any], sent: Sent) -> list[Row]:
    feeding = _feeding_by_order(tree, alone=len(sent.children) == 1)
    rows = [_CHILD.row(leaves, number) for number, leaves in enumerate(sent.children, start=1)]
    for row, node in zip(rows, nodes(tree, CHILDREN_AT), strict=True):
        row["paediatrician_transfer"], row["paediatrician_date"] = _transfer(node, row["paediatrician_involved"])
        row["feeding"] = feeding(row["birth_order"])
    return rows


def _transfer(node: Any, involved: bool | None) -> tuple[bool | None, Any]:
    """Whether and from what day the child was transferred; involved without a known type is unknown."""
    groups = [group for group in values.leaves(node, _INVOLVEMENT) if isinstance(group, dict)]
    types = [_involvement(group.get("type_betrokkenheid")) for group in groups]
    if "transfer" not in types:
        return (None if involved is not False and types.count(None) == len(types) else False), None
    sent = [group.get("datum_betrokkenheid") for group, kind in zip(groups, types, strict=True) if kind == "transfer"]
    return True, min((day for leaf in sent if (day := values.day(leaf)) is not None), default=None)


def _feeding_by_order(tree: Mapping[str, Any], *, alone: bool) -> Callable[[int | None], list[str] | None]:
    """Feeding joins the child by birth order. An only child needs no order; for twins a missing order is ambiguous."""
    groups = [group for group in nodes(tree, _FEEDING_AT) if isinstance(group, dict)]
    by_order = {values.whole(group.get("rangnummer_kind")): group for group in reversed(groups)}

    def feeding(order: int | None) -> list[str] | None:
        group = by_order.get(order) if order is not None else None
        if group is None and alone and len(groups) == 1:
            group = groups[0] if None in (order, *by_order) else None
        substances: list[str] | None = _substances(values.leaves(group, _SUBSTANCE))
        return substances

    return feeding
