"""The report of a month as a spreadsheet: numbers, missing items, and the dossiers behind them."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from ooievaar.portal.professional import quality_words as say
from ooievaar.portal.professional.csv_cells import safe
from ooievaar.portal.professional.submission_parts import short_dossier
from ooievaar.portal.quality import titles
from ooievaar.portal.quality.looking import Case
from ooievaar.portal.quality.queries import Number, Report, Share

# A cell that begins like a formula or an address is text, whatever it holds.
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
Behind = tuple[Number, tuple[Case, ...]]


def workbook(report: Report, behind: Iterable[Behind]) -> bytes:
    """Three sheets. `behind` are the dossiers of the numbers that someone can mend."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, OPTIONS)
    book.set_properties({"title": _("Kwaliteit in %(month)s") % {"month": say.in_words(report.month)}})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
    numbers = [each for each in report.numbers.values() if each.measure != "missing"]
    _sheet(book, head, _("Getallen"), _number_head(), (_number_row(each) for each in numbers))
    _sheet(book, head, _("Ontbreekt"), _number_head(), (_number_row(each) for each in report.of("missing")))
    rows = (row for number, cases in behind for case in cases for row in _case_rows(number, case))
    _sheet(book, head, _("Dossiers"), _case_head(), rows)
    book.close()
    return file.getvalue()


def _sheet(book: Any, head: Any, name: str, titles_of: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    sheet = book.add_worksheet(name)
    sheet.write_row(0, 0, titles_of, head)
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, 1, 42)
    sheet.set_column(2, len(titles_of), 16)
    for number, row in enumerate(rows, start=1):
        sheet.write_row(number, 0, [safe(cell) for cell in row])


def _number_head() -> tuple[str, ...]:
    return (
        _("Meting"), _("Gegeven"), _("Aantal"), _("Van"), _("Aandeel (%)"), _("Vorige maand (%)"), _("Vorig jaar (%)"),
        _("Twaalf maanden: aantal"), _("Twaalf maanden: van"), _("Twaalf maanden (%)"), _("Anderen: helft heeft (%)"),
        _("Anderen: kwart heeft (%)"), _("Anderen: driekwart heeft (%)"),
    )  # fmt: skip


def _number_row(number: Number) -> tuple[object, ...]:
    item = titles.item_title(number.measure, number.item) if number.item else ""
    return (
        titles.measure_title(number.measure), item, number.share.count, number.share.total, _rounded(number.share),
        _rounded(number.last_month), _rounded(number.year_ago), number.year.count, number.year.total,
        _rounded(number.year), *_others(number),
    )  # fmt: skip


def _others(number: Number) -> tuple[float | None, ...]:
    if number.others is None:
        return (None, None, None)
    return tuple(
        round(each, 1) for each in (number.others.median, number.others.lower_quartile, number.others.upper_quartile)
    )


def _rounded(share: Share | None) -> float | None:
    value = share.per_cent if share else None
    return None if value is None else round(value, 1)


def _case_head() -> tuple[str, ...]:
    return _("Waarom"), _("Dossiernummer"), _("Bericht"), _("Regel"), _("Bevinding")


def _case_rows(number: Number, case: Case) -> Iterable[tuple[str, ...]]:
    dossier = short_dossier(case.dossier) if case.dossier else ""
    start = titles.number_title(number.measure, number.item), dossier, case.name
    if not case.findings:
        yield (*start, "", "")
    for finding in case.findings:
        yield (*start, finding.rule, finding.sentence)
