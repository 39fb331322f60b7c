"""What the pages on inviting hold."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.safestring import SafeString

from ooievaar.portal.ui import Page, components


@dataclass(frozen=True)
class LinksPage(Page):
    template: ClassVar[str] = "professional/survey_links.html"
    title: str
    lead: str
    breadcrumbs: components.Breadcrumbs
    sheets: components.Table | components.EmptyState
    used: str
    count: str
    fewest: int
    most: int
    error: str
    make: components.Action


@dataclass(frozen=True)
class Card:
    """One link on paper: its code, and the same as a QR code."""

    code: str
    picture: SafeString


@dataclass(frozen=True)
class SheetPage(Page):
    template: ClassVar[str] = "professional/survey_sheet.html"
    title: str
    lead: str
    notice: components.Alert
    sender: str
    address: str
    until: str
    cards: tuple[Card, ...]
    back: components.Action
