"""The looks of the portal: pages, layouts, components and charts."""

from ooievaar.portal.ui import charts, components
from ooievaar.portal.ui.navigation import NavItem
from ooievaar.portal.ui.page import Page, show

__all__ = ["NavItem", "Page", "charts", "components", "show"]
