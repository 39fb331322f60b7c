"""Shares of several groups, one's own beside those of others: who is cared for where."""

from collections.abc import Sequence
from typing import Any

from django.utils.functional import Promise

from ooievaar.portal.ui.charts.beside import Group, Who, alternative, channels, drawing
from ooievaar.portal.ui.charts.chart import Chart, charted
from ooievaar.portal.ui.charts.layers import axis, quantity
from ooievaar.portal.ui.charts.numbers import percentage
from ooievaar.portal.ui.charts.theme import Frame
from ooievaar.portal.ui.components import Table

__all__ = ["shares"]


def shares(
    *, title: str | Promise, units: Sequence[Who], groups: Sequence[Group], table: Table, note: str | Promise = ""
) -> Chart:
    """One row per group with a mark for every unit, in per cent; `table` holds the same, and may hold more."""
    whose, drawn = tuple(units), tuple(groups)
    return charted(
        lambda frame: specification(whose, drawn, frame),
        title=title,
        alternative=alternative(str(title), whose, drawn, percentage),
        table=table,
        note=note,
    )


def specification(units: tuple[Who, ...], groups: tuple[Group, ...], frame: Frame) -> dict[str, Any]:
    highest = max((value for group in groups for value in group.values if value is not None), default=1)
    right = min(100.0, highest * 1.12 or 1)
    x = quantity("x", 0, right, **axis(None, labelExpr="datum.label + '%'", tickCount=frame.ticks))
    return drawing(units, groups, channels(x, groups), frame=frame)
