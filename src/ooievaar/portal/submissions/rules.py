"""Who may deliver, and when a submission can be processed; each rule gives the sentence shown when not."""

from django.utils.translation import gettext as _

from ooievaar.portal.accounts.models import User
from ooievaar.portal.organisations.access import access_of
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.organisations.permissions import Permission


def why_not_deliver(by: User | None, organisation: Organisation) -> str | None:
    """Why this person may not deliver for this organisation; None when it is fine. The system itself (None) may."""
    if organisation.kind == "office":
        return _("Het registratiebureau levert zelf geen berichten aan.")
    access = access_of(by, lvr_number=organisation.lvr_number) if by else None
    if by and (access is None or access.organisation != organisation or not access.may(Permission.DELIVER)):
        return _("U mag niet aanleveren voor deze organisatie. Vraag uw organisatiebeheerder om de rol aanleveraar.")
    return None
