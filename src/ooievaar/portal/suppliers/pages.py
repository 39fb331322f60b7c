"""What the pages for suppliers hold."""

from dataclasses import dataclass
from typing import ClassVar

from ooievaar.portal.ui import Page
from ooievaar.portal.ui.components import Action, Actions, Alert, EmptyState, Facts, FileDrop, Finding, Table


@dataclass(frozen=True)
class Operation:
    """One thing a record system can ask: its address and what is answered."""

    heading: str
    words: str
    answers: Table


@dataclass(frozen=True)
class GuidePage(Page):
    template: ClassVar[str] = "suppliers/guide.html"
    title: str
    lead: str
    actions: Actions
    address: str
    command: str
    outcomes: Table
    operations: tuple[Operation, ...]


@dataclass(frozen=True)
class GradeFindings:
    """All findings of one grade, with what that grade means."""

    heading: str
    meaning: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class CheckPage(Page):
    """The form, and below it what was found in the file that was sent just now."""

    template: ClassVar[str] = "suppliers/check.html"
    title: str
    lead: str
    file: FileDrop
    send: Action
    kept: Alert | None = None
    result: Facts | None = None
    grades: tuple[GradeFindings, ...] = ()
    nothing: EmptyState | None = None
    download: str = ""
