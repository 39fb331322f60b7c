"""What the page on who invites holds."""

from dataclasses import dataclass
from typing import ClassVar

from ooievaar.portal.ui import Page, components


@dataclass(frozen=True)
class SituationForm:
    """The choice of who invites in one situation of one VSV."""

    vsv: str
    situation: str
    words: str
    choices: tuple[tuple[str, str], ...]
    chosen: str
    save: components.Action


@dataclass(frozen=True)
class VsvPart:
    """What holds in one VSV, what held before, and the forms of who may change it."""

    name: str
    now: components.Table
    history: components.Table
    forms: tuple[SituationForm, ...]


@dataclass(frozen=True)
class AgreementsPage(Page):
    template: ClassVar[str] = "professional/agreements.html"
    title: str
    lead: str
    breadcrumbs: components.Breadcrumbs | None
    notices: tuple[components.Alert, ...]
    vsvs: tuple[VsvPart, ...]
    nothing: components.EmptyState | None
    may_set: bool
