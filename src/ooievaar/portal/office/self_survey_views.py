"""Which organisation surveys for a VSV by itself, and what it delivered."""

from datetime import date

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ooievaar.portal.office.access import requires_office
from ooievaar.portal.office.questionnaire import trail
from ooievaar.portal.office.self_survey_pages import SelfSurveysPage, Surveyor
from ooievaar.portal.office.trying import tried
from ooievaar.portal.office.words import count, moment
from ooievaar.portal.organisations.models import Organisation, Vsv
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.organisations.queries import all_partnerships
from ooievaar.portal.surveys import self_surveying
from ooievaar.portal.surveys.models import SelfSurvey
from ooievaar.portal.surveys.queries import FileRow, files_of, self_surveys_of
from ooievaar.portal.ui import show
from ooievaar.portal.ui.components import Action, Badge, Column, EmptyState, Facts, Table


@requires_office(Permission.SEE_ALL)
@require_http_methods(["GET", "POST"])
def self_surveys(request):
    if request.method == "POST" and request.access.may(Permission.COMPUTE):
        _name(request)
        return redirect("office:self_surveys")
    return show(request, _page(request.access))


@requires_office(Permission.COMPUTE)
@require_POST
def end_self_survey(request, survey_id):
    survey = get_object_or_404(SelfSurvey.objects.visible_to(request.access), pk=survey_id)
    by = request.access.user
    tried(request, lambda: self_surveying.end_surveying(survey=survey, by=by), _("Vastgelegd: dit is beëindigd."))
    return redirect("office:self_surveys")


ADDRESSES = [
    path("vragenlijst/zelf-uitvragen/", self_surveys, name="self_surveys"),
    path("vragenlijst/zelf-uitvragen/<int:survey_id>/beeindigen/", end_self_survey, name="end_self_survey"),
]


def _name(request) -> None:
    start = _first_day(request.POST.get("vanaf", ""))
    organisation = Organisation.objects.filter(lvr_number=request.POST.get("lvr", "").strip()[:10]).first()
    if start is None or organisation is None:
        messages.error(request, _("Kies een VSV, een bekend LVR-nummer en een maand zoals 2026-01."))
        return
    vsv = get_object_or_404(Vsv, number=request.POST.get("vsv", ""))
    who = {"vsv": vsv, "organisation": organisation, "start_date": start, "by": request.access.user}
    tried(request, lambda: self_surveying.name_surveyor(**who), _("Vastgelegd: deze organisatie mag nu aanleveren."))


def _first_day(month: str) -> date | None:
    try:
        return date.fromisoformat(f"{month.strip()[:7]}-01")
    except ValueError:
        return None


def _page(access) -> SelfSurveysPage:
    surveys, files = self_surveys_of(access), files_of(access)
    none = EmptyState(_("Geen VSV vraagt zelf uit"), _("Leg hieronder vast welke organisatie voor een VSV aanlevert."))
    return SelfSurveysPage(
        title=_("Zelf uitvragen"),
        lead=_("VSV's die de vragenlijst zelf uitzetten en de antwoorden als bestand aanleveren."),
        breadcrumbs=trail(),
        surveyors=tuple(map(_surveyor, surveys)),
        nothing=None if surveys else none,
        files=_files(files) if files else None,
        vsvs=tuple((each.number, each.name) for each in all_partnerships(localdate())),
        may_change=access.may(Permission.COMPUTE),
        save=Action(_("Vastleggen")),
    )


def _surveyor(survey: SelfSurvey) -> Surveyor:
    name = f"{survey.organisation.name} ({survey.organisation.lvr_number})"
    since = date_format(survey.start_date, "F Y")
    facts = Facts(((_("VSV"), survey.vsv.name), (_("Organisatie"), name), (_("Antwoorden vanaf"), since)))
    return Surveyor(survey.pk, facts, Action(_("Beëindigen"), kind="secondary", is_destructive=True))


def _files(rows: tuple[FileRow, ...]) -> Table:
    names = (_("Ontvangen"), _("VSV"), _("Maanden"), _("Vragenlijsten"), _("Stand"))
    return Table(_("Opgenomen bestanden"), tuple(map(Column, names)), tuple(map(_file, rows)), stacks=True)


def _file(row: FileRow) -> tuple[object, ...]:
    state = Badge(_("Vervangen"), "neutral") if row.replaced else Badge(_("Telt mee"), "success")
    return moment(row.received), row.vsv, f"{row.first_month} – {row.last_month}", count(row.rows), state
