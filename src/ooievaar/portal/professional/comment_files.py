"""What was shared with colleagues, as a file: names hidden, in the order of the page, without a moment."""

from collections.abc import Iterator

from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ooievaar.portal.organisations.access import requires
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.professional.comment_parts import asked_of
from ooievaar.portal.professional.comment_words import instead, theme_words
from ooievaar.portal.surveys import comments
from ooievaar.portal.surveys.comments import Shared
from ooievaar.portal.surveys.first_reading import write_down_export
from ooievaar.portal.surveys.rules import why_no_scores
from ooievaar.portal.surveys.themes import KINDS
from ooievaar.portal.ui.files import Sheet, handed_out, semicolons, spreadsheet

type Row = tuple[str, str, str]


@requires(Permission.SEE_FIGURES)
@require_GET
def as_csv(request):
    return handed_out(semicolons(_head(), _rows(_taken(request, "csv"))), _name(request, "csv"))


@requires(Permission.SEE_FIGURES)
@require_GET
def as_xlsx(request):
    sheet = Sheet(_("Opmerkingen"), _head(), _rows(_taken(request, "xlsx")), widths=(24, 24, 90))
    return handed_out(spreadsheet(sheet), _name(request, "xlsx"))


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


def _name(request, ending: str) -> str:
    return f"opmerkingen-{request.access.organisation.lvr_number}.{ending}"
