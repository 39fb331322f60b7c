"""What the pages on completeness hold."""

from dataclasses import dataclass
from typing import Any, ClassVar

from ooievaar.portal.office.pages import Button
from ooievaar.portal.ui import Page
from ooievaar.portal.ui.components import Actions, Alert, Breadcrumbs, EmptyState, Facts, Progress, Table


@dataclass(frozen=True)
class CompletenessPage(Page):
    template: ClassVar[str] = "office/completeness.html"
    title: str
    lead: str
    actions: Actions
    notice: Alert | None
    progress: Progress | None
    months: tuple[tuple[str, str], ...]
    start: Any
    buttons: tuple[Button, ...]
    alerts: Table | EmptyState
    filter: Any
    words: str
    search: Any
    organisations: Table | None
    suppliers: Table | None
    mails: Facts | None
    refresh_seconds: int | None


@dataclass(frozen=True)
class NoteView:
    """One note: who, when, which state it gave, what was written."""

    head: str
    words: str


@dataclass(frozen=True)
class AlertPage(Page):
    template: ClassVar[str] = "office/alert.html"
    id: int
    title: str
    lead: str
    breadcrumbs: Breadcrumbs
    facts: Facts
    organisations: Table | None
    notes: tuple[NoteView, ...]
    states: tuple[tuple[str, str, bool], ...]
    save: Any


@dataclass(frozen=True)
class HistoryPage(Page):
    template: ClassVar[str] = "office/history.html"
    title: str
    lead: str
    breadcrumbs: Breadcrumbs
    table: Table


@dataclass(frozen=True)
class SupplierRow:
    """One root with the field for its name."""

    root: str
    name: str
    words: str
    save: Any


@dataclass(frozen=True)
class SuppliersPage(Page):
    template: ClassVar[str] = "office/suppliers.html"
    title: str
    lead: str
    breadcrumbs: Breadcrumbs
    rows: tuple[SupplierRow, ...]
    nothing: EmptyState | None
