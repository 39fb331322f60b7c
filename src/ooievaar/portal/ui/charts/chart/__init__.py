"""A chart: a sentence, a drawing for wide and narrow screens, a text alternative and the table behind it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.safestring import SafeString

from ooievaar.portal.ui.charts.drawing import draw
from ooievaar.portal.ui.charts.theme import NARROW, WIDE, Frame
from ooievaar.portal.ui.component import Component
from ooievaar.portal.ui.components import Table

__all__ = ["Chart", "Specification", "charted"]

Specification = Callable[[Frame], dict]


@dataclass(frozen=True)
class Chart(Component):
    """`title` is the message as a sentence; `alternative` says in words what the eye sees in the drawing."""

    title: str | Promise
    wide: SafeString
    narrow: SafeString
    alternative: str
    table: Table
    note: str | Promise = ""


def charted(
    specification: Specification, *, title: str | Promise, alternative: str, table: Table, note: str | Promise = ""
) -> Chart:
    """Draw this specification in both widths."""
    wide, narrow = draw({frame.name: specification(frame) for frame in (WIDE, NARROW)}, label=alternative)
    return Chart(title, wide, narrow, alternative, table, note)
