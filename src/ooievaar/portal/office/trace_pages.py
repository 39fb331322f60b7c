"""The pages that follow a case from message to figure, and a figure back to its cases."""

from dataclasses import dataclass
from typing import ClassVar

from ooievaar.portal.office.pages import Button
from ooievaar.portal.ui import Page
from ooievaar.portal.ui.charts import Chart
from ooievaar.portal.ui.components import (
    Action,
    Actions,
    Alert,
    Badge,
    Breadcrumbs,
    EmptyState,
    Facts,
    Pagination,
    Table,
)

__all__ = [
    "Button",
    "Choices",
    "Options",
    "Outcomes",
    "Section",
    "TraceAppearancesPage",
    "TraceCasePage",
    "TraceCasesPage",
    "TracePage",
]


@dataclass(frozen=True)
class Options:
    """One list to choose from: its name in the address, its words, and the choices (value, words, chosen)."""

    name: str
    words: str
    choices: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True)
class Choices:
    """The form that asks which figure."""

    options: tuple[Options, ...]
    send: Action


@dataclass(frozen=True)
class Section:
    """One step on the way, with what there is to see; tables in `folds` are long and open when asked."""

    title: str
    words: str
    table: Table | None
    folds: tuple[Table, ...] = ()


@dataclass(frozen=True)
class Outcomes:
    """One indicator or part for one birth or child: the outcome, why, every criterion, and the figures it counts in."""

    title: str
    outcome: Badge
    why: str
    criteria: Table
    figures: tuple[Action, ...]


@dataclass(frozen=True)
class TracePage(Page):
    template: ClassVar[str] = "office/trace.html"
    title: str
    lead: str
    actions: Actions
    nothing: EmptyState | None = None
    choices: Choices | None = None
    figure_title: str = ""
    facts: Facts | None = None
    chart: Chart | None = None
    steps: Table | None = None


@dataclass(frozen=True)
class TraceCasesPage(Page):
    template: ClassVar[str] = "office/trace_cases.html"
    title: str
    lead: str
    breadcrumbs: Breadcrumbs
    notice: str
    table: Table | EmptyState
    pagination: Pagination | None


@dataclass(frozen=True)
class TraceCasePage(Page):
    template: ClassVar[str] = "office/trace_case.html"
    title: str
    lead: str
    breadcrumbs: Breadcrumbs
    facts: Facts
    changed: Alert | None
    sections: tuple[Section, ...]
    outcomes: tuple[Outcomes, ...]


@dataclass(frozen=True)
class TraceAppearancesPage(Page):
    template: ClassVar[str] = "office/trace_appearances.html"
    title: str
    lead: str
    breadcrumbs: Breadcrumbs
    table: Table | EmptyState
