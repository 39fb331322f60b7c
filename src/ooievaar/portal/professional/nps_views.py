"""Whether clients recommended their carers in 2018 to 2022, before the PREM."""

from dataclasses import dataclass
from typing import ClassVar

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from ooievaar.portal.organisations.access import requires
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.organisations.queries import Partnership, partnerships_of
from ooievaar.portal.professional.experience_parts import no_experiences_page
from ooievaar.portal.professional.pages import Choice
from ooievaar.portal.professional.score_agreement_parts import refusal
from ooievaar.portal.professional.words import count, per_cent
from ooievaar.portal.surveys.nps_results import NpsRow, nps_rows
from ooievaar.portal.surveys.rules import why_no_scores
from ooievaar.portal.ui import Page, components, show
from ooievaar.portal.ui.components import Breadcrumbs, Column, EmptyState, Table
from ooievaar.questionnaires import nps

CARERS = {
    "practice": gettext_lazy("Verloskundigenpraktijken"),
    "hospital": gettext_lazy("Ziekenhuis"),
    "kraamzorg": gettext_lazy("Kraamzorg"),
}


@dataclass(frozen=True)
class NpsPage(Page):
    template: ClassVar[str] = "professional/nps.html"
    title: str
    lead: str
    breadcrumbs: components.Breadcrumbs
    choices: tuple[Choice, ...]
    tables: tuple[components.Table, ...]
    nothing: components.EmptyState | None


@requires(Permission.SEE_FIGURES)
@require_safe
def before_2023(request):
    organisation = request.access.organisation
    if sentence := why_no_scores(organisation):
        return show(request, no_experiences_page(refusal(organisation, sentence)))
    vsvs = partnerships_of(organisation, timezone.localdate())
    vsv = next((each for each in vsvs if each.number == request.GET.get("vsv")), vsvs[0] if vsvs else None)
    rows = nps_rows(vsv.number, [each.number for each in vsvs]) if vsv else ()
    return show(request, _page(vsvs, vsv, rows))


def _page(vsvs: tuple[Partnership, ...], vsv: Partnership | None, rows: tuple[NpsRow, ...]) -> NpsPage:
    nothing = EmptyState(_("Nog geen uitkomsten"), _("Van deze jaren zijn geen uitkomsten van de NPS+ opgenomen."))
    return NpsPage(
        title=_("Ervaringen vóór 2023"),
        lead=_("Zou u de zorgverleners van het VSV aanbevelen? Zo werd het gevraagd van 2018 tot en met 2022."),
        breadcrumbs=Breadcrumbs(((_("Ervaringen"), reverse("professional:experiences")),)),
        choices=tuple(Choice(each.name, f"?vsv={each.number}", each == vsv) for each in vsvs),
        tables=tuple(_table(about, vsv.name, rows) for about in CARERS if rows) if vsv else (),
        nothing=None if rows else nothing,
    )


def _table(about: str, vsv: str, rows: tuple[NpsRow, ...]) -> Table:
    units = (vsv, _("Nederland"))
    headings = [words for unit in units for words in (unit, _("%(unit)s: beveelt aan") % {"unit": unit})]
    return Table(
        str(CARERS[about]),
        (Column(_("Jaar")), *(Column(words, is_numeric=True) for words in headings)),
        [(str(row.year), *_cells(row.vsv), *_cells(row.country)) for row in rows if row.about == about],
        stacks=True,
        note=_("Netto score: deel dat aanbeveelt min deel dat dat niet doet. Tussen haakjes het aantal antwoorden."),
        empty=_("Van deze jaren zijn geen uitkomsten van de NPS+ opgenomen."),
    )


def _cells(score: nps.NpsScore | None) -> tuple[str, str]:
    if score is None:
        return _("te weinig om te tonen"), "–"
    return f"{number_format(score.net, 1)} ({count(score.valid)})", per_cent(score.recommends)
