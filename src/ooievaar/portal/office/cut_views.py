"""Cuts that are kept, two side by side, other definitions, and the address of every figure."""

from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ooievaar import indicators
from ooievaar.portal.figures import cuts as queries
from ooievaar.portal.office.access import requires_office
from ooievaar.portal.office.cut_comparing import COUNTRY, choosing_page, compare_page
from ooievaar.portal.office.cut_definitions import definitions_page
from ooievaar.portal.office.cut_lists import cut_page, cuts_page, figure_page
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.ui import show
from ooievaar.portal.ui.components import Alert

WHOLE = "-"  # stands in an address for the indicator itself, which has no part


@requires_office(Permission.SEE_ALL)
@require_GET
def cuts(request):
    return show(request, cuts_page(queries.kept_cuts()))


@requires_office(Permission.SEE_ALL)
@require_GET
def cut(request, checksum):
    found = queries.kept_cut(checksum)
    if found is None:
        raise Http404
    return show(request, cut_page(found, queries.wrong_with(found)))


@requires_office(Permission.SEE_ALL)
@require_GET
def compare(request):
    kept = queries.kept_cuts()
    by_folder = {each.folder: each for each in kept}
    earlier, later = (by_folder.get(request.GET.get(name, "")) for name in ("eerder", "later"))
    if earlier is None or later is None:
        return redirect("office:cuts")
    if notice := _why_not(earlier, later):
        return show(request, choosing_page(kept, earlier, later, notice))
    found = queries.compared(earlier, later)
    asked = request.GET.get("eenheid", COUNTRY)
    unit = asked if asked in found.figures["unit"].to_list() else COUNTRY
    return show(request, compare_page(kept, earlier, later, found, unit))


@requires_office(Permission.SEE_ALL)
@require_GET
def definitions(request):
    codes = {each.code: each for each in indicators.OF_BIRTHS}
    proposed = next((each for each in indicators.OF_BIRTHS if each.proposed), indicators.OF_BIRTHS[0])
    indicator = codes.get(request.GET.get("indicator", ""), proposed)
    versions = {str(each.since): each for each in indicator.every_version}
    version = versions.get(request.GET.get("versie", ""), indicator.every_version[-1])
    found = queries.would_change(indicator.code, version.since)
    return show(request, definitions_page(indicator, version, found))


@requires_office(Permission.SEE_ALL)
@require_GET
def figure(request, part, **where):
    address = queries.Address(part=None if part == WHOLE else part, **where)
    found = queries.recomputed(address)
    if found is None or (found.values is None and not found.stored):
        raise Http404
    return show(request, figure_page(address, found))


def _why_not(earlier, later):
    """Why these two cannot be compared; None when they can."""
    if earlier.year != later.year:
        return Alert(_("Kies twee sneden van hetzelfde verslagjaar."), "warning", title=_("Niet te vergelijken"))
    harmed = [each.folder for each in (earlier, later) if queries.wrong_with(each)]
    if harmed:
        words = _("Deze snede is niet meer wat zij was: %(folders)s.") % {"folders": ", ".join(harmed)}
        return Alert(words, "error", title=_("Niet te vergelijken"))
    return None
