"""What the pages on doubtful links hold."""

from dataclasses import dataclass
from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy

from ooievaar.portal.office.pages import Button, YearLink
from ooievaar.portal.ui import Page
from ooievaar.portal.ui.charts import Chart
from ooievaar.portal.ui.components import Action, Alert, Breadcrumbs, EmptyState, Facts, Table


class ReasonForm(forms.Form):
    """Asks why two records belong together or not."""

    # Or the browser shows a mistake before anybody made one.
    use_required_attribute = False

    reason = forms.CharField(
        label=gettext_lazy("Waarom?"),
        help_text=gettext_lazy("Schrijf geen namen, geboortedata of burgerservicenummers op."),
        max_length=500,
        error_messages={"required": gettext_lazy("Schrijf in een paar woorden waarom.")},
        widget=forms.Textarea({"rows": 3}),
    )


@dataclass(frozen=True)
class PairsPage(Page):
    template: ClassVar[str] = "office/links.html"
    title: str
    lead: str
    years: tuple[YearLink, ...]
    counts: Facts | None
    pairs: Table | EmptyState
    consequences: Action | None
    elsewhere: Table | None


@dataclass(frozen=True)
class PairPage(Page):
    template: ClassVar[str] = "office/pair.html"
    title: str
    lead: str
    breadcrumbs: Breadcrumbs
    alerts: tuple[Alert, ...]
    facts: Facts
    beside: Table
    chart: Chart | None
    form: forms.Form | None
    send_to: str
    choices: tuple[Action, ...]
    undo: Button | None
    decisions: Table | None


@dataclass(frozen=True)
class ConsequencesPage(Page):
    template: ClassVar[str] = "office/link_consequences.html"
    title: str
    lead: str
    breadcrumbs: Breadcrumbs
    kinds: Table
    country: Table | EmptyState
    vsvs: Table | None
    providers: Table
    conflicts: Table
