"""A state in one or two words."""

from dataclasses import dataclass

from django.utils.functional import Promise

from ooievaar.portal.ui.component import Component

__all__ = ["Badge"]

NL_KINDS = {"neutral": "neutral", "info": "active", "success": "safe", "warning": "warning", "error": "danger"}


@dataclass(frozen=True)
class Badge(Component):
    """`kind` is "neutral", "info", "success", "warning" or "error". The words alone must say it: colour only helps."""

    words: str | Promise
    kind: str = "neutral"

    @property
    def nl_kind(self) -> str:
        return NL_KINDS[self.kind]
