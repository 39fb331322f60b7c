"""The way up."""

from dataclasses import dataclass

from django.utils.functional import Promise

from ooievaar.portal.ui.component import Component

__all__ = ["Breadcrumbs"]


@dataclass(frozen=True)
class Breadcrumbs(Component):
    """Pages above this one, as (words, address), the highest first; the page itself is not among them."""

    links: tuple[tuple[str | Promise, str], ...]
