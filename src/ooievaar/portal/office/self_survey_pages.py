"""The page on which the office names who surveys by itself."""

from dataclasses import dataclass
from typing import ClassVar

from ooievaar.portal.ui import Page, components


@dataclass(frozen=True)
class Surveyor:
    """One VSV that surveys by itself, with the button that ends it."""

    id: int
    facts: components.Facts
    end: components.Action


@dataclass(frozen=True)
class SelfSurveysPage(Page):
    template: ClassVar[str] = "office/self_surveys.html"
    title: str
    lead: str
    breadcrumbs: components.Breadcrumbs
    surveyors: tuple[Surveyor, ...]
    nothing: components.EmptyState | None
    files: components.Table | None
    vsvs: tuple[tuple[str, str], ...]
    may_change: bool
    save: components.Action
