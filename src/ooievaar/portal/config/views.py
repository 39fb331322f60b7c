"""Addresses that belong to no audience."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from ooievaar.portal.config.demo.guide import guide
from ooievaar.portal.organisations.access import SESSION_KEY, open_page
from ooievaar.portal.ui import show


@open_page
def healthy(request):
    """For whoever watches the server."""
    return HttpResponse("ok\n", content_type="text/plain")


@open_page
def closed(request, **_parts):
    """A page that does not exist here."""
    raise Http404


@open_page
@login_required
def home_of_person(request):
    """After logging in: the office to its desk, professionals to theirs, others to the public site."""
    if request.access is None:
        return redirect("public:home")
    return redirect("office:home" if request.access.organisation.kind == "office" else "professional:home")


@open_page
@login_required
@require_POST
def choose_organisation(request):
    """Act for another of one's own organisations; a number that is not one's own changes nothing."""
    request.session[SESSION_KEY] = request.POST.get("lvr_number", "")
    return redirect("home_of_person")


@open_page
def tour(request):
    """Logins of the demonstration, with their codes. Anywhere else this page does not exist."""
    if not settings.DEMO:
        raise Http404
    return show(request, guide())
