"""The release of a year: build, look, publish."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ooievaar.portal.office.access import requires_office
from ooievaar.portal.office.boards import release_page
from ooievaar.portal.office.trying import tried
from ooievaar.portal.office.words import present_year
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.releases import actions
from ooievaar.portal.releases.review import waiting_release
from ooievaar.portal.ui import show


@requires_office(Permission.SEE_ALL)
@require_GET
def release(request, year=None):
    return show(request, release_page(year or present_year(), request.access))


@requires_office(Permission.RELEASE)
@require_POST
def build(request, year):
    done = _("De vrijgave staat klaar. Bekijk haar voordat u publiceert.")
    tried(request, lambda: actions.build(year=year, by=request.access.user), done)
    return redirect("office:release_of_year", year)


@requires_office(Permission.RELEASE)
@require_POST
def publish(request, year):
    found = _waiting(year)
    if request.POST.get("confirmed") != "yes":
        messages.error(request, _("Bevestig eerst dat u de vrijgave hebt bekeken."))
    else:
        done = _("De cijfers zijn openbaar.")
        tried(request, lambda: actions.publish(release=found, by=request.access.user), done)
    return redirect("office:release_of_year", year)


@requires_office(Permission.RELEASE)
@require_POST
def discard(request, year):
    found = _waiting(year)
    tried(request, lambda: actions.discard(release=found, by=request.access.user), _("De vrijgave is verworpen."))
    return redirect("office:release_of_year", year)


def _waiting(year):
    found = waiting_release(year)
    if found is None:
        raise Http404
    return found
