"""The rows of one message, typed and without pseudonyms: what rules look at and what translation completes.

Everything follows from the declarations in `records`: each column names its concept, kind and codes. What a declaration
cannot say stands in the small tables below.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from ooievaar.intake import values
from ooievaar.intake.sent import FEEDING, Sent, SentRow, nodes, read_sent
from ooievaar.records import DELIVERED_BIRTHS, DELIVERED_CHILDREN, EPISODE_TABLES, EPISODES, REFERRALS, Table, codes

_FEEDING_AT = "postnatale_fase/kindspecifieke_gegevens"
_SUBSTANCE = ("voeding_kind_groep", "substantie_voeding_kind")
_FED_ON = ("voeding_kind_groep", "voeding_kind_datum")
_INVOLVEMENT = ("baring", "kindspecifieke_uitkomstgegevens", "betrokkenheid_kinderarts")

# Columns that are no plain reading of their concept: keys are pseudonyms, the others are worked out below.
WORKED_OUT = {"mother_key", "child_key", "paediatrician_transfer", "paediatrician_date", "feeding", "feeding_date"}
_AGB_CODES = ("agb_number", "preferred_hospital_agb", "from_agb", "to_agb")
_TAKERS: Mapping[str, values.Take] = {
    **dict.fromkeys(_AGB_CODES, values.first(partial(values.identifier, root=values.AGB_ROOT))),
    "dossier_root": values.first(values.root),
    "mother_birth_date": values.first(values.birth_date_of_mother),
    "paediatrician_involved_date": values.earliest,
    "postcode": values.first(values.postcode),
}

Row = dict[str, Any]


@dataclass(frozen=True)
class _Typing:
    """How the rows of one table get their values: a row of nothing, its numbers, and the readings per column sent."""

    empty: Row
    numbers: tuple[str, ...]
    readings: dict[str, list[tuple[str, values.Take]]]

    def row(self, sent: SentRow) -> Row:
        row = self.empty.copy()
        row.update(zip(self.numbers, sent.numbers, strict=True))
        readings = self.readings
        for name, leaves in sent.leaves.items():
            for column, take in readings.get(name, ()):
                row[column] = take(leaves)
        return row


def _typing(table: Table) -> _Typing:
    first = {column.concept: column.name for column in reversed(table.columns)}
    readings: dict[str, list[tuple[str, values.Take]]] = {}
    for column in table.columns:
        if column.concept is not None and column.name not in WORKED_OUT:
            take = _TAKERS.get(column.name) or values.taker(column)
            readings.setdefault(first[column.concept], []).append((column.name, take))
    return _Typing(dict.fromkeys(table.names), table.key[1:], readings)


_TYPINGS = {table.name: _typing(table) for table in EPISODE_TABLES}
_involvement = values.coded(codes.INVOLVEMENT)
_substances = values.taker(FEEDING)
_first_day = values.first(values.day)


@dataclass(frozen=True)
class Rows:
    """The rows of one message by table name, in the order of the message; every row has every column."""

    tables: Mapping[str, list[Row]]

    @property
    def episode(self) -> Row:
        """The episode."""
        return self.tables[EPISODES.name][0]

    @property
    def birth(self) -> Row:
        """The birth; a row of nothing when the message does not describe one."""
        return next(iter(self.tables[DELIVERED_BIRTHS.name]), _TYPINGS[DELIVERED_BIRTHS.name].empty)

    @property
    def referrals(self) -> list[Row]:
        """The referrals."""
        return self.tables[REFERRALS.name]

    @property
    def children(self) -> list[Row]:
        """The children."""
        return self.tables[DELIVERED_CHILDREN.name]


def read_rows(tree: Mapping[str, Any], sent: Sent | None = None) -> Rows:
    """The typed rows of a tree; never raises, whatever the tree holds."""
    sent = sent or read_sent(tree)
    tables = {name: [_TYPINGS[name].row(row) for row in rows] for name, rows in sent.tables.items()}
    _work_out_children(tree, sent.tables[DELIVERED_CHILDREN.name], tables[DELIVERED_CHILDREN.name])
    return Rows(tables)


def _work_out_children(tree: Mapping[str, Any], sent: list[SentRow], rows: list[Row]) -> None:
    feeding = _feeding_by_order(tree, alone=len(rows) == 1)
    for child, row in zip(sent, rows, strict=True):
        row["paediatrician_transfer"], row["paediatrician_date"] = _transfer(child.group, row["paediatrician_involved"])
        row["feeding"], row["feeding_date"] = feeding(row["birth_order"])


def _transfer(node: Any, involved: bool | None) -> tuple[bool | None, Any]:
    """Whether and from what day the child was transferred; involved without a known type is unknown."""
    groups = [group for group in values.leaves(node, _INVOLVEMENT) if isinstance(group, dict)]
    types = [_involvement(group.get("type_betrokkenheid")) for group in groups]
    if "transfer" not in types:
        return (None if involved is not False and types.count(None) == len(types) else False), None
    sent = [group.get("datum_betrokkenheid") for group, kind in zip(groups, types, strict=True) if kind == "transfer"]
    return True, min((day for leaf in sent if (day := values.day(leaf)) is not None), default=None)


def _feeding_by_order(tree: Mapping[str, Any], *, alone: bool) -> Callable[[int | None], tuple[Any, Any]]:
    """Feeding joins the child by birth order. An only child needs no order; for twins a missing order is ambiguous."""
    groups = [group for group in nodes(tree, _FEEDING_AT) if isinstance(group, dict)]
    by_order = {values.whole(group.get("rangnummer_kind")): group for group in reversed(groups)}

    def feeding(order: int | None) -> tuple[Any, Any]:
        group = by_order.get(order) if order is not None else None
        if group is None and alone and len(groups) == 1:
            group = groups[0] if None in (order, *by_order) else None
        return _substances(values.leaves(group, _SUBSTANCE)), _first_day(values.leaves(group, _FED_ON))

    return feeding
