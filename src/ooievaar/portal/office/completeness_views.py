"""Completeness: rounds, alerts with their notes, organisations over the months, suppliers."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ooievaar.portal.office import completeness as parts
from ooievaar.portal.office.access import requires_office
from ooievaar.portal.office.trying import tried
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.quality import actions
from ooievaar.portal.quality import completeness as found
from ooievaar.portal.quality.models import Alert, Round
from ooievaar.portal.quality.months import parsed
from ooievaar.portal.quality.states import AlertState
from ooievaar.portal.ui import show


@requires_office(Permission.SEE_ALL)
@require_GET
def completeness(request):
    return show(request, _board(request))


def _board(request):
    everything, words = request.GET.get("alle") == "1", request.GET.get("zoek", "").strip()[:100]
    return parts.completeness_page(request.access, everything=everything, words=words)


@requires_office(Permission.SEE_ALL)
@require_GET
def round_progress(request):
    progress = parts.progress_now()
    if progress is not None:
        return HttpResponse(str(progress))
    return HttpResponse(status=204, headers={"HX-Refresh": "true"})


@requires_office(Permission.COMPUTE)
@require_POST
def start_round(request):
    month = parsed(request.POST.get("maand", ""))
    if month is None:
        raise Http404
    by = request.access.user
    tried(request, lambda: actions.start_round(month=month, by=by), _("De ronde is gestart."))
    return redirect("office:completeness")


@requires_office(Permission.COMPUTE)
@require_POST
def stop_round(request, round_id):
    return _changed(request, round_id, actions.stop_round, _("De ronde stopt voor de volgende stap."))


@requires_office(Permission.COMPUTE)
@require_POST
def resume_round(request, round_id):
    return _changed(request, round_id, actions.resume_round, _("De ronde gaat verder."))


@requires_office(Permission.COMPUTE)
@require_POST
def mail_again(request, round_id):
    return _changed(request, round_id, actions.send_again, _("De mails worden opnieuw verstuurd."))


@requires_office(Permission.SEE_ALL)
@require_GET
def alert(request, alert_id):
    view = found.alert(alert_id)
    if view is None:
        raise Http404
    return show(request, parts.alert_page(view, request.access))


@requires_office(Permission.COMPUTE)
@require_POST
def judge_alert(request, alert_id):
    get_object_or_404(Alert, pk=alert_id)
    state = next((each for each in AlertState if each.value == request.POST.get("stand")), None)
    if state is None:
        raise Http404
    told = {"alert_id": alert_id, "state": state, "words": request.POST.get("notitie", "")}
    tried(request, lambda: actions.judge_alert(**told, by=request.access.user), _("De melding is bijgewerkt."))
    return redirect("office:alert", alert_id)


@requires_office(Permission.SEE_ALL)
@require_GET
def completeness_of(request, organisation_id):
    return show(request, parts.history_page(get_object_or_404(Organisation, pk=organisation_id)))


@requires_office(Permission.COMPUTE)
@require_http_methods(["GET", "POST"])
def suppliers(request):
    if request.method == "GET":
        return show(request, parts.suppliers_page())
    told = {"root": request.POST.get("wortel", ""), "name": request.POST.get("naam", "")}
    if told["root"] not in {each.root for each in found.roots()}:
        raise Http404
    done = _("De naam is vastgelegd.")
    tried(request, lambda: actions.name_supplier(**told, by=request.access.user), done)
    return redirect("office:suppliers")


def _changed(request, round_id, action, done):
    get_object_or_404(Round, pk=round_id)
    tried(request, lambda: action(round_id=round_id, by=request.access.user), done)
    return redirect("office:completeness")
