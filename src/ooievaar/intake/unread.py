"""What was sent for the items that we use and could not be taken as a value."""

from collections.abc import Callable, Iterator
from typing import Any

from ooievaar.intake import values
from ooievaar.intake.findings import Case, Place, place
from ooievaar.intake.sent import table_of_leaves
from ooievaar.records import EPISODE_TABLES, Column, Kind

type Unread = tuple[Place, Column, Any]
type Checked = dict[tuple[str, str], tuple[Column, Callable[[Any], Any]]]  # by table and column name

_VALUE_KINDS = {Kind.WHOLE, Kind.NUMBER, Kind.YES_NO, Kind.DAY}
_COLUMNS = [(table_of_leaves(table, column).name, column) for table in EPISODE_TABLES for column in table.columns]
# Of several columns that come from one item the first holds all of it; the others are further readings.
_READ = {column.concept: (table, column) for table, column in reversed(_COLUMNS) if column.concept}.values()
_VALUES: Checked = {(table, c.name): (c, values.converter(c)) for table, c in _READ if c.kind in _VALUE_KINDS}
_CODES: Checked = {(table, c.name): (c, values.coded(c.codes)) for table, c in _READ if c.codes is not None}


def unread_values(case: Case) -> Iterator[Unread]:
    """Places and leaves that are no complete date, no number in the right unit or no yes/no."""
    return _unread(case, _VALUES)


def unread_codes(case: Case) -> Iterator[Unread]:
    """Places and coded leaves that are outside the list of their column; NI and UNK belong to every list."""
    return _unread(case, _CODES)


def _unread(case: Case, checked: Checked) -> Iterator[Unread]:
    for table, numbers, name, leaves in case.doubtful:
        if (table, name) in checked:
            column, convert = checked[table, name]
            for leaf in leaves:
                if convert(leaf) is None and not values.says_unknown(leaf):
                    yield place(column, numbers), column, leaf
