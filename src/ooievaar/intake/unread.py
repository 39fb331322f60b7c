"""What was sent for the items that we use and could not be taken as a value."""

from collections.abc import Callable, Iterator
from typing import Any

from ooievaar.intake import values
from ooievaar.intake.findings import Case, Place, place
from ooievaar.intake.rows import CHILD_READINGS, CHILDREN_AT, EPISODE_READINGS, REFERRAL_READINGS, REFERRALS_AT, Reading
from ooievaar.records import DELIVERED_CHILDREN, Column, Kind, codes

_CHECKED_VALUES = {Kind.WHOLE, Kind.NUMBER, Kind.YES_NO, Kind.DAY}
_TRANSFER = DELIVERED_CHILDREN["paediatrician_transfer"]
_FEEDING = DELIVERED_CHILDREN["feeding"]

type Convert = Callable[[Any], Any]
type Unread = tuple[Place, Column, Any]
type Checked = tuple[tuple[Column, tuple[str, ...], Convert], ...]


def _values(readings: tuple[Reading, ...]) -> Checked:
    return tuple((r.column, r.steps, values.converter(r.column)) for r in readings if r.column.kind in _CHECKED_VALUES)


def _codes(readings: tuple[Reading, ...]) -> Checked:
    return tuple((r.column, r.steps, values.coded(r.column.codes)) for r in readings if r.column.codes is not None)


def _steps(column: Column, below: str = "") -> tuple[str, ...]:
    return tuple(str(column.concept).removeprefix(below).strip("/").split("/"))


_EPISODE_VALUES = _values(EPISODE_READINGS)
_REFERRAL_VALUES = _values(REFERRAL_READINGS)
_CHILD_VALUES = _values(CHILD_READINGS)
_EPISODE_CODES = (*_codes(EPISODE_READINGS), (_FEEDING, _steps(_FEEDING), values.coded(codes.FEEDING)))
_REFERRAL_CODES = _codes(REFERRAL_READINGS)
_CHILD_CODES = (
    *_codes(CHILD_READINGS),
    (_TRANSFER, _steps(_TRANSFER, CHILDREN_AT), values.coded(codes.INVOLVEMENT)),
)


def unread_values(case: Case) -> Iterator[Unread]:
    """Places and leaves that are no complete date, no number in the right unit or no yes/no."""
    return _unread(case, _EPISODE_VALUES, _REFERRAL_VALUES, _CHILD_VALUES)


def unread_codes(case: Case) -> Iterator[Unread]:
    """Places and coded leaves that are outside the list of their column; NI and UNK belong to every list."""
    return _unread(case, _EPISODE_CODES, _REFERRAL_CODES, _CHILD_CODES)


def _unread(case: Case, episode: Checked, referral: Checked, child: Checked) -> Iterator[Unread]:
    yield from _unread_in(case.message.tree, None, episode)
    for number, node in case.nodes(REFERRALS_AT):
        yield from _unread_in(node, number, referral)
    for number, node in case.nodes(CHILDREN_AT):
        yield from _unread_in(node, number, child)


def _unread_in(node: Any, number: int | None, checked: Checked) -> Iterator[Unread]:
    for column, steps, convert in checked:
        for leaf in values.leaves(node, steps):
            if convert(leaf) is None and not _says_unknown(leaf):
                yield place(column, number), column, leaf


def _says_unknown(leaf: Any) -> bool:
    return leaf is None or values.standard_code(leaf) in _UNKNOWN


_UNKNOWN = {(flavor, values.NULL_SYSTEM) for flavor in ("NI", "UNK")}
