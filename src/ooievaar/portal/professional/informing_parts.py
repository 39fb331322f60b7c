"""From the partnerships of an organisation to the page with information to hand out."""

from django.urls import reverse
from django.utils.translation import gettext as _

from ooievaar.portal.invitations.agreements import VsvAgreements, agreements_of
from ooievaar.portal.organisations.access import Access
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.professional.informing import KINDS, LANGUAGES
from ooievaar.portal.professional.informing_pages import InformingPage, Leaflets
from ooievaar.portal.professional.words import for_listeners
from ooievaar.portal.ui.components import Action, Breadcrumbs, Column, EmptyState, Table


def informing_page(access: Access) -> InformingPage:
    found = agreements_of(access.organisation)
    crumb = (_("Vragenlijst"), reverse("professional:inviting"))
    return InformingPage(
        title=_("Voorlichting over de vragenlijst"),
        lead=_("Vertel vooraf wie er mailt en vanaf welk adres. Dan ziet niemand de mail voor oplichting aan."),
        breadcrumbs=Breadcrumbs((crumb,)) if access.may(Permission.INVITE) else None,
        vsvs=tuple(Leaflets(one.vsv.name, _table(one)) for one in found),
        nothing=None if found else EmptyState(_("Geen VSV"), _("Uw organisatie is nu geen lid van een VSV.")),
    )


def _table(one: VsvAgreements) -> Table:
    columns = (
        Column(_("Voor wie")),
        Column(_("Taal")),
        Column(_("Om te printen")),
        Column(_("Voor een website")),
        Column(_("Tekst")),
    )
    rows = tuple(_row(one, kind, language) for kind in KINDS for language in LANGUAGES)
    return Table(one.vsv.name, columns, rows, stacks=True, hides_caption=True)


def _row(one: VsvAgreements, kind: str, language: str) -> tuple:
    kinds = {"client": _("Cliënten"), "carers": _("Zorgverleners")}
    languages = {"nl": _("Nederlands"), "en": _("Engels")}
    about = f"{kinds[kind]}, {languages[language]}"
    return (
        kinds[kind],
        languages[language],
        *(_link(one, kind, language, form, about) for form in ("pdf", "html", "txt")),
    )


def _link(one: VsvAgreements, kind: str, language: str, form: str, about: str) -> Action:
    address = reverse("professional:information", args=[one.vsv.number, kind, language, form])
    return Action(for_listeners(form.upper(), about), href=address, kind="link")
