"""What the page for mothers holds."""

from dataclasses import dataclass
from typing import ClassVar

from ooievaar.portal.ui import Page


@dataclass(frozen=True)
class HomePage(Page):
    template: ClassVar[str] = "respondent/home.html"
    title: str
    lead: str
