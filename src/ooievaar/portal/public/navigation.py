"""The places of the public site."""

from django.utils.translation import gettext_lazy as _

from ooievaar.portal.ui import NavItem

NAVIGATION = (
    NavItem("public:figures", _("Cijfers")),
    NavItem("public:vsvs", _("VSV's")),
    NavItem("public:explanations", _("Uitleg")),
    NavItem("public:open_data", _("Open data")),
    NavItem("suppliers:check", _("Controleren")),
    NavItem("public:about", _("Over Ooievaar")),
)
