"""The leaves of the neutral tree: codes, identifiers, quantities, dates."""

from datetime import datetime
from functools import cache
from typing import Any

from ooievaar.records import CodeList
from ooievaar.records import codes as codes_of_records

Leaf = dict[str, Any]

BSN_ROOT = "2.16.840.1.113883.2.4.6.3"
LVR_ROOT = "2.16.840.1.113883.2.4.3.22.96.6"


def coded(codes: CodeList, value: str) -> Leaf:
    """The standard's code for one of our words; "other" is a null flavor in the standard."""
    code, system = _standard()[codes.name, value]
    return {"nullFlavor": "OTH"} if code == "OTH" else {"code": code, "codeSystem": system}


def identifier(value: str, root: str) -> Leaf:
    """A number with the root that says whose numbering it is."""
    return {"value": value, "root": root}


def lvr(number: str) -> Leaf:
    """An LVR number."""
    return identifier(number, LVR_ROOT)


def quantity(value: float, unit: str) -> Leaf:
    """An amount with its unit."""
    return {"value": float(value), "unit": unit}


def minute(moment: datetime) -> str:
    """A moment to the minute, without a time zone, as the standard sends it."""
    return moment.isoformat(timespec="minutes")


@cache
def _standard() -> dict[tuple[str, str], tuple[str, str]]:
    """What to write for each of our words, by name of the list: hashing a list would cost more than looking up."""
    lists = [found for found in vars(codes_of_records).values() if isinstance(found, CodeList)]
    return {(one.name, code.value): code.standard[0] for one in lists for code in one.codes if code.standard}
