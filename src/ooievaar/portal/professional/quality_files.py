"""The report of a month as a file to keep, to print or to calculate with."""

from django.http import Http404
from django.views.decorators.http import require_GET

from ooievaar.portal.organisations.access import Access, requires
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.professional import quality_pdf, quality_xlsx
from ooievaar.portal.professional.quality_views import report_of
from ooievaar.portal.quality.looking import Subject, look
from ooievaar.portal.quality.queries import Report
from ooievaar.portal.ui.files import handed_out

MENDABLE = ("rejected", "missing", "alone")
MOST_CASES = 500  # per number; who needs more opens the number itself


@requires(Permission.SEE_SUBMISSIONS)
@require_GET
def pdf(request):
    report = _found(request)
    return handed_out(quality_pdf.document(report), _name(report, "pdf"))


@requires(Permission.SEE_SUBMISSIONS)
@require_GET
def xlsx(request):
    report = _found(request)
    content = quality_xlsx.workbook(report, _behind(request.access, report))
    return handed_out(content, _name(report, "xlsx"))


def _behind(access: Access, report: Report) -> list[quality_xlsx.Behind]:
    """The dossiers of every number that can be mended; each look is written down."""
    numbers = [each for each in report.numbers.values() if each.measure in MENDABLE and each.share.count]
    return [(each, look(by=access, subject=_subject(report, each), count=MOST_CASES)[0]) for each in numbers]


def _subject(report: Report, number) -> Subject:
    return Subject(report.organisation, report.month, number.measure, number.item)


def _found(request) -> Report:
    report = report_of(request)
    if report is None:
        raise Http404
    return report


def _name(report: Report, ending: str) -> str:
    return f"kwaliteit-{report.organisation.lvr_number}-{report.month:%Y-%m}.{ending}"
