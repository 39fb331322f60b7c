"""The gallery: every component with its examples, in each layout, on one page."""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from ooievaar.portal.organisations.access import open_page
from ooievaar.portal.ui.navigation import AUDIENCES
from ooievaar.portal.ui.page import Page, show

__all__ = ["examples", "in_layout", "overview"]


@dataclass(frozen=True)
class Shelf:
    """One component: its name, what it is for, its examples by name."""

    name: str
    words: str
    examples: dict[str, Any]


@dataclass(frozen=True)
class GalleryPage(Page):
    template: ClassVar[str] = "ui/gallery.html"
    title: str
    lead: str
    layout: str
    layouts: tuple[tuple[str, str, bool], ...]
    shelves: tuple[Shelf, ...]


def examples(package: str = "ooievaar.portal.ui.components") -> tuple[Shelf, ...]:
    """All shelves, by name: every folder with a template has a module `examples` with a mapping EXAMPLES.

    An example is a component, or a function that makes one (charts: drawn when asked for).
    """
    folder = Path(import_module(package).__file__ or "").parent
    names = sorted(template.parent.name for template in folder.glob("*/template.html"))
    return tuple(shelf(package, name) for name in names)


def shelf(package: str, name: str) -> Shelf:
    module = import_module(f"{package}.{name}")
    found = import_module(f"{package}.{name}.examples").EXAMPLES
    shown = {words: made() if callable(made) else made for words, made in found.items()}
    return Shelf(name.replace("_", " "), (module.__doc__ or "").strip(), shown)


@open_page
def overview(request: HttpRequest) -> HttpResponse:
    return in_layout(request, "public")


@open_page
def in_layout(request: HttpRequest, layout: str) -> HttpResponse:
    """The gallery as pages of this audience show it."""
    if layout not in AUDIENCES:
        raise Http404
    return show(request, gallery_page(layout))


def gallery_page(layout: str) -> GalleryPage:
    return GalleryPage(
        title=_("Bouwstenen"),
        lead=_("Alle onderdelen waaruit de pagina's van Ooievaar bestaan, met verzonnen voorbeelden."),
        layout=f"ui/layouts/{layout}.html",
        layouts=tuple((name, reverse("gallery:in_layout", args=[name]), name == layout) for name in AUDIENCES),
        shelves=(*examples(), *examples("ooievaar.portal.ui.charts")),
    )
