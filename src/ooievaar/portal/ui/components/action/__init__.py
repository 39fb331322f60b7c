"""A button or a link, and a row of them."""

from dataclasses import dataclass

from django.utils.functional import Promise

from ooievaar.portal.ui.component import Component

__all__ = ["Action"]


@dataclass(frozen=True)
class Action(Component):
    """Something one can do: a link when it has an `href`, else the button that submits the form around it.

    `kind` is "primary" (one per page), "secondary", "subtle" or "link". `reason` disables the button and says why.
    """

    words: str | Promise
    href: str = ""
    kind: str = "primary"
    name: str = ""
    value: str = ""
    is_destructive: bool = False
    reason: str | Promise = ""
