"""What each page of the office holds."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.forms import Form

from ooievaar.portal.office.cut_pages import Choosing
from ooievaar.portal.ui import Page
from ooievaar.portal.ui.components import (
    Action,
    Actions,
    Alert,
    Breadcrumbs,
    EmptyState,
    Facts,
    Pagination,
    Progress,
    Steps,
    Table,
)
from ooievaar.portal.ui.episodes import EpisodeBody


@dataclass(frozen=True)
class YearLink:
    """Another reporting year of the same page."""

    year: int
    href: str
    is_here: bool


@dataclass(frozen=True)
class Button:
    """A form of one button: where it posts to, and the Action that submits it."""

    href: str
    action: Any


@dataclass(frozen=True)
class HomePage(Page):
    template: ClassVar[str] = "office/home.html"
    title: str
    lead: str
    years: tuple[YearLink, ...]
    next_step: Alert
    steps: Steps
    delayed: Alert | None
    retry: Button


@dataclass(frozen=True)
class ComputationsPage(Page):
    template: ClassVar[str] = "office/computations.html"
    title: str
    lead: str
    years: tuple[int, ...]
    chosen_year: int
    kinds: Choosing
    start: Any
    table: Table | EmptyState
    actions: Actions


@dataclass(frozen=True)
class ComputationPage(Page):
    template: ClassVar[str] = "office/computation.html"
    title: str
    breadcrumbs: Breadcrumbs
    notice: Alert | None
    progress: Progress | None
    buttons: tuple[Button, ...]
    facts: Facts
    figures: Table | None
    neutral: str
    refresh_seconds: int | None


@dataclass(frozen=True)
class NeutralPage(Page):
    template: ClassVar[str] = "office/neutral.html"
    title: str
    lead: str
    breadcrumbs: Breadcrumbs
    notice: Alert | None
    measures: Table | None
    chosen: str
    units: Table | None


@dataclass(frozen=True)
class BoardPage(Page):
    template: ClassVar[str] = "office/board.html"
    title: str
    lead: str
    years: tuple[YearLink, ...]
    table: Table | EmptyState


@dataclass(frozen=True)
class ReleasePage(Page):
    template: ClassVar[str] = "office/release.html"
    title: str
    lead: str
    years: tuple[YearLink, ...]
    notice: Alert | None
    build: Button | None
    waiting: Facts | None
    withheld: tuple[str, ...]
    differences: Table | None
    publish: Button | None
    discard: Button | None
    earlier: Table


@dataclass(frozen=True)
class OrganisationsPage(Page):
    template: ClassVar[str] = "office/organisations.html"
    title: str
    lead: str
    table: Table | EmptyState
    without_vsv: Table | None


@dataclass(frozen=True)
class LogPage(Page):
    template: ClassVar[str] = "office/log.html"
    title: str
    lead: str
    actions: Actions | None
    table: Table
    pagination: Pagination | None


@dataclass(frozen=True)
class EpisodesPage(Page):
    template: ClassVar[str] = "office/episodes.html"
    title: str
    lead: str
    form: Form
    send: Action
    found: Table | EmptyState | None


@dataclass(frozen=True)
class EpisodePage(Page):
    template: ClassVar[str] = "office/episode.html"
    title: str
    lead: str
    breadcrumbs: Breadcrumbs
    actions: Actions
    body: EpisodeBody
