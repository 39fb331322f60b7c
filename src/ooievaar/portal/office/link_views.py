"""Doubtful links: the list, one pair with the decision on it, and what hangs on all of them together."""

from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ooievaar.portal.links import actions, queries
from ooievaar.portal.links.looking import look
from ooievaar.portal.links.states import Verdict
from ooievaar.portal.office.access import requires_office
from ooievaar.portal.office.link_consequences import consequences_page
from ooievaar.portal.office.link_pages import ReasonForm
from ooievaar.portal.office.links import pair_page, pairs_page
from ooievaar.portal.office.trying import tried
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.ui import show


@requires_office(Permission.SEE_ALL)
@require_GET
def pairs(request, year=None):
    chosen = year or next(iter(queries.years()), None)
    return show(request, pairs_page(chosen, request.access))


@requires_office(Permission.SEE_ALL)
@require_GET
def consequences(request, year):
    found = queries.consequences(year)
    if found is None:
        raise Http404
    return show(request, consequences_page(found))


@requires_office(Permission.DECIDE_LINKS)
@require_GET
def pair(request, key):
    return show(request, _page(request, key, ReasonForm()))


@requires_office(Permission.DECIDE_LINKS)
@require_POST
def decide(request, key):
    form = ReasonForm(request.POST)
    verdict = next((each for each in Verdict if each.value == request.POST.get("oordeel")), None)
    if verdict is None:
        raise Http404
    if form.is_valid():
        try:
            actions.decide(by=request.access, key=key, verdict=verdict, reason=form.cleaned_data["reason"])
        except Refused as refused:
            form.add_error("reason", str(refused))
        else:
            return redirect("office:pair", key)
    return show(request, _page(request, key, form), status=422)


@requires_office(Permission.DECIDE_LINKS)
@require_POST
def undo(request, key):
    tried(request, lambda: actions.undo(by=request.access, key=key), _("Het besluit is ongedaan gemaakt."))
    return redirect("office:pair", key)


def _page(request, key, form):
    view = look(by=request.access, key=key)
    if view is None:
        raise Http404
    return pair_page(view, form)
