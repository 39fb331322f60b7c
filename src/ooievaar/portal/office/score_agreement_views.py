"""Which kraamzorg organisations may see results, and ending that for one of them."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ooievaar.portal.office.access import requires_office
from ooievaar.portal.office.questionnaire import trail
from ooievaar.portal.office.score_agreement_pages import EndAgreementPage, ScoreAgreementsPage
from ooievaar.portal.office.trying import tried
from ooievaar.portal.office.words import count, moment
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.surveys import agreements
from ooievaar.portal.surveys.agreements import Standing
from ooievaar.portal.surveys.models import ScoreAgreement
from ooievaar.portal.ui import show
from ooievaar.portal.ui.components import Action, Badge, Column, EmptyState, Facts, Table


@requires_office(Permission.SEE_ALL)
@require_safe
def score_agreements(request):
    standings, may_end = agreements.all_standings(), request.access.may(Permission.COMPUTE)
    none = EmptyState(_("Geen kraamzorgorganisaties"), _("Zodra er een is geregistreerd, staat zij hier."))
    page = ScoreAgreementsPage(
        title=_title(),
        lead=_lead(standings),
        breadcrumbs=trail(),
        nothing=None if standings else none,
        table=_table(standings, may_end=may_end) if standings else None,
    )
    return show(request, page)


@requires_office(Permission.COMPUTE)
@require_http_methods(["GET", "POST"])
def end_score_agreement(request, agreement_id):
    lasting = ScoreAgreement.objects.visible_to(request.access).filter(ended__isnull=True).select_related("by")
    agreement = get_object_or_404(lasting, pk=agreement_id)
    if request.method == "GET":
        return show(request, _end_page(agreement))
    by = request.access.user
    tried(request, lambda: agreements.end(agreement=agreement, by=by), _("De overeenkomst is beëindigd."))
    return redirect("office:score_agreements")


ADDRESSES = [
    path("vragenlijst/overeenkomsten/", score_agreements, name="score_agreements"),
    path("vragenlijst/overeenkomsten/<int:agreement_id>/beeindigen/", end_score_agreement, name="end_score_agreement"),
]


def _title() -> str:
    return _("Overeenkomsten met kraamzorg")


def _lead(standings: tuple[tuple[Organisation, Standing], ...]) -> str:
    valid = sum(standing.is_valid for _organisation, standing in standings)
    words = _(
        "Een kraamzorgorganisatie ziet scores en opmerkingen zolang een overeenkomst geldt. Nu geldt die voor "
        "%(valid)s van %(all)s."
    )
    return words % {"valid": count(valid), "all": count(len(standings))}


def _table(standings: tuple[tuple[Organisation, Standing], ...], *, may_end: bool) -> Table:
    names = (_("Organisatie"), _("LVR-nummer"), _("Stand"), _("Aanvaard"))
    columns = tuple(map(Column, (*names, _("Beëindigen")) if may_end else names))
    rows = tuple((*_row(*each), _end_link(*each)) if may_end else _row(*each) for each in standings)
    return Table(_title(), columns, rows, stacks=True, hides_caption=True, note=_note())


def _note() -> str:
    days = {"days": agreements.GRACE_DAYS}
    return _("Komt er een nieuwe tekst, dan geldt een overeenkomst over de oude nog %(days)s dagen.") % days


def _row(organisation: Organisation, standing: Standing) -> tuple[object, ...]:
    told = _told(standing.accepted) if standing.accepted else None
    return organisation.name, organisation.lvr_number, _state(standing), told


def _told(accepted: ScoreAgreement) -> str:
    held = {"version": accepted.version, "when": moment(accepted.accepted), "name": accepted.by}
    words = _("tekst %(version)s, %(when)s, door %(name)s") if accepted.by else _("tekst %(version)s, %(when)s")
    return words % held


def _state(standing: Standing) -> Badge:
    if standing.accepted is None:
        return Badge(_("Nog niet aanvaard"))
    if standing.accepted.ended is not None:
        return Badge(_("Beëindigd op %(day)s") % {"day": moment(standing.accepted.ended)})
    if not standing.is_valid:
        return Badge(_("Verlopen: tekst te oud"), "error")
    if standing.last_day is not None:
        return Badge(_("Geldt tot en met %(day)s") % {"day": date_format(standing.last_day, "j F Y")}, "warning")
    return Badge(_("Geldt"), "success")


def _end_link(organisation: Organisation, standing: Standing) -> Action | None:
    accepted = standing.accepted
    if accepted is None or accepted.ended is not None:
        return None
    words = format_html('{}<span class="visually-hidden">: {}</span>', _("Beëindigen"), organisation.name)
    return Action(words, reverse("office:end_score_agreement", args=[accepted.pk]), kind="secondary")


def _end_page(agreement: ScoreAgreement) -> EndAgreementPage:
    back = reverse("office:score_agreements")
    return EndAgreementPage(
        title=_("Overeenkomst beëindigen"),
        lead=_("%(name)s ziet dan meteen geen scores en opmerkingen meer.") % {"name": agreement.organisation.name},
        breadcrumbs=trail((_title(), back)),
        facts=Facts(
            (
                (_("Organisatie"), f"{agreement.organisation.name} ({agreement.organisation.lvr_number})"),
                (_("Aanvaard"), _told(agreement)),
            )
        ),
        end=Action(_("Beëindigen"), is_destructive=True),
        keep=Action(_("Niet beëindigen"), back, kind="secondary"),
    )
