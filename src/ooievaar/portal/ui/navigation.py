"""The navigation of an audience: declared by the audience in its module `navigation`, shown by the layouts."""

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise

from ooievaar.portal.organisations.permissions import Permission

__all__ = ["AUDIENCES", "Entry", "NavItem", "entries"]

AUDIENCES = ("public", "professional", "office", "respondent")


@dataclass(frozen=True)
class NavItem:
    """One declared place. Without a permission everyone sees it; `url_name` includes the namespace."""

    url_name: str
    words: str | Promise
    permission: Permission | None = None


@dataclass(frozen=True)
class Entry:
    """One place as this visitor sees it."""

    words: str | Promise
    url: str
    is_here: bool
    is_around: bool


def entries(request: HttpRequest, audience: str) -> tuple[Entry, ...]:
    """The places of this audience that the visitor may open, in the declared order."""
    access = getattr(request, "access", None)
    seen = [item for item in declared(audience) if item.permission is None or (access and access.may(item.permission))]
    urls = {item: reverse(item.url_name) for item in seen}
    around = nearest(request.path, tuple(urls.values()))
    return tuple(Entry(item.words, urls[item], urls[item] == request.path, urls[item] == around) for item in seen)


def declared(audience: str) -> tuple[NavItem, ...]:
    name = f"ooievaar.portal.{audience}.navigation"
    return import_module(name).NAVIGATION if audience in AUDIENCES and find_spec(name) else ()


def nearest(path: str, urls: tuple[str, ...]) -> str | None:
    """The most exact of these addresses that the path lies at or below: /werk/cijfers/5/ is around /werk/cijfers/."""
    return max((url for url in urls if path.startswith(url)), key=len, default=None)
