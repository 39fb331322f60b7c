"""What is missing in one's own dossiers for the figures: counts, the dossiers behind each, a file of all."""

from django.http import Http404
from django.views.decorators.http import require_GET

from ooievaar.portal.figures import lacking
from ooievaar.portal.organisations.access import requires
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.professional import unknown_parts as parts
from ooievaar.portal.professional.submission_views import page_number
from ooievaar.portal.ui import show
from ooievaar.portal.ui.files import handed_out


@requires(Permission.SEE_SUBMISSIONS)
@require_GET
def unknown(request):
    return show(request, parts.overview_page(lacking.overview(request.access)))


@requires(Permission.SEE_SUBMISSIONS)
@require_GET
def cases(request, fact):
    page = page_number(request)
    overview = lacking.overview(request.access)
    found = next((each for each in overview.facts if each.fact.name == fact), None) if overview else None
    if overview is None or found is None:
        raise Http404
    first = (page - 1) * parts.PER_PAGE
    shown, total = lacking.look(by=request.access, fact=fact, first=first, count=parts.PER_PAGE)
    return show(request, parts.cases_page(overview, found, shown, total, page))


@requires(Permission.SEE_SUBMISSIONS)
@require_GET
def cases_csv(request):
    found, _total = lacking.look(by=request.access)
    return handed_out(parts.as_csv(found), "ontbreekt.csv")
