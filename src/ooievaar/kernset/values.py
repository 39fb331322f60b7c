"""How one value is encoded in an element: reading it, and saying why it cannot be read."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import lru_cache, partial
from typing import Any, Protocol


class ProblemKind(Enum):
    """What is wrong with a value that was sent.

    The last three leave the value in the tree, as `kept` says: the tree is what was sent, and these can be read. Of all
    the others nothing is in the tree.
    """

    DATE = "date"
    NUMBER = "number"
    UNIT = "unit"
    BOOLEAN = "boolean"
    CODE = "code"  # no code, or a code without its system
    IDENTIFIER = "identifier"  # no number, or a number without its root
    CONFLICT = "conflict"  # contradicts something else in the message, such as a second episode
    TOO_MANY = "too many"  # one more, and different, where one is allowed: the first is in the tree, this one is not
    VALUE_AND_NULL = "value and null"  # a value together with a null flavor
    DENIED_AND_NULL = "denied and null"  # negationInd="true" together with a null flavor
    OUTSIDE_LIST = "outside list"  # a code, or a null flavor as an answer, that is not in the list of its concept
    NULL_FLAVOR = "null flavor"  # a null flavor that HL7 does not have
    RANGE = "range"  # a number or a length outside the range of the standard

    @property
    def kept(self) -> bool:
        """Whether the value is in the tree all the same."""
        return self in _KEPT


_KEPT = frozenset({ProblemKind.OUTSIDE_LIST, ProblemKind.NULL_FLAVOR, ProblemKind.RANGE})


@dataclass(frozen=True, slots=True)
class Doubt:
    """A value that can be read and that the standard does not allow: it is in the tree, and it is a problem."""

    value: Any
    kind: ProblemKind


class Sent(Protocol):
    """What a value is read from: an element of the parser, or a piece that says the same."""

    @property
    def text(self) -> str | None:
        """The words up to the first element inside."""

    def get(self, name: str, /) -> str | None:
        """The value of an attribute."""


# A value, or why there is none. None is an element that says nothing, which is the same as an absent one.
# A value is shared between messages where it can be: nobody may change a leaf of a tree.
type Read = Any | Doubt | ProblemKind | None

_BOOLEANS = {"true": True, "false": False}
_NUMBER = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,6})?")
_COUNT = re.compile(r"[0-9]{1,9}")
# The kernset has no time zones; the two offsets of the Netherlands say nothing new, any other would change the clock.
_MOMENT = re.compile(r"([0-9]{4}|[0-9]{6}|[0-9]{8}|[0-9]{10}|[0-9]{12}|[0-9]{14})(?:\.[0-9]{1,6})?(?:\+0[12]00)?")
_LONGEST_MOMENT = 26
_DAY_DIGITS, _MINUTE_DIGITS, _SECOND_DIGITS = 8, 12, 14


@lru_cache(maxsize=65_536)
def moment(text: str, day_only: bool = False, padded: bool = False) -> str | None:
    """An HL7 moment as ISO 8601 in the precision sent; None when it is no moment.

    Senders of 2.3 fill minutes up with zero seconds, so zero seconds count as not sent. With `padded` (2.2, where
    everything is filled up, days to midnight too) the digits stay as they are: nobody can tell.
    """
    match = _MOMENT.fullmatch(text)
    if match is None:
        return None
    if _instant(match[1]) is None:
        return None
    digits = match[1][:_DAY_DIGITS] if day_only else match[1]
    if len(digits) == _SECOND_DIGITS and digits.endswith("00") and not padded:
        digits = digits[:_MINUTE_DIGITS]
    return _iso(digits)


def clock(text: str) -> datetime | None:
    """The moment as local Dutch time without an offset, when at least its day was sent."""
    match = _MOMENT.fullmatch(text)
    return _instant(match[1]) if match and len(match[1]) >= _DAY_DIGITS else None


def _instant(digits: str) -> datetime | None:
    """The clock time that an even number of digits starts at; None when the calendar has no such moment."""
    full = digits + "0101000000"[len(digits) - 4 :]
    if full[_DAY_DIGITS : _DAY_DIGITS + 2] == "24":
        # ISO 8601 allows it for midnight, HL7 does not.
        return None
    try:
        return datetime.fromisoformat(f"{full[:_DAY_DIGITS]}T{full[_DAY_DIGITS:]}")
    except ValueError:
        return None


def _iso(digits: str) -> str:
    return _ISO[len(digits)].format(digits[:4], digits[4:6], digits[6:8], digits[8:10], digits[10:12], digits[12:])


# By the number of digits that were sent.
_ISO = {
    4: "{}", 6: "{}-{}", 8: "{}-{}-{}", 10: "{}-{}-{}T{}", 12: "{}-{}-{}T{}:{}", 14: "{}-{}-{}T{}:{}:{}",
}  # fmt: skip


def _null(element: Sent, otherwise: ProblemKind) -> Read:
    flavor = element.get("nullFlavor")
    return {"nullFlavor": flavor} if flavor else otherwise


def _alone(element: Sent, value: Read) -> Read:
    """A value, when the element does not say as well that there is none."""
    return ProblemKind.VALUE_AND_NULL if element.get("nullFlavor") else value


def code(element: Sent) -> Read:
    """A code with its system, or a null flavor; both at once contradict each other."""
    get = element.get
    value = get("code")
    if not value:
        return _null(element, ProblemKind.CODE)
    system = get("codeSystem")
    if not system:
        return ProblemKind.CODE
    return ProblemKind.VALUE_AND_NULL if get("nullFlavor") else {"code": value, "codeSystem": system}


def boolean(element: Sent) -> Read:
    """True or false in `value`; an empty value is how some senders write that they do not know."""
    text = element.get("value")
    if text is None:
        return _null(element, ProblemKind.BOOLEAN)
    if not text:
        return _null(element, ProblemKind.BOOLEAN) if element.get("nullFlavor") else None
    return _alone(element, _BOOLEANS.get(text, ProblemKind.BOOLEAN))


def negation(element: Sent) -> Read:
    """An act that carries negationInd="true" says no; without the attribute it says neither yes nor no."""
    text, flavor = element.get("negationInd"), element.get("nullFlavor")
    if text is None:
        return {"nullFlavor": flavor} if flavor else None
    return _answer(text, flavor)


def stated(element: Sent) -> Read:
    """An act that is there says yes, with negationInd="true" it says no, with a null flavor neither."""
    text, flavor = element.get("negationInd"), element.get("nullFlavor")
    if text is None:
        return {"nullFlavor": flavor} if flavor else True
    return _answer(text, flavor)


def _answer(negated: str, flavor: str | None) -> Read:
    """Yes or no from negationInd; with a null flavor beside it, it is neither."""
    denied = _BOOLEANS.get(negated)
    if denied is None:
        return ProblemKind.BOOLEAN
    if flavor:
        return ProblemKind.DENIED_AND_NULL if denied else ProblemKind.VALUE_AND_NULL
    return not denied


def denied(element: Sent) -> Read:
    """An act that was not done or found, where only those that were can be told: it must not be taken for one."""
    return ProblemKind.CONFLICT


def count(element: Sent) -> Read:
    """A whole number, kept as the text that was sent."""
    text = element.get("value")
    if text is None:
        return _null(element, ProblemKind.NUMBER)
    return _alone(element, text) if _COUNT.fullmatch(text) else ProblemKind.NUMBER


def quantity(element: Sent, unit: str) -> Read:
    """A number with the one unit that the standard allows here: another unit would be another value."""
    text = element.get("value")
    if text is None:
        return _null(element, ProblemKind.NUMBER)
    if not _NUMBER.fullmatch(text):
        return ProblemKind.NUMBER
    if element.get("unit") != unit:
        return ProblemKind.UNIT
    return _alone(element, {"value": float(text), "unit": unit})


def quantity_in(element: Sent, units: Mapping[str, str]) -> Read:
    """A number in one of several units, named as the dataset names them."""
    unit = element.get("unit") or ""
    found = quantity(element, unit)
    if not isinstance(found, dict) or "value" not in found:
        return found
    return {**found, "unit": units[unit]} if unit in units else ProblemKind.UNIT


def identifier(element: Sent) -> Read:
    """An extension with its root."""
    value, root = element.get("extension"), element.get("root")
    if not value:
        return _null(element, ProblemKind.IDENTIFIER)
    if not root:
        return ProblemKind.IDENTIFIER
    return _alone(element, {"value": value, "root": root})


def told_identifier(element: Sent) -> Read:
    """An extension with its root, where the standard asks for an element though there is nothing to tell."""
    return None if element.get("nullFlavor") and not element.get("extension") else identifier(element)


def text(element: Sent) -> Read:
    """The words inside the element."""
    words = (element.text or "").strip()
    if words:
        return _alone(element, words)
    return _null(element, ProblemKind.CODE) if element.get("nullFlavor") else None


def _moment_reader(*, day_only: bool, padded: bool) -> Callable[[Sent], Read]:
    def read(element: Sent) -> Read:
        sent = element.get("value")
        if sent is None:
            return _null(element, ProblemKind.DATE)
        # What is too long for a moment must not stay in the memory of earlier answers either.
        known = moment(sent, day_only, padded) if len(sent) <= _LONGEST_MOMENT else None
        return _alone(element, known) if known else ProblemKind.DATE

    return read


def reader_of(kind: str, unit: str, *, padded: bool) -> Callable[[Sent], Read]:
    """The function that reads a kind of value; `padded` for 2.2, which fills moments up."""
    if kind == "quantity":
        return partial(quantity, unit=unit) if unit.isalpha() else partial(quantity_in, units=_units(unit))
    if kind == "identifier" and unit == "told":
        return told_identifier
    if kind in {"date", "datetime"}:
        return _moment_reader(day_only=kind == "date", padded=padded)
    return _KINDS[kind]


def _units(told: str) -> dict[str, str]:
    """The names of units by how they are sent, from "g|kg" or "pH=[pH]"."""
    pairs = (one.partition("=") for one in told.split("|"))
    return {sent or name: name for name, _, sent in pairs}


_KINDS: dict[str, Callable[[Sent], Read]] = {
    "code": code,
    "boolean": boolean,
    "negation": negation,
    "stated": stated,
    "count": count,
    "identifier": identifier,
    "text": text,
}
