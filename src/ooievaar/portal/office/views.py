"""The first page of the office, its organisations and its log."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from ooievaar.portal.audit.queries import latest_events
from ooievaar.portal.office.access import requires_office
from ooievaar.portal.office.chain import chain, home_page
from ooievaar.portal.office.listing import log_page, organisations_page
from ooievaar.portal.office.words import present_year
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.submissions import actions
from ooievaar.portal.submissions import queries as submissions
from ooievaar.portal.ui import show

EVENTS_PER_PAGE = 25


@requires_office(Permission.SEE_ALL, Permission.COMPUTE, Permission.RELEASE, Permission.MANAGE_PEOPLE)
@require_GET
def home(request, year=None):
    may_see = request.access.may(Permission.SEE_ALL)
    latest, total = submissions.latest(request.access, count=1) if may_see else ((), 0)
    return show(request, home_page(chain(year or present_year(), latest, total)))


@requires_office(Permission.COMPUTE)
@require_POST
def retry_submissions(request):
    retried = actions.retry_failed(by=request.access)
    words = ngettext("%(n)s aanlevering begint opnieuw.", "%(n)s aanleveringen beginnen opnieuw.", retried)
    messages.success(request, words % {"n": retried})
    return redirect("office:home")


@requires_office(Permission.SEE_ALL, Permission.MANAGE_PEOPLE)
@require_GET
def organisations(request):
    return show(request, organisations_page())


@requires_office(Permission.SEE_AUDIT)
@require_GET
def log(request):
    asked = request.GET.get("pagina", "1")
    number = max(1, int(asked)) if asked.isdecimal() and len(asked) < 9 else 1
    about = request.GET.get("over", "")[:200]
    events, total = latest_events(first=(number - 1) * EVENTS_PER_PAGE, count=EVENTS_PER_PAGE, about=about)
    return show(request, log_page(events, total, number=number, pages=-(-total // EVENTS_PER_PAGE), about=about))
