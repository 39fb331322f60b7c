"""The page on files of answered questionnaires: their format, and trying one out."""

from dataclasses import dataclass
from typing import ClassVar

from ooievaar.portal.ui import Page, components


@dataclass(frozen=True)
class QuestionnairesPage(Page):
    """The form and the downloads; above them what was found in the file that was sent just now."""

    template: ClassVar[str] = "suppliers/questionnaires.html"
    title: str
    lead: str
    downloads: components.Table
    columns: components.Table
    file: components.FileDrop
    send: components.Action
    alert: components.Alert | None = None
    findings: components.Table | None = None
    download: str = ""
