"""Lists: organisations with their VSVs, and the log."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ooievaar.portal.audit.queries import Event
from ooievaar.portal.invitations.agreements import all_agreements
from ooievaar.portal.office.pages import LogPage, OrganisationsPage
from ooievaar.portal.office.words import count, moment
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.organisations.queries import Member, Partnership, all_partnerships
from ooievaar.portal.ui.components import Action, Actions, Column, EmptyState, Pagination, Table
from ooievaar.portal.ui.core_words import in_language

ABOUT = {
    "episode": gettext_lazy("zorgepisode"),
    "computation": gettext_lazy("berekening"),
    "submission": gettext_lazy("aanlevering"),
    "release": gettext_lazy("vrijgave"),
    "vsv": gettext_lazy("VSV"),
    "answers": gettext_lazy("antwoordenbestand"),
    "agreement": gettext_lazy("overeenkomst"),
}
DIGEST = re.compile(r"[0-9a-f]{64}")
DETAILS = {
    "size": gettext_lazy("bytes"),
    "messages": gettext_lazy("berichten"),
    "total": gettext_lazy("berichten"),
    "done": gettext_lazy("verwerkt"),
    "accepted": gettext_lazy("aangenomen"),
    "already": gettext_lazy("al ontvangen"),
    "rejected": gettext_lazy("afgekeurd"),
    "failures": gettext_lazy("keer mislukt"),
    "episodes": gettext_lazy("zorgepisodes"),
    "sender": gettext_lazy("aanleverende organisatie"),
    "reason": gettext_lazy("reden"),
    "changed": gettext_lazy("gewijzigd"),
    "year": gettext_lazy("verslagjaar"),
    "cut": gettext_lazy("snede"),
    "figures": gettext_lazy("cijfers"),
    "births": gettext_lazy("bevallingen"),
    "attempt": gettext_lazy("poging"),
    "person": gettext_lazy("persoon"),
    "role": gettext_lazy("rol"),
    "kind": gettext_lazy("soort"),
    "vsv": gettext_lazy("VSV"),
    "vsvs": gettext_lazy("VSV's"),
    "start_date": gettext_lazy("vanaf"),
    "end_date": gettext_lazy("tot en met"),
    "computation": gettext_lazy("berekening"),
    "indicator": gettext_lazy("indicator"),
    "digest": gettext_lazy("kenmerk van de waarden"),
    "checksum": gettext_lazy("controlegetal"),
    "questionnaires": gettext_lazy("vragenlijsten"),
    "months": gettext_lazy("maanden"),
    "replaced": gettext_lazy("vervangen"),
    "results": gettext_lazy("uitkomsten"),
    "years": gettext_lazy("verslagjaren"),
}


def organisations_page(on: date | None = None) -> OrganisationsPage:
    """Every VSV with its members of today, and who belongs to none."""
    partnerships = all_partnerships(on or localdate())
    members = {member.lvr_number for each in partnerships for member in each.members}
    others = Organisation.objects.exclude(kind="office").exclude(lvr_number__in=members)
    return OrganisationsPage(
        title=_("Organisaties"),
        lead=_("De verloskundige samenwerkingsverbanden (VSV's) met hun leden van vandaag."),
        table=_partnership_table(partnerships),
        without_vsv=_organisation_table(others) if others else None,
    )


def log_page(events: Iterable[Event], total: int, *, number: int, pages: int, about: str) -> LogPage:
    """One page of the log, newest first."""
    lead = _("Wie wat wanneer deed: %(count)s gebeurtenissen. Regels kunnen niet worden gewijzigd of gewist.")
    all_events = Action(_("Alle gebeurtenissen"), reverse("office:log"), kind="secondary")
    return LogPage(
        title=_("Logboek: %(about)s") % {"about": in_words(about)} if about else _("Logboek"),
        lead=lead % {"count": count(total)},
        actions=Actions((all_events,)) if about else None,
        table=_event_table(events),
        pagination=Pagination(number, pages, urlencode({"over": about}) if about else "") if pages > 1 else None,
    )


def _partnership_table(partnerships: tuple[Partnership, ...]) -> Table | EmptyState:
    if not partnerships:
        return EmptyState(_("Nog geen VSV's"), _("Zodra er een VSV is geregistreerd, staat het hier."))
    columns = (_("VSV"), _("Nummer"), _("Ziekenhuizen"), _("Praktijken"), _("Kraamzorg"), _("Nodigt uit"))
    names = {
        each.vsv.number: ", ".join(dict.fromkeys(one.name for one in each.now.values())) for each in all_agreements()
    }
    rows = [(*_partnership_row(each), names.get(each.number) or _("niet afgesproken")) for each in partnerships]
    return Table(_("VSV's en hun leden"), tuple(map(Column, columns)), rows, stacks=True, hides_caption=True)


def _partnership_row(each: Partnership) -> tuple[str | None, ...]:
    by_kind: dict[str, list[Member]] = defaultdict(list)
    for member in each.members:
        by_kind[member.kind].append(member)
    names = (", ".join(m.name for m in by_kind[kind]) or None for kind in ("hospital", "practice", "kraamzorg"))
    return each.name, each.number, *names


def _organisation_table(organisations: Iterable[Organisation]) -> Table:
    columns = (_("Organisatie"), _("LVR-nummer"), _("Soort"), _("Plaats"))
    rows = [
        (each.name, each.lvr_number, in_language(each.get_kind_display()), each.place or None) for each in organisations
    ]
    return Table(_("Organisaties zonder VSV"), tuple(map(Column, columns)), rows, hides_caption=True)


def _event_table(events: Iterable[Event]) -> Table:
    columns = (_("Wanneer"), _("Wat"), _("Wie"), _("Namens"), _("Waarover"), _("Bijzonderheden"))
    rows = [_event_row(event) for event in events]
    return Table(
        _("Gebeurtenissen"),
        tuple(map(Column, columns)),
        rows,
        stacks=True,
        hides_caption=True,
        empty=_("Niets gevonden."),
    )


def _event_row(event: Event) -> tuple[object, ...]:
    # Checksums and digests are long: their beginning is enough to recognise them, the whole stands in the database.
    details = ", ".join(f"{DETAILS.get(name, name)}: {shortened(value)}" for name, value in event.details.items())
    actor = _("systeem") if event.actor == "system" else event.actor
    return moment(event.moment), event.words, actor, event.organisation or None, _about(event.about), details or None


def _about(about: str) -> Action | None:
    """What an event is about, as a link to everything about the same."""
    if not about:
        return None
    return Action(in_words(about), f"{reverse('office:log')}?{urlencode({'over': about})}", kind="link")


def in_words(about: str) -> str:
    """What the trail calls `computation 3` or `vsv 0101 2024`, as people say it."""
    kind, _space, which = about.partition(" ")
    return f"{ABOUT[kind]} {which}" if kind in ABOUT else about


def shortened(value: object) -> str:
    """A digest by its first characters, which tell it apart; anything else whole, to be read."""
    text = str(value)
    return text[:16] if DIGEST.fullmatch(text) else text
