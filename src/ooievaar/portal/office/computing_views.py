"""Cuts and computations: follow, start, stop, take up again, open for approval."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ooievaar.portal.figures import actions
from ooievaar.portal.figures.models import Computation
from ooievaar.portal.figures.neutral import neutral_figures
from ooievaar.portal.figures.runs import run as run_of
from ooievaar.portal.office.access import requires_office
from ooievaar.portal.office.computing import computation_page, computations_page, progress_of
from ooievaar.portal.office.neutral import CHOSEN, neutral_page
from ooievaar.portal.office.trying import tried
from ooievaar.portal.office.words import years
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.ui import show
from ooievaar.warehouse import Kind


@requires_office(Permission.SEE_ALL)
@require_GET
def computations(request):
    return show(request, computations_page(request.access))


@requires_office(Permission.SEE_ALL)
@require_GET
def computation(request, computation):
    return show(request, computation_page(_found(computation), request.access))


@requires_office(Permission.SEE_ALL)
@require_GET
def neutral(request, computation):
    found = neutral_figures(computation)
    if found is None:
        raise Http404
    return show(request, neutral_page(computation, found, request.GET.get(CHOSEN, "")))


@requires_office(Permission.SEE_ALL)
@require_GET
def progress(request, computation):
    run = _found(computation)
    if run.is_unfinished:
        return HttpResponse(str(progress_of(run)))
    # The page has more to show than a bar now: htmx reloads it.
    return HttpResponse(status=204, headers={"HX-Refresh": "true"})


@requires_office(Permission.COMPUTE)
@require_POST
def start(request):
    asked = request.POST.get("year", "")
    if asked not in map(str, years()):
        raise Http404
    kinds = {each.value: each for each in Kind}
    kind = kinds.get(request.POST.get("kind", ""))
    started = tried(
        request,
        lambda: actions.start_computation(year=int(asked), kind=kind, by=request.access.user),
        _("De berekening is gestart."),
    )
    return redirect("office:computation", started.pk) if started else redirect("office:computations")


@requires_office(Permission.COMPUTE)
@require_POST
def stop(request, computation):
    return _changed(request, computation, actions.stop_computation, _("De berekening stopt voor de volgende stap."))


@requires_office(Permission.COMPUTE)
@require_POST
def resume(request, computation):
    return _changed(request, computation, actions.resume_computation, _("De berekening gaat verder."))


@requires_office(Permission.COMPUTE)
@require_POST
def open_figures(request, computation):
    done = _("De ziekenhuizen kunnen deze cijfers nu accorderen.")
    return _changed(request, computation, actions.open_for_approval, done)


@requires_office(Permission.COMPUTE)
@require_POST
def close_figures(request, computation):
    done = _("De accordering is gesloten. Wat is ondertekend, kan nog worden vrijgegeven.")
    return _changed(request, computation, actions.close_for_approval, done)


def _changed(request, computation, action, done):
    found = get_object_or_404(Computation, pk=computation)
    tried(request, lambda: action(computation=found, by=request.access.user), done)
    return redirect("office:computation", computation)


def _found(computation):
    run = run_of(computation)
    if run is None:
        raise Http404
    return run
