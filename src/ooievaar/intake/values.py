"""From a leaf of the neutral tree to a typed value of a record; None whenever there is no such value.

Three states become two here: an absent leaf and the null flavors NI and UNK are None. OTH is an answer, and becomes
"other" when the code list has it.
"""

import math
import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any

from ooievaar.records import CodeList, Column, Kind

NULL_SYSTEM = "2.16.840.1.113883.5.1008"
LVR_ROOT = "2.16.840.1.113883.2.4.3.22.96.6"

type Take = Callable[[Sequence[Any]], Any]  # all leaves at a path, to the value of one column

AGB_ROOT = "2.16.840.1.113883.2.4.6.1"
_UNITS = {
    "g": ("g", "gram", None, ""),
    "ml": ("ml", "mL", None, ""),
    "kg": ("kg", None, ""),
    "cm": ("cm", "centimeter", None, ""),
    "dagen": ("d", "dag", "dagen", None, ""),
}
_POSTCODE = re.compile(r"[0-9]{4}(?:[A-Z]{2})?")
_PARTIAL = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_OID = re.compile(r"[0-2](?:\.[0-9]{1,8}){1,20}")
_NUMBER = re.compile(r"[0-9A-Za-z]{1,8}")
_MOST_DIGITS = 7
_LARGEST = 10**_MOST_DIGITS  # nothing that we count or measure comes near it, and a number of nine digits may be a BSN
_PADDED_MIDNIGHT = "T00:00:00"
_UNKNOWN_BIRTH_DATE = date(1900, 1, 1)
_SHORTEST_MOMENT = len("2024-01-01T00:00")


def leaves(node: Any, steps: Sequence[str]) -> Sequence[Any]:
    """All that stands at a path below a node, through whatever repeats on the way."""
    for position, step in enumerate(steps):
        if type(node) is list:
            return [leaf for item in node for leaf in leaves(item, steps[position:])]
        if type(node) is not dict:
            return ()
        node = node.get(step)
        if node is None:
            return ()
    return node if type(node) is list else (node,)


def is_null(leaf: Any) -> bool:
    """Whether the sender said that there is no value: a null flavor, or a code from its code system."""
    return isinstance(leaf, dict) and ("nullFlavor" in leaf or leaf.get("codeSystem") == NULL_SYSTEM)


def says_unknown(leaf: Any) -> bool:
    """Whether a leaf says that there is no information (NI) or that the value is unknown (UNK)."""
    code, system = standard_code(leaf)
    return leaf is None or (system == NULL_SYSTEM and code in ("NI", "UNK"))


def day(leaf: Any) -> date | None:
    """The date, when year, month and day were sent."""
    if type(leaf) is not str or len(leaf) < 10:
        return None
    try:
        return date.fromisoformat(leaf[:10])
    except ValueError:
        return None


def moment(leaf: Any) -> datetime | None:
    """Date and time, when a time was sent to the minute; midnight with seconds is padding of version 2.2."""
    if type(leaf) is not str or len(leaf) < _SHORTEST_MOMENT or leaf.endswith(_PADDED_MIDNIGHT):
        return None
    try:
        return datetime.fromisoformat(leaf).replace(tzinfo=None)
    except ValueError:
        return None


def whole(leaf: Any) -> int | None:
    """A count; the tree gives counts as text."""
    if type(leaf) is str and len(leaf) <= _MOST_DIGITS and leaf.isdecimal():
        return int(leaf)
    if isinstance(leaf, dict):
        leaf = leaf.get("value")
    try:
        count = float(leaf) if type(leaf) in {str, int, float} else math.nan
    except (ValueError, OverflowError):
        return None
    return int(count) if math.isfinite(count) and count.is_integer() and abs(count) < _LARGEST else None


def quantity(leaf: Any, unit: str | None = None) -> float | None:
    """The number of a quantity in the unit of the standard; another unit is no value."""
    if isinstance(leaf, dict):
        if unit is not None and leaf.get("unit") not in _UNITS[unit]:
            return None
        leaf = leaf.get("value")
    if type(leaf) not in {str, int, float}:
        return None
    try:
        number = float(leaf)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) and abs(number) < _LARGEST else None


def partial_day(leaf: Any) -> str | None:
    """A year, a month or a day, as precise as it was sent; what time of day it was is left out."""
    if type(leaf) is not str or not _PARTIAL.fullmatch(leaf[:10]):
        return None
    try:
        date.fromisoformat(f"{leaf[:10]}-01-01"[:10])
    except ValueError:
        return None
    return leaf[:10]


