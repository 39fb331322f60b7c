"""From a message to the figures it counts in, and from a figure to the cases behind it."""

from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from ooievaar import indicators
from ooievaar.indicators import Counted, Outcome
from ooievaar.portal.figures import tracing
from ooievaar.portal.figures.tracing import Asked, CountedCut
from ooievaar.portal.office import trace_cases, trace_figures
from ooievaar.portal.office import trace_words as say
from ooievaar.portal.office.access import requires_office
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.ui import show


@requires_office(Permission.SEE_ALL)
@require_GET
def figure(request):
    if "indicator" not in request.GET:
        return show(request, trace_figures.start_page())
    return show(request, trace_figures.figure_page(*_asked(request)))


@requires_office(Permission.SEE_ALL)
@require_GET
def cases(request):
    cut, counted = _asked(request)
    outcome = next((each for each in Outcome if each.value == request.GET.get("uitkomst")), None)
    if outcome is None:
        raise Http404
    asked = Asked(counted, outcome, _number(request, "voorwaarde"))
    page = max(_number(request, "pagina") or 1, 1)
    first = (page - 1) * trace_figures.PER_PAGE
    found, total = tracing.list_cases(
        by=request.access, cut=cut, asked=asked, first=first, count=trace_figures.PER_PAGE
    )
    return show(request, trace_figures.cases_page(cut, asked, found, total, page))


@requires_office(Permission.SEE_ALL)
@require_GET
def case(request, computation, birth_id):
    cut = _cut(computation)
    traced = tracing.trace(by=request.access, cut=cut, birth_id=birth_id)
    if traced is None:
        raise Http404
    return show(request, trace_cases.case_page(traced))


@requires_office(Permission.SEE_ALL)
@require_GET
def appearances(request, episode_id):
    found = tracing.appearances(by=request.access, episode_id=episode_id)
    if found is None:
        raise Http404
    if len(found) == 1:
        return redirect(say.case_address(found[0].cut, found[0].birth_id))
    return show(request, trace_cases.appearances_page(episode_id, found))


def _asked(request) -> tuple[CountedCut, Counted]:
    """The figure that the address names; what names none does not exist."""
    cut = _cut(_number(request, "berekening") or 0)
    code, _slash, part = request.GET.get("indicator", "").partition("/")
    level, _slash, unit = request.GET.get("eenheid", "").partition("/")
    try:
        counted = Counted(indicators.find(code), cut.year, part or None, level, unit)
        is_traced = counted.indicator in indicators.OF_BIRTHS and counted.measure is not None
        known = is_traced and (level, unit) in tracing.units(cut)
    except LookupError as error:
        raise Http404 from error
    if not known:
        raise Http404
    return cut, counted


def _cut(computation: int) -> CountedCut:
    cut = tracing.counted_cut(computation)
    if cut is None:
        raise Http404
    return cut


def _number(request, name: str) -> int | None:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else None
