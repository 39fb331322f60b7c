"""The open data as a workbook for people: figures, explanation, columns."""

import io
from collections.abc import Iterable, Sequence
from datetime import datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ooievaar.publication.columns import RELEASED
from ooievaar.publication.entries import Row
from ooievaar.publication.explanation import DICTIONARY, HOW_TO_READ, LICENCE, dictionary
from ooievaar.records import Kind, Table

WIDTHS = {"indicator": 34, "onderdeel": 28, "eenheid": 34, "reden": 44, "betekenis": 70, "keuzes": 70, "snede": 18}
NUMBERS = (Kind.WHOLE, Kind.NUMBER)

# Text stays text: nothing that a register holds becomes a formula or a link.
_AS_TEXT = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def as_workbook(rows: Sequence[Row], year: int, moment: datetime) -> bytes:
    """The workbook's bytes; the same rows, year and moment give the same bytes."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, _AS_TEXT) as book:
        book.set_properties({"title": f"Ooievaar {year}", "created": moment.replace(tzinfo=None)})
        bold = book.add_format({"bold": True, "bottom": 1})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        _table(book.add_worksheet("cijfers"), RELEASED, rows, bold)
        _explain(book.add_worksheet("uitleg"), year, bold, wrapped)
        _table(book.add_worksheet("kolommen"), DICTIONARY, dictionary(), bold)
    return data.getvalue()


def _table(sheet: Worksheet, table: Table, rows: Sequence[Row], bold: Format) -> None:
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, WIDTHS.get(column.name, 16))
        sheet.write_string(0, place, column.name, bold)
        _fill(sheet, place, (row[column.name] for row in rows), number=column.kind in NUMBERS)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), len(table.columns) - 1)


def _fill(sheet: Worksheet, place: int, values: Iterable[str | float | None], *, number: bool) -> None:
    for line, value in enumerate(values, start=1):
        if value is None or value == "":
            continue
        if number:
            sheet.write_number(line, place, float(value))
        else:
            sheet.write_string(line, place, str(value))


def _explain(sheet: Worksheet, year: int, bold: Format, wrapped: Format) -> None:
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 100, wrapped)
    sheet.write_string(0, 0, f"Cijfers over geboortezorg, verslagjaar {year}", bold)
    for line, (question, answer) in enumerate((*HOW_TO_READ, ("Licentie", LICENCE.strip())), start=2):
        sheet.write_string(line, 0, question, wrapped)
        sheet.write_string(line, 1, answer, wrapped)
