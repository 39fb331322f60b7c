"""What the pages on the agreement hold that a kraamzorg organisation accepts before it sees results."""

from dataclasses import dataclass
from typing import ClassVar

from ooievaar.portal.surveys.agreement_texts import Part
from ooievaar.portal.ui import Page
from ooievaar.portal.ui.components import Action, Alert, Breadcrumbs, Table


@dataclass(frozen=True)
class AcceptForm:
    """What an administrator ticks and sends: `version` is that of the text on the page."""

    version: str
    statement: str
    error: str
    accept: Action


@dataclass(frozen=True)
class ScoreAgreementPage(Page):
    """`text` is the newest one; `older` the one that was accepted, when that is another."""

    template: ClassVar[str] = "professional/score_agreement.html"
    title: str
    lead: str
    breadcrumbs: Breadcrumbs
    state: Alert
    heading: str
    text: tuple[Part, ...]
    older: tuple[Part, ...]
    form: AcceptForm | None
    history: Table | None
    end: Action | None


@dataclass(frozen=True)
class EndScoreAgreementPage(Page):
    template: ClassVar[str] = "professional/score_agreement_end.html"
    title: str
    lead: str
    breadcrumbs: Breadcrumbs
    end: Action
    keep: Action
