"""Links to the questionnaire, to print and hand out."""

from django.views.decorators.http import require_http_methods

from ooievaar.portal.organisations.access import requires
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.professional.survey_parts import links_page, sheet_page
from ooievaar.portal.surveys.actions import make_links
from ooievaar.portal.ui import show


@requires(Permission.INVITE)
@require_http_methods(["GET", "POST"])
def links(request):
    """The links stand in the answer to making them, and nowhere afterwards: so no redirect."""
    access = request.access
    if request.method == "GET":
        return show(request, links_page(access))
    written = request.POST.get("aantal", "")
    try:
        made = make_links(organisation=access.organisation, count=_whole(written), by=access.user)
    except Refused as refused:
        return show(request, links_page(access, count=written, error=str(refused)), status=422)
    return show(request, sheet_page(made))


def _whole(written: str) -> int:
    return int(written) if written.isascii() and written.isdecimal() and len(written) < 6 else 0