def written(leaf: Any) -> bool | None:
    """Yes when any text was written; the text itself may name a person and is kept nowhere but in the message."""
    return True if type(leaf) is str and leaf.strip() else None


def yes_no(leaf: Any) -> bool | None:
    """A yes or no."""
    return leaf if type(leaf) is bool else None


def standard_code(leaf: Any) -> tuple[Any, Any]:
    """(code, code system) of a coded leaf; a null flavor is a code of its own code system."""
    if type(leaf) is not dict:
        return None, None
    if "nullFlavor" in leaf:
        return leaf["nullFlavor"], NULL_SYSTEM
    return leaf.get("code"), leaf.get("codeSystem")


def identifier(leaf: Any, root: str = LVR_ROOT) -> str | None:
    """The number in an identifier of this root; version 2.2 sends some without a root."""
    if isinstance(leaf, dict):
        leaf = leaf.get("value") if leaf.get("root") in (root, None) else None
    return leaf if type(leaf) is str and _NUMBER.fullmatch(leaf) else None


def root(leaf: Any) -> str | None:
    """The root of an identifier: the system that gave it out."""
    found = leaf.get("root") if isinstance(leaf, dict) else None
    return found if type(found) is str and _OID.fullmatch(found) else None


def postcode(leaf: Any) -> str | None:
    """A Dutch postcode without its space, in capitals; others are accepted by the standard and not processed."""
    if type(leaf) is not str:
        return None
    compact = leaf.replace(" ", "").upper()
    return compact if _POSTCODE.fullmatch(compact) else None


def birth_date_of_mother(leaf: Any) -> date | None:
    """The date, unless it is 1 January 1900: the field's way to say that it is unknown."""
    found = day(leaf)
    return None if found == _UNKNOWN_BIRTH_DATE else found


def first(convert: Callable[[Any], Any]) -> Take:
    """The first leaf that gives a value."""

    def take(found: Sequence[Any]) -> Any:
        if len(found) == 1:
            return convert(found[0])
        return next((value for leaf in found if (value := convert(leaf)) is not None), None)

    return take


def earliest(found: Sequence[Any]) -> date | None:
    """The earliest day."""
    return min((value for leaf in found if (value := day(leaf)) is not None), default=None)


def coded(code_list: CodeList) -> Callable[[Any], str | None]:
    """Reads a coded leaf into our word for it."""
    words = {pair: code.value for code in code_list.codes for pair in code.standard}

    def convert(leaf: Any) -> str | None:
        if type(leaf) is not dict:
            return None
        code, system = leaf.get("code"), leaf.get("codeSystem")
        if "nullFlavor" in leaf:
            code, system = leaf["nullFlavor"], NULL_SYSTEM
        return words.get((code, system)) if type(code) is str and type(system) is str else None

    return convert


def every(convert: Callable[[Any], Any]) -> Take:
    """The distinct values of all leaves in the order sent; None when there are none."""

    def take(found: Sequence[Any]) -> list[Any] | None:
        if len(found) == 1:
            value = convert(found[0])
            return None if value is None else [value]
        values = [value for leaf in found if (value := convert(leaf)) is not None]
        return list(dict.fromkeys(values)) or None

    return take


def any_yes(found: Sequence[Any]) -> bool | None:
    """Yes when any leaf says yes, and no when none does and any says no."""
    said = [leaf for leaf in found if type(leaf) is bool]
    return any(said) if said else None


_CONVERTERS: dict[Kind, Callable[[Any], Any]] = {
    Kind.TEXT: identifier,
    Kind.WHOLE: whole,
    Kind.YES_NO: yes_no,
    Kind.DAY: day,
    Kind.MOMENT: moment,
    Kind.PARTIAL: partial_day,
    Kind.WRITTEN: written,
}


def converter(column: Column) -> Callable[[Any], Any]:
    """How one leaf becomes a value of a column, by its kind, unit and codes."""
    if column.codes is not None:
        return coded(column.codes)
    if column.kind is Kind.NUMBER:
        return partial(quantity, unit=column.unit)
    return _CONVERTERS[column.kind]


def taker(column: Column) -> Take:
    """How the value of a column is taken from the leaves at its concept."""
    if column.kind is Kind.YES_NO:
        return any_yes
    return every(converter(column)) if column.kind is Kind.CODES else first(converter(column))
