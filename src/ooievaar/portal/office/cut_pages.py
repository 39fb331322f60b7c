"""What the pages about cuts and definitions hold."""

from dataclasses import dataclass
from typing import ClassVar

from ooievaar.portal.ui import Page
from ooievaar.portal.ui.components import Action, Actions, Alert, Breadcrumbs, EmptyState, Facts, Table


@dataclass(frozen=True)
class Choice:
    """One line of a list to choose from."""

    value: str
    words: str
    is_chosen: bool


@dataclass(frozen=True)
class Choosing:
    """One list to choose from: the name of its field, its label, its choices."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class CutsPage(Page):
    template: ClassVar[str] = "office/cuts.html"
    title: str
    lead: str
    breadcrumbs: Breadcrumbs
    table: Table | EmptyState
    compare: tuple[Choosing, ...]
    compare_action: Action
    days: Table


@dataclass(frozen=True)
class CutPage(Page):
    template: ClassVar[str] = "office/cut.html"
    title: str
    breadcrumbs: Breadcrumbs
    notice: Alert
    wrong: tuple[str, ...]
    facts: Facts
    computations: Actions | None


@dataclass(frozen=True)
class ComparePage(Page):
    template: ClassVar[str] = "office/cut_compare.html"
    title: str
    lead: str
    breadcrumbs: Breadcrumbs
    choosing: tuple[Choosing, ...]
    action: Action
    notice: Alert | None
    facts: Facts | None = None
    tables: tuple[Table, ...] = ()
    unit: Choosing | None = None
    unit_tables: tuple[Table, ...] = ()


@dataclass(frozen=True)
class DefinitionsPage(Page):
    template: ClassVar[str] = "office/cut_definitions.html"
    title: str
    lead: str
    breadcrumbs: Breadcrumbs
    choosing: tuple[Choosing, ...]
    action: Action
    words: str
    assumptions: tuple[str, ...]
    years: Table | EmptyState
    parts: Table | None
    vsvs: Table | None


@dataclass(frozen=True)
class FigurePage(Page):
    template: ClassVar[str] = "office/cut_figure.html"
    title: str
    lead: str
    breadcrumbs: Breadcrumbs
    notice: Alert
    wrong: tuple[str, ...]
    table: Table
    facts: Facts
