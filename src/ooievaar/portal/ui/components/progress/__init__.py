"""How far something long is."""

from dataclasses import dataclass

from django.utils.functional import Promise

from ooievaar.portal.ui.component import Component

__all__ = ["Progress"]


@dataclass(frozen=True)
class Progress(Component):
    """Work under way: `done` of `total` (None while the end is not known).

    While it `is_running`, htmx asks `poll_url` every two seconds for this component anew; without JavaScript the
    link reloads the page, and `Page.refresh_seconds` does so by itself.
    """

    words: str | Promise
    done: int = 0
    total: int | None = None
    detail: str | Promise = ""
    poll_url: str = ""
    is_running: bool = True
