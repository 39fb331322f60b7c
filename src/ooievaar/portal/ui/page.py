"""Every page is a frozen dataclass with a title; one function shows them all."""

from dataclasses import dataclass
from typing import ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

__all__ = ["Page", "show"]


@dataclass(frozen=True)
class Page:
    """What one page holds: plain values and components. A subclass names its `template` and has a `title`.

    A layout shows these when the page has them: `lead` (one or two sentences), `breadcrumbs` (Breadcrumbs),
    `actions` (Actions beside the title), `refresh_seconds` (reload without JavaScript while something runs).
    """

    template: ClassVar[str]


def show(request: HttpRequest, page: Page, status: int = 200) -> HttpResponse:
    return render(request, page.template, {"page": page}, status=status)
