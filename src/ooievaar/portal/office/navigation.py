"""The places of the office."""

from django.utils.translation import gettext_lazy as _

from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.ui import NavItem

NAVIGATION = (
    NavItem("office:home", _("Overzicht")),
    NavItem("office:computations", _("Sneden en berekeningen"), Permission.SEE_ALL),
    NavItem("office:trace", _("Herleiden"), Permission.SEE_ALL),
    NavItem("office:episodes", _("Zorgepisodes"), Permission.SEE_ALL),
    NavItem("office:links", _("Koppelingen"), Permission.SEE_ALL),
    NavItem("office:approvals", _("Accordering"), Permission.SEE_ALL),
    NavItem("office:release", _("Vrijgave"), Permission.SEE_ALL),
    NavItem("office:completeness", _("Volledigheid"), Permission.SEE_ALL),
    NavItem("office:questionnaire", _("Vragenlijst"), Permission.SEE_ALL),
    NavItem("office:organisations", _("Organisaties")),
    NavItem("office:log", _("Logboek"), Permission.SEE_AUDIT),
)
