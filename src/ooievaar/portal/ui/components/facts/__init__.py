"""A list of facts: what, and its value."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from ooievaar.portal.ui.component import Component

__all__ = ["Facts"]


@dataclass(frozen=True)
class Facts(Component):
    """Pairs of words and value (text, number, component); None as value is shown as a dash."""

    facts: tuple[tuple[str | Promise, Any], ...]
