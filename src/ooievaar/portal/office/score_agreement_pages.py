"""The pages on which the office follows, and ends, agreements on results."""

from dataclasses import dataclass
from typing import ClassVar

from ooievaar.portal.ui import Page
from ooievaar.portal.ui.components import Action, Breadcrumbs, EmptyState, Facts, Table


@dataclass(frozen=True)
class ScoreAgreementsPage(Page):
    template: ClassVar[str] = "office/score_agreements.html"
    title: str
    lead: str
    breadcrumbs: Breadcrumbs
    nothing: EmptyState | None
    table: Table | None


@dataclass(frozen=True)
class EndAgreementPage(Page):
    template: ClassVar[str] = "office/score_agreement_end.html"
    title: str
    lead: str
    breadcrumbs: Breadcrumbs
    facts: Facts
    end: Action
    keep: Action
