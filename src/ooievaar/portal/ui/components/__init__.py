"""The components: each a frozen dataclass beside its template and examples."""

from ooievaar.portal.ui.components.action import Action
from ooievaar.portal.ui.components.actions import Actions
from ooievaar.portal.ui.components.alert import Alert
from ooievaar.portal.ui.components.badge import Badge
from ooievaar.portal.ui.components.breadcrumbs import Breadcrumbs
from ooievaar.portal.ui.components.cards import Card, Cards
from ooievaar.portal.ui.components.comparison import Bar, Comparison
from ooievaar.portal.ui.components.empty_state import EmptyState
from ooievaar.portal.ui.components.facts import Facts
from ooievaar.portal.ui.components.figure_value import FigureValue
from ooievaar.portal.ui.components.file_drop import FileDrop
from ooievaar.portal.ui.components.finding import Finding
from ooievaar.portal.ui.components.pagination import Pagination
from ooievaar.portal.ui.components.progress import Progress
from ooievaar.portal.ui.components.sparkline import Sparkline
from ooievaar.portal.ui.components.steps import Step, Steps
from ooievaar.portal.ui.components.table import Column, Table

__all__ = [
    "Action",
    "Actions",
    "Alert",
    "Badge",
    "Bar",
    "Breadcrumbs",
    "Card",
    "Cards",
    "Column",
    "Comparison",
    "EmptyState",
    "Facts",
    "FigureValue",
    "FileDrop",
    "Finding",
    "Pagination",
    "Progress",
    "Sparkline",
    "Step",
    "Steps",
    "Table",
]
