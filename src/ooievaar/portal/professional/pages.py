"""Every page of the professional audience."""

from dataclasses import dataclass
from typing import ClassVar

from django.forms import Form

from ooievaar.portal.ui import Page
from ooievaar.portal.ui.charts import Chart
from ooievaar.portal.ui.components import (
    Action,
    Actions,
    Alert,
    Badge,
    Breadcrumbs,
    Cards,
    Comparison,
    EmptyState,
    Facts,
    FigureValue,
    FileDrop,
    Finding,
    Pagination,
    Progress,
    Steps,
    Table,
)
from ooievaar.portal.ui.episodes import EpisodeBody


@dataclass(frozen=True)
class Choice:
    """One of a few views on the same page."""

    words: str
    href: str
    is_here: bool


@dataclass(frozen=True)
class HomePage(Page):
    template: ClassVar[str] = "professional/home.html"
    title: str
    lead: str
    tasks: Cards
    latest: Table | EmptyState | None


@dataclass(frozen=True)
class DeliverPage(Page):
    template: ClassVar[str] = "professional/deliver.html"
    title: str
    lead: str
    file: FileDrop
    send: Action


@dataclass(frozen=True)
class SubmissionsPage(Page):
    template: ClassVar[str] = "professional/submissions.html"
    title: str
    lead: str
    actions: Actions | None
    table: Table | EmptyState
    pagination: Pagination | None


@dataclass(frozen=True)
class FindingGroup:
    """The findings of one rule, and the way to the messages in which they are."""

    finding: Finding
    cases: Action


@dataclass(frozen=True)
class SubmissionPage(Page):
    """One submission: under way (`progress`), refused as a whole (`alert`), or with its result."""

    template: ClassVar[str] = "professional/submission.html"
    title: str
    lead: str
    breadcrumbs: Breadcrumbs
    facts: Facts
    refresh_seconds: int | None = None
    progress: Progress | None = None
    alert: Alert | None = None
    withdrawn: Alert | None = None
    result: Facts | None = None
    choices: tuple[Choice, ...] = ()
    groups: tuple[FindingGroup, ...] = ()
    nothing: EmptyState | None = None
    download: Action | None = None


@dataclass(frozen=True)
class CaseView:
    """One message as its sender knows it, with its findings."""

    title: str
    words: str
    state: Badge
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class CasesPage(Page):
    template: ClassVar[str] = "professional/cases.html"
    title: str
    lead: str
    breadcrumbs: Breadcrumbs
    notice: str
    cases: tuple[CaseView, ...]
    nothing: EmptyState | None
    pagination: Pagination | None


@dataclass(frozen=True)
class IndicatorFigures:
    """One indicator on the overview: bars for its own figure, or a table of parts where it has none."""

    title: str
    href: str
    message: str
    comparison: Comparison | None
    parts: Table | None


@dataclass(frozen=True)
class FiguresPage(Page):
    template: ClassVar[str] = "professional/figures.html"
    title: str
    lead: str
    years: tuple[Choice, ...]
    indicators: tuple[IndicatorFigures, ...]
    nothing: EmptyState | None


@dataclass(frozen=True)
class CaseMixPart:
    """A figure beside what was to be expected, and whom the units care for.

    `lead` says what it is for, `sentences` how each unit lies, `table` the numbers; `mix` is a chart with its table.
    """

    lead: str
    sentences: tuple[str, ...]
    table: Table | None
    mix: Chart | None
    note: str


@dataclass(frozen=True)
class SeriesPart:
    """Months or quarters of the own unit and VSV, each with a chart whose title says what stands out."""

    charts: tuple[Chart, ...]
    note: str


@dataclass(frozen=True)
class EstimatePart:
    """The best estimate of a small unit: what it is, how it is made, and a chart with its table."""

    sentence: str
    how: str
    chart: Chart


@dataclass(frozen=True)
class IndicatorPage(Page):
    template: ClassVar[str] = "professional/indicator.html"
    title: str
    lead: str
    breadcrumbs: Breadcrumbs
    years: tuple[Choice, ...]
    figures: tuple[FigureValue, ...]
    funnel: Chart | None
    trend: Chart | None
    table: Table
    parts: Table | None
    explained: Action
    case_mix: CaseMixPart | None = None
    scores: Chart | None = None
    series: SeriesPart | None = None
    estimate: EstimatePart | None = None


@dataclass(frozen=True)
class ApprovalRow:
    """One indicator to approve: what the figures are, where it stands, what can be done."""

    code: str
    title: str
    href: str
    comparison: Comparison | None
    parts: Table | None
    state: Badge
    words: str
    approve: Action | None
    withdraw: Action | None


@dataclass(frozen=True)
class VsvApproval:
    """Everything to approve and sign for one VSV."""

    name: str
    words: str
    steps: Steps
    action_url: str
    rows: tuple[ApprovalRow, ...]
    is_to_sign: bool
    why_not_sign: str
    sign: Action
    signed: Alert | None


@dataclass(frozen=True)
class ApprovalsPage(Page):
    template: ClassVar[str] = "professional/approvals.html"
    title: str
    lead: str
    years: tuple[Choice, ...]
    vsvs: tuple[VsvApproval, ...]
    nothing: EmptyState | None


@dataclass(frozen=True)
class ColleagueRow:
    """One role of one person; `end_url` takes it away, `mail_url` changes whether the monthly mail comes."""

    name: str
    email: str
    role: str
    end_url: str
    end: Action
    mail_url: str = ""
    mail: Action | None = None


@dataclass(frozen=True)
class OrganisationPage(Page):
    template: ClassVar[str] = "professional/organisation.html"
    title: str
    lead: str
    facts: Facts
    colleagues: tuple[ColleagueRow, ...]
    roles: tuple[tuple[str, str, str], ...]
    email: str
    error: str
    give: Action
    vsvs: Table


@dataclass(frozen=True)
class ConnectionView:
    """One connection of a record system; without `end_url` it was ended."""

    name: str
    client_id: str
    state: Badge
    words: tuple[str, ...]
    end_url: str
    end: Action


@dataclass(frozen=True)
class ConnectionsPage(Page):
    """`made` and `shown` stand there once, in the answer to making a connection."""

    template: ClassVar[str] = "professional/connections.html"
    title: str
    lead: str
    made: Alert | None
    shown: Facts | None
    connections: tuple[ConnectionView, ...]
    nothing: EmptyState | None
    name: str
    certificate: str
    takes_certificates: bool
    error: str
    make: Action
    explained: Action


@dataclass(frozen=True)
class EpisodesPage(Page):
    template: ClassVar[str] = "professional/episodes.html"
    title: str
    lead: str
    form: Form
    send: Action
    found: Table | EmptyState | None


@dataclass(frozen=True)
class EpisodePage(Page):
    template: ClassVar[str] = "professional/episode.html"
    title: str
    lead: str
    breadcrumbs: Breadcrumbs
    body: EpisodeBody
