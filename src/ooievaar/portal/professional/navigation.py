"""The places of the professional audience."""

from django.utils.translation import gettext_lazy as _

from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.ui import NavItem

__all__ = ["NAVIGATION"]

NAVIGATION = (
    NavItem("professional:home", _("Vandaag")),
    NavItem("professional:deliver", _("Aanleveren"), Permission.DELIVER),
    NavItem("professional:submissions", _("Aanleveringen"), Permission.SEE_SUBMISSIONS),
    NavItem("professional:episodes", _("Zorgepisodes"), Permission.SEE_SUBMISSIONS),
    NavItem("professional:quality", _("Kwaliteit"), Permission.SEE_SUBMISSIONS),
    NavItem("professional:unknown", _("Wat ontbreekt er?"), Permission.SEE_SUBMISSIONS),
    NavItem("professional:figures", _("Cijfers"), Permission.SEE_FIGURES),
    NavItem("professional:experiences", _("Ervaringen"), Permission.SEE_FIGURES),
    NavItem("professional:approvals", _("Accorderen"), Permission.APPROVE),
    NavItem("professional:approvals", _("Ondertekenen"), Permission.SIGN),
    NavItem("professional:inviting", _("Vragenlijst"), Permission.INVITE),
    NavItem("professional:connections", _("Verbindingen"), Permission.MANAGE_CONNECTIONS),
    NavItem("professional:organisation", _("Organisatie"), Permission.MANAGE_PEOPLE),
)
