"""The organisation as its administrator sees it: who may do what, and in which VSV it works."""

from dataclasses import replace

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ooievaar.portal.organisations import queries
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.organisations.permissions import PERMISSION_WORDS, ROLES, Role
from ooievaar.portal.professional.pages import ColleagueRow, OrganisationPage
from ooievaar.portal.professional.words import for_listeners
from ooievaar.portal.quality import recipients
from ooievaar.portal.ui.components import Action, Column, Facts, Table
from ooievaar.portal.ui.core_words import in_language


def roles_of(organisation: Organisation) -> tuple[Role, ...]:
    """The roles that exist in this kind of organisation."""
    return tuple(role for role in ROLES if organisation.kind in role.kinds)


def organisation_page(organisation: Organisation, *, email: str = "", error: str = "") -> OrganisationPage:
    return OrganisationPage(
        title=_("Organisatie"),
        lead=_("Wie er namens %(name)s mag werken in Ooievaar.") % {"name": organisation.name},
        facts=_facts(organisation),
        colleagues=_rows(organisation),
        roles=tuple((role.code, str(role.words), _what(role)) for role in roles_of(organisation)),
        email=email,
        error=error,
        give=Action(_("Rol geven")),
        vsvs=_vsvs(organisation),
    )


def _facts(organisation: Organisation) -> Facts:
    return Facts(
        (
            (_("Naam"), organisation.name),
            (_("LVR-nummer"), organisation.lvr_number),
            (_("Soort"), in_language(organisation.get_kind_display())),
            (_("Plaats"), organisation.place or None),
        )
    )


def _rows(organisation: Organisation) -> tuple[ColleagueRow, ...]:
    found = queries.colleagues_of(organisation)
    silent, mailed = recipients.opted_out(organisation), recipients.mailed(organisation)
    return tuple(
        _with_mail(_row(each), each, wants=each.user_id not in silent) if each.user_id in mailed else _row(each)
        for each in found
    )


def _with_mail(row: ColleagueRow, colleague: queries.Colleague, *, wants: bool) -> ColleagueRow:
    words = _("Maandmail uitzetten") if wants else _("Maandmail aanzetten")
    action = Action(for_listeners(words, colleague.name), kind="subtle", name="mail", value="uit" if wants else "aan")
    return replace(row, mail_url=reverse("professional:quality_mail_of", args=[colleague.user_id]), mail=action)


def _row(colleague: queries.Colleague) -> ColleagueRow:
    end_url = reverse("professional:end_role", args=[colleague.assignment_id])
    return ColleagueRow(
        name=colleague.name,
        email=colleague.email,
        role=str(colleague.role),
        end_url=end_url,
        end=Action(
            for_listeners(_("Beëindigen"), f"{colleague.role}, {colleague.name}"), kind="subtle", is_destructive=True
        ),
    )


def _what(role: Role) -> str:
    return ", ".join(
        str(PERMISSION_WORDS[permission]) for permission in PERMISSION_WORDS if permission in role.permissions
    )


def _vsvs(organisation: Organisation) -> Table:
    found = queries.partnerships_of(organisation, timezone.localdate())
    columns = (Column(_("VSV")), Column(_("Leden")))
    rows = tuple((vsv.name, ", ".join(member.name for member in vsv.members)) for vsv in found)
    empty = _("Uw organisatie is nu geen lid van een VSV.")
    return Table(_("Samenwerking"), columns, rows, stacks=True, empty=empty, hides_caption=True)
