"""What every layout needs to know about the visitor: one context processor, named in the settings."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from ooievaar.portal.ui.navigation import AUDIENCES, entries

__all__ = ["layout"]


def layout(request: HttpRequest) -> dict[str, Any]:
    """`access` (who acts for whom, or None) and `navigation` (the entries of the audience the page belongs to)."""
    return {
        "access": getattr(request, "access", None),
        "navigation": entries(request, audience(request)),
        "demo": settings.DEMO,
    }


def audience(request: HttpRequest) -> str:
    """The audience an address belongs to; pages outside any (logging in, errors) have the public one."""
    match = request.resolver_match
    return match.namespace if match and match.namespace in AUDIENCES else "public"
