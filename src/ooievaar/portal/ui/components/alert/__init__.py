"""A message that stands out."""

from dataclasses import dataclass

from django.utils.functional import Promise

from ooievaar.portal.ui.component import Component
from ooievaar.portal.ui.components.action import Action

__all__ = ["Alert"]

NL_KINDS = {"info": "info", "success": "ok", "warning": "warning", "error": "error"}


@dataclass(frozen=True)
class Alert(Component):
    """`kind` is "info", "success", "warning" or "error"; an error is read aloud at once."""

    words: str | Promise
    kind: str = "info"
    title: str | Promise = ""
    actions: tuple[Action, ...] = ()

    @property
    def nl_kind(self) -> str:
        return NL_KINDS[self.kind]
