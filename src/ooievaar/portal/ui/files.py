"""Files that a page hands out: tables for a Dutch spreadsheet, in which no cell can act as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

import xlsxwriter
from django.http import HttpResponse
from django.utils.functional import Promise

from ooievaar.questionnaires import separated

__all__ = ["Sheet", "handed_out", "safe", "semicolons", "spreadsheet"]

KINDS = {
    ".csv": "text/csv; charset=utf-8",
    ".pdf": "application/pdf",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# A cell that begins like a formula or an address is text, whatever it holds.
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@dataclass(frozen=True)
class Sheet:
    """One sheet: `widths` of its columns in characters, the last for all that follow; `frozen` columns stay in view."""

    name: str
    head: Sequence[str]
    rows: Iterable[Sequence[object]]
    widths: tuple[int, ...]
    frozen: int = 0


def handed_out(content: bytes | str, name: str, kind: str | None = None) -> HttpResponse:
    """A file to keep; `kind` is its media type, that of its ending when absent."""
    response = HttpResponse(content, content_type=kind or KINDS[PurePath(name).suffix])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def semicolons(head: Sequence[str | Promise], rows: Iterable[Sequence[object]]) -> bytes:
    """For a Dutch spreadsheet: semicolons, and the mark that tells it the text is UTF-8."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";")
    writer.writerow(head)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def spreadsheet(*sheets: Sheet, title: str = "") -> bytes:
    """A workbook; the first row of each sheet stays in view."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, OPTIONS)
    book.set_properties({"title": title})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    for sheet in sheets:
        _write(book.add_worksheet(sheet.name), sheet, head, body)
    book.close()
    return file.getvalue()


def _write(page: Any, sheet: Sheet, head: Any, body: Any) -> None:
    page.write_row(0, 0, sheet.head, head)
    page.freeze_panes(1, sheet.frozen)
    for column in range(len(sheet.head)):
        page.set_column(column, column, sheet.widths[min(column, len(sheet.widths) - 1)])
    for number, row in enumerate(sheet.rows, start=1):
        page.write_row(number, 0, [safe(cell) for cell in row], body)


def safe(cell: object) -> object:
    """A number as it is; a text as text, never as a formula."""
    return separated.safe(cell) if isinstance(cell, str) else cell
