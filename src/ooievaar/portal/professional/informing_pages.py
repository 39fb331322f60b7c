"""What the page with information to hand out holds."""

from dataclasses import dataclass
from typing import ClassVar

from ooievaar.portal.ui import Page, components


@dataclass(frozen=True)
class Leaflets:
    """What there is for one VSV."""

    name: str
    table: components.Table


@dataclass(frozen=True)
class InformingPage(Page):
    template: ClassVar[str] = "professional/informing.html"
    title: str
    lead: str
    breadcrumbs: components.Breadcrumbs | None
    vsvs: tuple[Leaflets, ...]
    nothing: components.EmptyState | None
