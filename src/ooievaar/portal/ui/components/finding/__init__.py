"""One finding about a message: how bad, where, what to do."""

from dataclasses import dataclass

from django.utils.functional import Promise

from ooievaar.portal.ui.component import Component

__all__ = ["Finding"]

KINDS = {"afgekeurd": "error", "fout": "warning", "signaal": "info"}


@dataclass(frozen=True)
class Finding(Component):
    """`grade` is "afgekeurd", "fout" or "signaal"; `count` tells in how many messages it was found."""

    grade: str
    sentence: str | Promise
    place: str = ""
    value: str = ""
    rule: str = ""
    rule_url: str = ""
    advice: str | Promise = ""
    count: int = 1

    @property
    def kind(self) -> str:
        return KINDS[self.grade]
