"""What was shared with colleagues, as a file: names hidden, in the order of the page, without a moment."""

import csv
import io
from collections.abc import Iterator

import xlsxwriter
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ooievaar.portal.organisations.access import requires
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.professional.comment_parts import asked_of
from ooievaar.portal.professional.comment_words import instead, theme_words
from ooievaar.portal.professional.csv_cells import safe
from ooievaar.portal.professional.quality_files import XLSX
from ooievaar.portal.professional.quality_xlsx import OPTIONS
from ooievaar.portal.surveys import comments
from ooievaar.portal.surveys.comments import Shared
from ooievaar.portal.surveys.first_reading import write_down_export
from ooievaar.portal.surveys.rules import why_no_scores
from ooievaar.portal.surveys.themes import KINDS

type Row = tuple[str, str, str]


@requires(Permission.SEE_FIGURES)
@require_GET
def as_csv(request):
    return _file(request, comments_csv(_taken(request, "csv")), "text/csv; charset=utf-8", "csv")


@requires(Permission.SEE_FIGURES)
@require_GET
def as_xlsx(request):
    return _file(request, comments_xlsx(_taken(request, "xlsx")), XLSX, "xlsx")


def comments_csv(found: tuple[Shared, ...]) -> bytes:
    """For a Dutch spreadsheet: semicolons, and the mark that tells it the text is UTF-8."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";")
    writer.writerow(_head())
    writer.writerows([safe(cell) for cell in row] for row in _rows(found))
    return file.getvalue().encode("utf-8-sig")


def comments_xlsx(found: tuple[Shared, ...]) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, OPTIONS)
    bold, wrapped = book.add_format({"bold": True, "bottom": 1}), book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet(_("Opmerkingen"))
    sheet.write_row(0, 0, _head(), bold)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, 1, 24)
    sheet.set_column(2, 2, 90)
    for number, row in enumerate(_rows(found), start=1):
        sheet.write_row(number, 0, [safe(cell) for cell in row], wrapped)
    book.close()
    return file.getvalue()


def _head() -> Row:
    return _("Soort"), _("Thema's"), _("Opmerking")


def _rows(found: tuple[Shared, ...]) -> Iterator[Row]:
    for each in found:
        yield str(KINDS[each.kind]), theme_words(each.themes), each.words(instead())


def _taken(request, kind: str) -> tuple[Shared, ...]:
    """What somebody asked for on the page; that it was taken is written down."""
    organisation = request.access.organisation
    if why_no_scores(organisation):
        raise Http404
    asked = asked_of(request)
    found = comments.chosen(comments.shared(organisation), kind=asked.kind, theme=asked.theme)
    write_down_export(organisation=organisation, kind=kind, count=len(found), by=request.access.user)
    return found


def _file(request, content: bytes, kind: str, ending: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    name = f"opmerkingen-{request.access.organisation.lvr_number}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
