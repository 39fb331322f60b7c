"""The leaves of a tree that examples talk about: which column a name means, and how a value stands in the tree."""

from collections.abc import Iterator, Mapping
from typing import Any

from ooievaar import kernset
from ooievaar.intake import values
from ooievaar.intake.bsn import ROOT as BSN_ROOT
from ooievaar.intake.sent import steps
from ooievaar.records import (
    ADMISSIONS,
    DELIVERED_BIRTHS,
    DELIVERED_CHILDREN,
    EPISODES,
    POSTNATAL_DIAGNOSES,
    PREGNANCY_DIAGNOSES,
    PREVIOUS_CHILDREN,
    PREVIOUS_PREGNANCIES,
    REFERRALS,
    SNOMED,
    VISITS,
    Column,
    Kind,
    Table,
    codes,
)

# What stands before the name of a column, without the numbers.
_TABLES: Mapping[str, Table] = {
    "child": DELIVERED_CHILDREN,
    "referral": REFERRALS,
    "visit": VISITS,
    "diagnosis": PREGNANCY_DIAGNOSES,
    "postnatal": POSTNATAL_DIAGNOSES,
    "previous": PREVIOUS_PREGNANCIES,
    "previous.child": PREVIOUS_CHILDREN,
}
_NULLS = {"NI", "UNK", "OTH"}
_YES_NO = {"ja": True, "nee": False}
# A yes or no that is worked out from a choice: examples name the choice.
_INVOLVEMENT = DELIVERED_CHILDREN["paediatrician_transfer"]
_AGB_ROOT = "2.16.840.1.113883.2.4.6.1"
_ROWS_AT = {table.at for table in _TABLES.values()}


def _repeating() -> frozenset[str]:
    """The paths of all that may repeat in a tree."""
    steps = (concept.path.split("/") for concept in kernset.CONCEPTS)
    upto = ("/".join(path[: n + 1]) for path in steps for n, step in enumerate(path) if step.endswith("[]"))
    return frozenset(path.replace("[]", "") for path in upto)


_REPEATING = _repeating()


def column_of(name: str) -> tuple[Column, tuple[int, ...]]:
    """The column of a name in a table of examples, with the number of its row and of the row around that."""
    *owners, column = name.split(".")
    if owners == ["admission"]:
        return ADMISSIONS[column], ()
    if not owners:
        return (EPISODES if column in EPISODES.names else DELIVERED_BIRTHS)[column], ()
    table = _TABLES[".".join(owner.rstrip("0123456789") for owner in owners)]
    return table[column], tuple(int(owner.lstrip("abcdefghijklmnopqrstuvwxyz")) for owner in owners)


def put(tree: dict[str, Any], column: Column, leaf: Any, numbers: tuple[int, ...] = ()) -> None:
    """Put a leaf in the tree, in the row with these numbers; None takes it away."""
    *groups, last = steps(column)
    counted = iter(numbers)
    node, path = tree, ""
    for step in groups:
        path = f"{path}/{step}".lstrip("/")
        node = _entered(node, step, path, next(counted, 1) if path in _ROWS_AT else 1)
    if leaf is None:
        node.pop(last, None)
    else:
        node[last] = [leaf] if f"{path}/{last}" in _REPEATING and not isinstance(leaf, list) else leaf


def _entered(node: dict[str, Any], step: str, path: str, number: int) -> dict[str, Any]:
    if path not in _REPEATING:
        inner: dict[str, Any] = node.setdefault(step, {})
        return inner
    items: list[dict[str, Any]] = node.setdefault(step, [])
    items.extend({} for _ in range(number - len(items)))
    return items[number - 1]


def leaf_of(column: Column, text: str) -> Any:
    """A value of a table in the form of the tree; None for no value, or one that a reader of messages would refuse."""
    if not text:
        return None
    if column.kind is Kind.CODES:
        return [_code(column, word) for word in text.split()]
    if text in _NULLS:
        return {"nullFlavor": text}
    return next(_forms(column, text), None)


def _forms(column: Column, text: str) -> Iterator[Any]:
    if column is _INVOLVEMENT and text in codes.INVOLVEMENT:
        code, system = codes.INVOLVEMENT.standard_of(text)
        yield {"code": code, "codeSystem": system}
    elif column.codes is not None:
        yield _code(column, text)
    elif column.kind is Kind.NUMBER:
        yield from _quantity(column, text)
    elif column.kind is Kind.YES_NO:
        yield from (_YES_NO[word] for word in (text,) if word in _YES_NO)
    elif column.name.endswith("_key"):
        yield {"value": text, "root": BSN_ROOT}
    elif column.name.endswith(("_lvr", "lvr_number")):
        agb, _, number = text.rpartition(" ")
        yield {"value": number, "root": _AGB_ROOT if agb else values.LVR_ROOT}
    else:
        yield text


def _code(column: Column, word: str) -> dict[str, str]:
    if word in _NULLS:
        return {"nullFlavor": word}
    known = column.codes is not None and word in column.codes
    code, system = column.codes.standard_of(word) if known and column.codes else (word, SNOMED)
    return {"nullFlavor": code} if system == values.NULL_SYSTEM else {"code": code, "codeSystem": system}


def _quantity(column: Column, text: str) -> Iterator[dict[str, Any]]:
    number, _, unit = text.partition(" ")
    if values.quantity(number) is not None:
        yield {"value": float(number), "unit": unit or column.unit}
