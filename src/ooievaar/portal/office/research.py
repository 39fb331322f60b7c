"""The page about linking answers with births."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ooievaar.portal.office.questionnaire import trail
from ooievaar.portal.office.words import count, moment, present_year, years
from ooievaar.portal.organisations.access import Access
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.surveys.linking import RunRow, linkage_runs, waiting_identities
from ooievaar.portal.ui import Page
from ooievaar.portal.ui.components import Action, Breadcrumbs, Column, EmptyState, Facts, Table


@dataclass(frozen=True)
class ResearchPage(Page):
    template: ClassVar[str] = "office/research.html"
    title: str
    lead: str
    breadcrumbs: Breadcrumbs
    waiting: str
    years: tuple[int, ...]
    chosen_year: int
    start: Action
    latest: Facts | None
    runs: Table | None
    nothing: EmptyState | None
    refresh_seconds: int | None


def research_page(access: Access) -> ResearchPage:
    """How many identities wait, what the last run came to, and those before."""
    runs, waiting = linkage_runs(), waiting_identities()
    is_running = any(run.finished is None for run in runs)
    return ResearchPage(
        title=_("Onderzoek met gekoppelde antwoorden"),
        lead=_(
            "Wie dat goedvond, wordt op postcode en geboortedatum gekoppeld aan de bevalling. Daarna zijn postcode en "
            "geboortedatum gewist; over blijven antwoorden naast een paar grove gegevens."
        ),
        breadcrumbs=trail(),
        waiting=_waiting(waiting),
        years=years(),
        chosen_year=present_year(),
        start=Action(_("Koppelen en wissen"), reason=_why_not(access, is_running)),
        latest=_facts(runs[0]) if runs else None,
        runs=_table(runs) if runs else None,
        nothing=None if runs else EmptyState(_("Er is nog niet gekoppeld"), _("Kies een jaar waarvan een snede is.")),
        refresh_seconds=5 if is_running else None,
    )


def _waiting(number: int) -> str:
    if not number:
        return _("Er wacht nu niemand op koppeling.")
    words = ngettext(
        "Er wacht %(n)s postcode met geboortedatum.", "Er wachten %(n)s postcodes met geboortedatum.", number
    )
    return words % {"n": count(number)}


def _why_not(access: Access, is_running: bool) -> str:
    if not access.may(Permission.COMPUTE):
        return _("Koppelen kan alleen een medewerker van het registratiebureau.")
    return _("Er loopt al een koppeling.") if is_running else ""


def _facts(run: RunRow) -> Facts:
    return Facts(
        (
            (_("Jaar van bevalling"), str(run.year)),
            (_("Klaar"), moment(run.finished) if run.finished else _("nog bezig")),
            (_("Bewaard voor de koppeling"), count(run.before)),
            (_("Gekoppeld"), count(run.linked)),
            (_("Geen of meer dan één bevalling gevonden"), count(run.unmatched)),
            (_("Te zeldzaam om te bewaren"), count(run.too_rare)),
            (_("Te lang gewacht en gewist"), count(run.expired)),
            (_("Nog bewaard na de koppeling"), count(run.after)),
            (_("Daarvan van dit jaar (minder dan tien wachten op anderen)"), count(run.left)),
        )
    )


def _table(runs: tuple[RunRow, ...]) -> Table:
    return Table(
        caption=_("Koppelingen"),
        columns=(
            Column(_("Gevraagd")),
            Column(_("Jaar"), is_numeric=True),
            Column(_("Gekoppeld"), is_numeric=True),
            Column(_("Bewaard ervoor"), is_numeric=True),
            Column(_("Bewaard erna"), is_numeric=True),
        ),
        rows=tuple(
            (moment(run.asked), str(run.year), count(run.linked), count(run.before), count(run.after)) for run in runs
        ),
        stacks=True,
    )
