"""A row of actions."""

from dataclasses import dataclass

from ooievaar.portal.ui.component import Component
from ooievaar.portal.ui.components.action import Action

__all__ = ["Actions"]


@dataclass(frozen=True)
class Actions(Component):
    """Actions beside each other; below each other on a phone."""

    actions: tuple[Action, ...]
