"""Who may approve and sign, and when it is possible: each rule gives the sentence to show, or nothing."""

from django.utils.translation import gettext as _

from ooievaar.portal.approvals.queries import VsvStatus
from ooievaar.portal.approvals.states import IndicatorState, VsvState
from ooievaar.portal.figures.queries import own_vsvs
from ooievaar.portal.organisations.access import Access
from ooievaar.portal.organisations.permissions import Permission


def why_not_for_vsv(by: Access, permission: Permission, *, vsv: str, year: int) -> str | None:
    """Why this person may not decide on the figures of this VSV: only its hospitals may, by those with the role."""
    if by.organisation.kind != "hospital":
        return _("Alleen het ziekenhuis van een VSV accordeert de cijfers, ook namens de praktijken.")
    if vsv not in {own.number for own in own_vsvs(by.organisation, year)}:
        return _("Uw ziekenhuis was in dit verslagjaar geen lid van dit VSV.")
    if not by.may(permission):
        return _NEEDS_ROLE[permission]()
    return None


_NEEDS_ROLE = {
    Permission.APPROVE: lambda: _("Accorderen kan alleen iemand met de rol accordeerder."),
    Permission.SIGN: lambda: _("Ondertekenen kan alleen iemand met de rol bestuurder."),
}


def why_not_approve(status: VsvStatus, indicator: str) -> str | None:
    """Why this indicator cannot be approved now."""
    found = status.of(indicator)
    if found is None:
        return _("Voor deze indicator zijn er geen cijfers van dit VSV.")
    if found.state is IndicatorState.APPROVED:
        return _("Deze indicator is al geaccordeerd door %(name)s.") % {"name": found.by}
    return None


def why_not_withdraw(status: VsvStatus, indicator: str) -> str | None:
    """Why the approval of this indicator cannot be withdrawn now."""
    found = status.of(indicator)
    if found is None or found.state is not IndicatorState.APPROVED:
        return _("Deze indicator is niet geaccordeerd.")
    if status.signature:
        return _("De cijfers zijn al ondertekend. Neem contact op met het registratiebureau.")
    return None


def why_not_sign(status: VsvStatus) -> str | None:
    """Why these figures cannot be signed for now."""
    if status.state is VsvState.SIGNED:
        return _("De cijfers zijn al ondertekend.")
    if status.state is not VsvState.TO_SIGN:
        return _("Ondertekenen kan als alle indicatoren zijn geaccordeerd. Nu: %(done)s van %(all)s.") % {
            "done": status.approved,
            "all": len(status.indicators),
        }
    return None


def why_not_open() -> str:
    """What someone reads whose page is older than the figures."""
    return _("Deze cijfers staan niet meer open voor accordering. Laad de pagina opnieuw om te zien wat nu geldt.")
