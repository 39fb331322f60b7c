"""The CSV of the open data: RFC 4180 in UTF-8, with comma and decimal point, the same bytes for the same rows.

The CSV is for programs, which read this form without being told anything; for people there is the workbook.
"""

import csv
import io
import re
from collections.abc import Iterable
from typing import Any

from ooievaar.publication.entries import Row
from ooievaar.records import Kind, Table

# A spreadsheet runs a cell that begins like this as a formula (OWASP, CSV injection); leading apostrophes of our own
# making must be told from those of a name, so that reading gives back exactly what was written.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")
_ESCAPED = re.compile(r"'+[=+\-@\t\r\n]")


def as_csv(table: Table, rows: Iterable[Row]) -> bytes:
    """The rows with a header of column names."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.names)
    writer.writerows([_cell(row[name]) for name in table.names] for row in rows)
    return text.getvalue().encode()


def from_csv(table: Table, data: bytes) -> list[Row]:
    """The rows as they were written; columns that were added since the file was made are empty.

    Raises:
        ValueError: the columns are not those of the table, or a number is none.
    """
    lines = csv.reader(io.StringIO(data.decode(), newline=""), strict=True)
    held = tuple(next(lines, ()))
    if not held or held != table.names[: len(held)]:
        raise ValueError(f"the columns are not those of {table.name}")
    kinds = [column.kind for column in table.columns[: len(held)]]
    added = dict.fromkeys(table.names[len(held) :])
    return [dict(zip(held, map(_value, line, kinds), strict=True)) | added for line in lines]


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe goes before what begins like one."""
    return f"'{text}" if _FORMULA.match(text) else text


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return harmless(value) if isinstance(value, str) else str(value)


def _value(cell: str, kind: Kind) -> Any:
    match kind:
        case Kind.WHOLE:
            return int(cell) if cell else None
        case Kind.NUMBER:
            return float(cell) if cell else None
        case _:
            return cell[1:] if _ESCAPED.match(cell) else cell
