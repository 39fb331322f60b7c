"""What the standard allows of a single value: its list of codes, its range, its length."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from ooievaar.kernset.values import Doubt, ProblemKind, Read, Sent

NULL_SYSTEM = "2.16.840.1.113883.5.1008"

# Every list has these two, whether it names them or not: to have no answer is always allowed.
_NO_ANSWER = frozenset({"NI", "UNK"})
# The null flavors of HL7 version 3; whether an answer such as OTH may be given is for the list of codes to say.
_FLAVORS = _NO_ANSWER | {
    "OTH", "NA", "NASK", "ASKU", "NAV", "MSK", "INV", "UNC", "DER", "PINF", "NINF", "TRC", "QS", "NP",
}  # fmt: skip
_LIMITS = re.compile(r"(?:(length|whole) )?([0-9.]+)\.\.([0-9.]*)")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a value must be: one of `codes` (code and system), or a number, or a length, from `least` to `most`."""

    codes: frozenset[tuple[str, str]] | None = None
    measured: str = ""
    least: float = 0.0
    most: float = float("inf")

    def kind_of(self, value: Any) -> ProblemKind | None:
        """What the standard has against a value that was read; None for nothing."""
        if isinstance(value, dict) and "nullFlavor" in value:
            return self._against_flavor(value["nullFlavor"])
        if self.codes is not None:
            return None if self._is_listed(value["code"], value["codeSystem"]) else ProblemKind.OUTSIDE_LIST
        return None if not self.measured or self._fits(value) else ProblemKind.RANGE

    def _against_flavor(self, flavor: str) -> ProblemKind | None:
        if flavor not in _FLAVORS:
            return ProblemKind.NULL_FLAVOR
        listed = self.codes is None or self._is_listed(flavor, NULL_SYSTEM)
        return None if listed else ProblemKind.OUTSIDE_LIST

    def _is_listed(self, code: str, system: str) -> bool:
        return (code, system) in (self.codes or ()) or (system == NULL_SYSTEM and code in _NO_ANSWER)

    def _fits(self, value: Any) -> bool:
        sent = value["value"] if isinstance(value, dict) else value
        number = len(sent) if self.measured == "length" else float(sent)
        is_whole = self.measured != "whole" or number == int(number)
        return is_whole and self.least <= number <= self.most


@cache
def limits_of(text: str, codes: frozenset[tuple[str, str]] | None = None) -> Limits:
    """The limits that a row of the mapping names, such as "0..270", "whole 0.." or "length 4..5"."""
    match = _LIMITS.fullmatch(text)
    if match is None:
        return Limits(codes)
    return Limits(codes, match[1] or "number", float(match[2]), float(match[3] or "inf"))


def within(read: Callable[[Sent], Read], limits: Limits) -> Callable[[Sent], Read]:
    """Reads as before, and says it when the standard does not allow what was read."""

    def checked(element: Sent) -> Read:
        value = read(element)
        if value is None or value.__class__ is ProblemKind:
            return value
        kind = limits.kind_of(value)
        return value if kind is None else Doubt(value, kind)

    return checked
