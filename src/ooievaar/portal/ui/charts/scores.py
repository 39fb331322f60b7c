"""Mean marks, one row per topic or group: one's own with its interval, beside those of others."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ooievaar.portal.ui.charts.beside import Group, Who, alternative, channels, drawing
from ooievaar.portal.ui.charts.chart import Chart, charted
from ooievaar.portal.ui.charts.layers import Layer, axis, layer, quantity
from ooievaar.portal.ui.charts.numbers import mark
from ooievaar.portal.ui.charts.theme import COLOURS, Frame
from ooievaar.portal.ui.components import Table

__all__ = ["Mean", "Row", "mean", "scores"]

HIGHEST = 10.0


@dataclass(frozen=True)
class Mean:
    """A mean mark with its interval."""

    value: float
    lower: float
    upper: float


@dataclass(frozen=True)
class Row:
    """One topic or group: a mean for every unit, None where there is too little to show."""

    words: str
    means: tuple[Mean | None, ...]

    @property
    def values(self) -> Group:
        return Group(self.words, tuple(mean.value if mean else None for mean in self.means))


def mean(value: float | None, lower: float | None, upper: float | None) -> Mean | None:
    """A mean to draw; None when it, or how sure it is, cannot be shown."""
    return None if value is None or lower is None or upper is None else Mean(value, lower, upper)


def scores(*, title: str | Promise, units: Sequence[Who], rows: Sequence[Row], table: Table) -> Chart:
    """One row each with a dot for every unit; the first unit also shows its interval; the note says so."""
    whose, drawn = tuple(units), tuple(rows)
    return charted(
        lambda frame: specification(whose, drawn, frame),
        title=title,
        alternative=alternative(str(title), whose, [row.values for row in drawn], mark),
        table=table,
        note=_("De lichte streep laat zien hoeveel een gemiddelde door toeval kan verschillen."),
    )


def specification(units: tuple[Who, ...], rows: tuple[Row, ...], frame: Frame) -> dict[str, Any]:
    left = lowest(rows)
    x = quantity("x", left, HIGHEST, **axis(None, format=".1~f", values=ticks(left, frame)))
    both = channels(x, rows)
    return drawing(units, [row.values for row in rows], both, frame=frame, under=[interval(units[0], rows, both)])


def lowest(rows: tuple[Row, ...]) -> float:
    """The left end of the scale, on a half mark."""
    ends = [min(mean.value, mean.lower if not number else mean.value)
            for row in rows for number, mean in enumerate(row.means) if mean]  # fmt: skip
    return max(1.0, floor(2 * min(ends, default=6.0) - 0.4) / 2)


def ticks(left: float, frame: Frame) -> list[float]:
    step = 0.5 if (HIGHEST - left) * 2 <= frame.ticks + 2 else 1.0
    first = left if step == 0.5 else float(-(-left // 1))
    return [first + step * place for place in range(int((HIGHEST - first) / step) + 1)]


def interval(unit: Who, rows: tuple[Row, ...], both: dict[str, Any]) -> Layer:
    known = [(place, row.means[0]) for place, row in enumerate(rows) if row.means[0]]
    data = [{"x": mean.lower, "high": mean.upper, "value": place} for place, mean in known if mean]
    looks = {"color": COLOURS[unit.kind], "strokeWidth": 6, "opacity": 0.35, "strokeCap": "round"}
    return layer("rule", data, both | {"x2": {"field": "high"}}, **looks)
