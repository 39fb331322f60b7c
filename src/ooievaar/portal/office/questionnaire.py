"""The page that leads to everything on the questionnaire of mothers, and how each of it stands."""

from dataclasses import dataclass
from typing import ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ooievaar.portal.invitations.overview import Overview, overview
from ooievaar.portal.office.words import count
from ooievaar.portal.organisations.access import Access
from ooievaar.portal.surveys.agreements import all_standings
from ooievaar.portal.surveys.linking import waiting_identities
from ooievaar.portal.surveys.queries import self_surveys_of
from ooievaar.portal.ui import Page
from ooievaar.portal.ui.components import Badge, Breadcrumbs, Card, Cards


@dataclass(frozen=True)
class QuestionnairePage(Page):
    template: ClassVar[str] = "office/questionnaire.html"
    title: str
    lead: str
    places: Cards


def questionnaire_page(access: Access) -> QuestionnairePage:
    return QuestionnairePage(
        title=_("Vragenlijst"),
        lead=_("De vragenlijst over ervaringen van moeders: mail, bestanden van VSV's, overeenkomsten en onderzoek."),
        places=Cards((_mail(overview()), _self_surveys(access), _agreements(), _research()), level=2),
    )


def trail(*steps: tuple[str, str]) -> Breadcrumbs:
    """The way up from a page on the questionnaire."""
    return Breadcrumbs(((_("Vragenlijst"), reverse("office:questionnaire")), *steps))


def _mail(now: Overview) -> Card:
    words = _("Uitnodigingen en herinneringen: wat weggaat, en of adressen op tijd zijn vernietigd.")
    return Card(_("Mail aan cliënten"), reverse("office:mail"), words, state=_state_of(now))


def _state_of(now: Overview) -> Badge:
    if now.report and now.report.wrong:
        return Badge(_("adressen niet vernietigd"), "error")
    if not now.has_server:
        return Badge(_("geen mailserver"), "warning")
    if now.is_paused:
        return Badge(_("gepauzeerd"), "warning")
    return Badge(_("%(n)s vandaag verstuurd") % {"n": count(now.sent_today)}, "neutral")


def _self_surveys(access: Access) -> Card:
    number = len(self_surveys_of(access))
    named = ngettext("%(n)s VSV", "%(n)s VSV's", number) % {"n": count(number)}
    words = _("VSV's die de vragenlijst zelf uitzetten en de antwoorden als bestand aanleveren.")
    return Card(_("Zelf uitvragen"), reverse("office:self_surveys"), words, state=Badge(named, "neutral"))


def _agreements() -> Card:
    standings = all_standings()
    held = {"valid": count(sum(each.is_valid for _organisation, each in standings)), "all": count(len(standings))}
    words = _("Welke kraamzorgorganisaties scores en opmerkingen zien, en wie dat heeft aanvaard.")
    state = Badge(_("%(valid)s van %(all)s") % held, "neutral")
    return Card(_("Overeenkomsten met kraamzorg"), reverse("office:score_agreements"), words, state=state)


def _research() -> Card:
    number = waiting_identities()
    waiting = ngettext("%(n)s wacht op koppeling", "%(n)s wachten op koppeling", number) % {"n": count(number)}
    words = _("Antwoorden koppelen aan bevallingen, van wie dat goedvond. Daarna worden de gegevens gewist.")
    return Card(_("Onderzoek"), reverse("office:research"), words, state=Badge(waiting, "neutral"))
