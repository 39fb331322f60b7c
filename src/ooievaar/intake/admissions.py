"""From a document of the kernset neonatologie to the row of an admission: typed, and pseudonymised at the door."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from ooievaar import kernset
from ooievaar.intake import values
from ooievaar.intake.bsn import looks_like_bsn, valid_bsn
from ooievaar.intake.pseudonyms import Pseudonymiser
from ooievaar.intake.rows import Row
from ooievaar.intake.senders import Numbers, lvr_among
from ooievaar.intake.translation import Delivered
from ooievaar.records import ADMISSIONS, Column, Kind

VERSION = str(ADMISSIONS["document_version"].since)

# Columns that are no plain reading of their concept.
WORKED_OUT = {"episode_id", "kernset_version", "lvr_number", "child_key", "mother_key"}
# Numbers and words that have rules of their own or none, and what is read as a day beside a moment.
_NOT_JUDGED = WORKED_OUT | {
    "birth_hospital_lvr",
    "admission_hospital_lvr",
    "software",
    "temperature_remark",
    "postcode",
}
_NOT_JUDGED |= {"birth_moment", "admission_moment", "discharge_moment", "temperature_moment", "mother_birth_date"}
_FACTORS = {"g": {"g": 1, "kg": 1000}, "cm": {"cm": 1, "m": 100}, "°C": {"graden celsius": 1, "graden Celsius": 1}}
_WORDS = re.compile(r"[\w .,/()+-]{1,40}")
_CODE = re.compile(r"[0-9A-Za-z.:=-]{1,60}")
_UNKNOWN = ("NI", "UNK")

type Given = Callable[[Any], Any]


@dataclass(frozen=True)
class Stay:
    """What a document tells about one stay: leaves per column in the form of the tree, and the typed row."""

    leaves: Mapping[str, Sequence[Any]]
    row: Row


def read_stay(tree: Mapping[str, Any], numbers: Numbers = None, *, otherwise: str | None = None) -> Stay:
    """The typed row of a tree, without pseudonyms; never raises, whatever the tree holds.

    `numbers`: LVR number by (root, value) of the other numbers that hospitals have; `otherwise`: the LVR number of the
    sender when none of its numbers tells it.
    """
    leaves = {column.name: values.leaves(tree, steps) for column, steps in _STEPS}
    bsns = {bsn for name in ("child_key", "mother_key") for leaf in leaves[name] if (bsn := valid_bsn(leaf))}
    row: Row = dict.fromkeys(ADMISSIONS.names)
    for column, steps in _STEPS:
        if column.name not in WORKED_OUT and leaves[column.name]:
            row[column.name] = _without(bsns, _value(column, tree, steps, leaves[column.name]))
    for name in ("birth_hospital_lvr", "admission_hospital_lvr", "lvr_number"):
        row[name] = lvr_among(leaves[name], numbers)
    row["lvr_number"] = row["lvr_number"] or otherwise
    row["kernset_version"] = VERSION
    return Stay(leaves, row)


def unread(stay: Stay) -> Iterator[tuple[Column, Any]]:
    """Columns and leaves that are an answer and could not be taken as a value; NI and UNK belong everywhere."""
    for column, _ in _STEPS:
        if column.name not in _NOT_JUDGED:
            given = _GIVEN[column.name]
            for leaf in stay.leaves[column.name]:
                if given(leaf) is None and not values.is_null(leaf):
                    yield column, leaf


def admission(message: kernset.Message, stay: Stay, pseudonymiser: Pseudonymiser) -> Delivered:
    """The row of an admission with its identity and pseudonyms.

    Documents with one set number, of one sender about one child, are versions of one admission; `version` tells which
    is the newest, whichever comes in last.
    """
    row = {**stay.row, "episode_id": _identity(message, stay, pseudonymiser)}
    for kind in ("child", "mother"):
        bsn = next((bsn for leaf in stay.leaves[f"{kind}_key"] if (bsn := valid_bsn(leaf))), None)
        row[f"{kind}_key"] = None if bsn is None else pseudonymiser.pseudonym(kind, bsn)
    return Delivered(row["episode_id"], {ADMISSIONS.name: (row,)}, version=row["document_version"] or 0)


def _identity(message: kernset.Message, stay: Stay, pseudonymiser: Pseudonymiser) -> str:
    # Whoever the register does not know is told by all of its numbers.
    numbers = sorted(filter(None, map(kernset.joined, stay.leaves["lvr_number"])))
    sender = stay.row["lvr_number"] or " ".join(numbers)
    born = next((leaf[:10] for leaf in stay.leaves["birth_date"] if isinstance(leaf, str)), "")
    return pseudonymiser.pseudonym("admission", sender, message.dossier or "", born)


def _value(column: Column, tree: Mapping[str, Any], steps: Sequence[str], leaves: Sequence[Any]) -> Any:
    given = _GIVEN[column.name]
    if column.kind is Kind.SEQUENCE:
        return _sequence(tree, steps, given)
    return values.first(given)(leaves)


def _sequence(node: Any, steps: Sequence[str], given: Given) -> list[Any] | None:
    """One value for each time that the repeating group on the way was sent."""
    for number, step in enumerate(steps, start=1):
        node = node.get(step) if isinstance(node, dict) else None
        if isinstance(node, list):
            found = [_together(values.leaves(item, steps[number:]), given) for item in node]
            return found if any(each is not None for each in found) else None
    return None


def _together(leaves: Sequence[Any], given: Given) -> str | None:
    """The values of one group; one that is told more often than once stands behind the other."""
    found = [value for leaf in leaves if (value := given(leaf)) is not None]
    return " ".join(dict.fromkeys(found)) or None


def _without(bsns: set[str], value: Any) -> Any:
    """A number of a person that was typed in another place is not kept."""
    if isinstance(value, list):
        return [_without(bsns, each) for each in value]
    return None if isinstance(value, str) and any(bsn in value for bsn in bsns) else value


def standard_code(leaf: Any) -> str | None:
    """The code that was sent, or a null flavor that is an answer such as OTH."""
    code, _ = values.standard_code(leaf)
    return code if isinstance(code, str) and code not in _UNKNOWN and _CODE.fullmatch(code) else None


def quantity(leaf: Any, unit: str) -> float | None:
    """The number of a quantity, in the unit of its column."""
    if not isinstance(leaf, dict) or "value" not in leaf:
        return None
    factor = _FACTORS.get(unit, {unit: 1}).get(leaf.get("unit", ""))
    number = values.quantity(leaf["value"])
    return None if factor is None or number is None else round(number * factor, 6)


def _words(leaf: Any) -> str | None:
    return leaf if isinstance(leaf, str) and _WORDS.fullmatch(leaf) and not looks_like_bsn(leaf) else None


def _is_told(leaf: Any) -> bool | None:
    return True if isinstance(leaf, str) and leaf else None


def _day_of_one(leaf: Any) -> str | None:
    found = values.day(leaf)
    return None if found is None else found.isoformat()


def _yes_or_no(leaf: Any) -> str | None:
    return {True: "yes", False: "no"}.get(leaf) if isinstance(leaf, bool) else None


def _given(column: Column) -> Given:
    """How one leaf becomes a value of a column."""
    special: dict[str, Given] = {
        "software": _words,
        "temperature_remark": _is_told,
        "postcode": values.postcode,
        "mother_birth_date": values.birth_date_of_mother,
        "infectious_line_sepsis": _yes_or_no,
    }
    if column.name in special:
        return special[column.name]
    if column.codes is not None:
        return values.coded(column.codes)
    if column.kind is Kind.NUMBER:
        return partial(quantity, unit=column.unit or "")
    if column.name.endswith("_dates"):
        return _day_of_one
    return standard_code if column.kind in {Kind.SEQUENCE, Kind.TEXT} else values.converter(column)


_STEPS = tuple((c, tuple(str(c.concept).split("/"))) for c in ADMISSIONS.columns if c.concept)
_GIVEN = {column.name: _given(column) for column, _ in _STEPS}
