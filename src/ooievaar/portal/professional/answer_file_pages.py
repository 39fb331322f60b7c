"""The page on which whoever surveys by itself delivers the answers."""

from dataclasses import dataclass
from typing import ClassVar

from ooievaar.portal.professional.pages import Choice
from ooievaar.portal.ui import Page, components


@dataclass(frozen=True)
class AnswerFilePage(Page):
    """`findings` and `download` are of a file that was refused just now."""

    template: ClassVar[str] = "professional/answer_file.html"
    title: str
    lead: str
    breadcrumbs: components.Breadcrumbs
    nothing: components.EmptyState | None
    vsvs: tuple[Choice, ...]
    file: components.FileDrop
    send: components.Action
    files: components.Table | None
    format: components.Action
    alert: components.Alert | None = None
    findings: components.Table | None = None
    download: str = ""
