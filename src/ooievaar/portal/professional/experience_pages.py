"""What the pages on experiences hold."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.functional import Promise

from ooievaar.portal.professional.experience_split_parts import SplitPart
from ooievaar.portal.professional.pages import Choice
from ooievaar.portal.professional.response_parts import ResponsePart
from ooievaar.portal.ui import Page, components
from ooievaar.portal.ui.charts import Chart


@dataclass(frozen=True)
class ExperiencesPage(Page):
    template: ClassVar[str] = "professional/experiences.html"
    title: str
    lead: str
    choices: tuple[Choice, ...]
    nothing: components.EmptyState | components.Alert | None
    carers: Chart | None
    table: components.Table | None
    response: ResponsePart | None
    notes: tuple[str, ...]
    renewal: components.Alert | None = None
    agreement: str = ""


@dataclass(frozen=True)
class TopicPage(Page):
    template: ClassVar[str] = "professional/experience.html"
    title: str | Promise
    lead: str
    breadcrumbs: components.Breadcrumbs
    choices: tuple[Choice, ...]
    nothing: components.EmptyState | None
    sentences: tuple[str, ...]
    compared: Chart | None
    distribution: Chart | None
    trend: Chart | None
    split: SplitPart
    notes: tuple[str, ...]
