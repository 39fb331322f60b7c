"""The pages on the quality of registrations."""

from dataclasses import dataclass
from typing import ClassVar

from ooievaar.portal.professional.pages import CaseView, Choice
from ooievaar.portal.ui import Page
from ooievaar.portal.ui.charts import Chart
from ooievaar.portal.ui.components import (
    Action,
    Actions,
    Alert,
    Breadcrumbs,
    Cards,
    EmptyState,
    Pagination,
    Table,
)


@dataclass(frozen=True)
class MonthChoice:
    """One month to choose: as the address has it, as people say it."""

    value: str
    words: str
    is_here: bool


@dataclass(frozen=True)
class Section:
    """One table with the sentence that says what to make of it; `rest` tells of what has no row of its own."""

    title: str
    words: str
    table: Table | None
    rest: str = ""


@dataclass(frozen=True)
class MailForm:
    """The monthly mail to whoever looks: how it stands, and the button that changes it."""

    words: str
    change: Action


@dataclass(frozen=True)
class QualityPage(Page):
    template: ClassVar[str] = "professional/quality.html"
    title: str
    lead: str
    actions: Actions | None = None
    months: tuple[MonthChoice, ...] = ()
    show: Action | None = None
    notice: Alert | None = None
    todo: Cards | None = None
    nothing_to_do: Alert | None = None
    chart: Chart | None = None
    sections: tuple[Section, ...] = ()
    nothing: EmptyState | None = None
    mail: MailForm | None = None


@dataclass(frozen=True)
class QualityCasesPage(Page):
    """The dossiers or messages behind one number, with how that number went over the months."""

    template: ClassVar[str] = "professional/quality_cases.html"
    title: str
    lead: str
    breadcrumbs: Breadcrumbs
    actions: Actions | None
    choices: tuple[Choice, ...]
    meaning: str
    explained: Action | None
    chart: Chart | None
    notice: str
    cases: tuple[CaseView, ...]
    nothing: EmptyState | None
    pagination: Pagination | None
