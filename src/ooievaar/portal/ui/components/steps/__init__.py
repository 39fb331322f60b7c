"""The chain of a year as numbered steps."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ooievaar.portal.ui.component import Component

__all__ = ["Step", "Steps"]

STATES = {
    "done": _("klaar"),
    "current": _("nu aan de beurt"),
    "waiting": _("volgt nog"),
    "blocked": _("wacht op een ander"),
    "late": _("te laat"),
}


@dataclass(frozen=True)
class Step:
    """`state` is "done", "current", "waiting", "blocked" or "late"; `state_words` replaces the usual words for it."""

    words: str | Promise
    state: str = "waiting"
    detail: str | Promise = ""
    href: str = ""
    state_words: str | Promise = ""

    @property
    def state_shown(self) -> str | Promise:
        return self.state_words or STATES[self.state]


@dataclass(frozen=True)
class Steps(Component):
    label: str | Promise
    steps: tuple[Step, ...]
