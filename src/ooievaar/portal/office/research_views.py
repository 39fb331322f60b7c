"""Linking answers with births for research: what the runs came to, and the button that starts one."""

from functools import partial

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ooievaar.portal.office.access import requires_office
from ooievaar.portal.office.research import research_page
from ooievaar.portal.office.trying import tried
from ooievaar.portal.office.words import years
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.surveys.linking import start_linkage
from ooievaar.portal.ui import show


@requires_office(Permission.SEE_ALL)
@require_http_methods(["GET", "POST"])
def research(request):
    if request.method == "GET":
        return show(request, research_page(request.access))
    if not request.access.may(Permission.COMPUTE):
        raise PermissionDenied
    asked = request.POST.get("year", "")
    if asked not in map(str, years()):
        raise Http404
    start = partial(start_linkage, year=int(asked), by=request.access.user)
    tried(request, start, _("De koppeling is gestart."))
    return redirect("office:research")
