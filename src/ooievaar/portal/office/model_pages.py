"""What the page on case-mix models holds."""

from dataclasses import dataclass
from typing import ClassVar

from ooievaar.portal.ui import Page
from ooievaar.portal.ui.charts import Chart
from ooievaar.portal.ui.components import Alert, Breadcrumbs, EmptyState, Facts, Table


@dataclass(frozen=True)
class CheckedModel:
    """One model; `unfit` says why there is none, and then there is nothing to check but the facts."""

    title: str
    unfit: Alert | None
    facts: Facts
    terms: Table | None
    calibration: Chart | None


@dataclass(frozen=True)
class ModelsPage(Page):
    template: ClassVar[str] = "office/models.html"
    title: str
    lead: str
    breadcrumbs: Breadcrumbs
    models: tuple[CheckedModel, ...]
    nothing: EmptyState | None
