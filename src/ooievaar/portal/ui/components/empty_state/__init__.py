"""Nothing here yet, and what to do about it."""

from dataclasses import dataclass

from django.utils.functional import Promise

from ooievaar.portal.ui.component import Component
from ooievaar.portal.ui.components.action import Action

__all__ = ["EmptyState"]


@dataclass(frozen=True)
class EmptyState(Component):
    title: str | Promise
    words: str | Promise
    action: Action | None = None
