"""What each public page holds."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.functional import Promise
from django.utils.safestring import SafeString

from ooievaar.intake import Grade
from ooievaar.portal.ui import Page
from ooievaar.portal.ui.charts import Chart
from ooievaar.portal.ui.components import Alert, Badge, Breadcrumbs, Cards, Comparison, EmptyState, FigureValue, Table

type Words = str | Promise


@dataclass(frozen=True)
class Link:
    """A place to go to."""

    words: Words
    href: str
    is_here: bool = False


@dataclass(frozen=True)
class HomePage(Page):
    template: ClassVar[str] = "public/home.html"
    title: Words
    year: int | None
    cards: Cards | EmptyState
    vsvs: int


@dataclass(frozen=True)
class FiguresPage(Page):
    template: ClassVar[str] = "public/figures.html"
    title: Words
    lead: Words
    years: tuple[Link, ...]
    cards: Cards | EmptyState


@dataclass(frozen=True)
class IndicatorPage(Page):
    template: ClassVar[str] = "public/indicator.html"
    title: Words
    lead: Words
    breadcrumbs: Breadcrumbs
    years: tuple[Link, ...]
    parts: tuple[Link, ...]
    figure: FigureValue | None
    official: Words
    tells: Words
    tells_not: Words
    direction: Words
    chart: Chart | None
    trend: Chart | None
    table: Table
    explanation: str


@dataclass(frozen=True)
class VsvsPage(Page):
    template: ClassVar[str] = "public/vsvs.html"
    title: Words
    lead: Words
    asked: str
    found: tuple[Link, ...]
    empty: EmptyState | None


@dataclass(frozen=True)
class Compared:
    """A VSV beside the country; `subtitle` is the part of an indicator that is a division."""

    subtitle: Words
    bars: Comparison


@dataclass(frozen=True)
class VsvPart:
    """One indicator on the page of a VSV."""

    title: Words
    sentence: Words
    comparisons: tuple[Compared, ...]
    href: str
    table: Table | None = None
    chart: Chart | None = None


@dataclass(frozen=True)
class VsvPage(Page):
    template: ClassVar[str] = "public/vsv.html"
    title: Words
    lead: Words
    breadcrumbs: Breadcrumbs
    notice: Alert | None
    parts: tuple[VsvPart, ...]


@dataclass(frozen=True)
class Edition:
    """The downloads of one year."""

    year: int
    published: str
    csv: str
    xlsx: str
    files: Table


@dataclass(frozen=True)
class OpenDataPage(Page):
    template: ClassVar[str] = "public/open_data.html"
    title: Words
    lead: Words
    editions: tuple[Edition, ...]
    empty: EmptyState | None
    columns: Table


@dataclass(frozen=True)
class ExplanationsPage(Page):
    template: ClassVar[str] = "public/explanations.html"
    title: Words
    lead: Words
    cards: Cards


@dataclass(frozen=True)
class GradeChoice:
    """One choice of the filter on grade; an empty value is all of them."""

    value: str
    words: Words
    is_chosen: bool


@dataclass(frozen=True)
class RuleEntry:
    """One check in the list."""

    title: Words
    href: str
    badge: Badge
    why: Words
    grade: Grade


@dataclass(frozen=True)
class RuleGroup:
    """The checks about one subject, heaviest first."""

    heading: Words
    rules: tuple[RuleEntry, ...]


@dataclass(frozen=True)
class RulesPage(Page):
    template: ClassVar[str] = "public/rules.html"
    title: Words
    lead: Words
    asked: str
    grades: tuple[GradeChoice, ...]
    meanings: tuple[tuple[Badge, Words], ...]
    counted: Words
    groups: tuple[RuleGroup, ...]
    empty: EmptyState | None


@dataclass(frozen=True)
class TextPage(Page):
    template: ClassVar[str] = "public/text.html"
    title: Words
    breadcrumbs: Breadcrumbs | None
    body: SafeString


@dataclass(frozen=True)
class AboutPage(Page):
    template: ClassVar[str] = "public/about.html"
    title: Words
    lead: Words
