"""From what partnerships agreed to the page on which an administrator records who invites."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ooievaar.portal.invitations.agreements import WORDS, Agreed, Situation, VsvAgreements, agreements_of
from ooievaar.portal.organisations.access import Access
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.professional.agreement_pages import AgreementsPage, SituationForm, VsvPart
from ooievaar.portal.ui.components import Action, Alert, Breadcrumbs, Column, EmptyState, Table


def agreements_page(access: Access, *, error: str = "") -> AgreementsPage:
    found = agreements_of(access.organisation)
    may_set = access.may(Permission.MANAGE_PEOPLE)
    crumb = (_("Vragenlijst"), reverse("professional:inviting"))
    return AgreementsPage(
        title=_("Wie nodigt uit?"),
        lead=_("Spreek binnen uw VSV af wie de cliënten uitnodigt. Dan krijgt niemand twee keer dezelfde vraag."),
        breadcrumbs=Breadcrumbs((crumb,)) if access.may(Permission.INVITE) else None,
        notices=(Alert(error, "error"),) if error else (),
        vsvs=tuple(_part(one, may_set=may_set) for one in found),
        nothing=None if found else EmptyState(_("Geen VSV"), _("Uw organisatie is nu geen lid van een VSV.")),
        may_set=may_set,
    )


def _part(one: VsvAgreements, *, may_set: bool) -> VsvPart:
    return VsvPart(
        name=one.vsv.name,
        now=_now(one),
        history=_history(one.history),
        forms=tuple(_forms(one)) if may_set else (),
    )


def _now(one: VsvAgreements) -> Table:
    rows = tuple((WORDS[situation], *_cells(one.now.get(situation))) for situation in Situation)
    columns = (Column(_("Zorg")), Column(_("Wie nodigt uit")), Column(_("Sinds")), Column(_("Vastgelegd door")))
    return Table(_("Afspraken nu"), columns, rows, stacks=True)


def _history(history: tuple[Agreed, ...]) -> Table:
    rows = tuple(
        (_day(each), WORDS[each.situation], each.name or _("niet afgesproken"), each.by or None) for each in history
    )
    columns = (Column(_("Vanaf")), Column(_("Zorg")), Column(_("Wie nodigt uit")), Column(_("Vastgelegd door")))
    return Table(_("Eerder vastgelegd"), columns, rows, stacks=True, empty=_("Nog niets."))


def _forms(one: VsvAgreements) -> Iterator[SituationForm]:
    for situation in Situation:
        now = one.now.get(situation)
        yield SituationForm(
            vsv=one.vsv.number,
            situation=situation.value,
            words=str(WORDS[situation]),
            choices=tuple((member.lvr_number, member.name) for member in one.vsv.members),
            chosen=now.lvr_number if now else "",
            save=Action(_("Vastleggen"), kind="secondary"),
        )


def _cells(agreed: Agreed | None) -> tuple[str, str | None, str | None]:
    return (agreed.name, _day(agreed), agreed.by or None) if agreed else (_("niet afgesproken"), None, None)


def _day(agreed: Agreed) -> str:
    return date_format(agreed.since, "j F Y")
