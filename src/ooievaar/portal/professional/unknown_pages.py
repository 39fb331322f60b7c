"""The pages on what is missing in one's own dossiers."""

from dataclasses import dataclass
from typing import ClassVar

from ooievaar.portal.ui import Page
from ooievaar.portal.ui.components import Actions, Breadcrumbs, EmptyState, Facts, Pagination, Table


@dataclass(frozen=True)
class UnknownPage(Page):
    template: ClassVar[str] = "professional/unknown.html"
    title: str
    lead: str
    actions: Actions | None = None
    nothing: EmptyState | None = None
    facts: Table | None = None
    indicators: Table | None = None


@dataclass(frozen=True)
class UnknownCasesPage(Page):
    """The dossiers of which one fact is missing, with what to fill in and where."""

    template: ClassVar[str] = "professional/unknown_cases.html"
    title: str
    lead: str
    breadcrumbs: Breadcrumbs
    where: Facts
    notice: str
    cases: Table
    pagination: Pagination | None
