"""A list of places to go, each with a figure or a state."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from ooievaar.portal.ui.component import Component

__all__ = ["Card", "Cards"]


@dataclass(frozen=True)
class Card:
    """One place. `figure` and `state` are components (a FigureValue, a Badge); `words` is a sentence."""

    title: str | Promise
    href: str
    words: str | Promise = ""
    figure: Any = None
    state: Any = None


@dataclass(frozen=True)
class Cards(Component):
    """Cards beside each other where there is room. `level` is the heading level of the titles."""

    cards: tuple[Card, ...]
    level: int = 3
