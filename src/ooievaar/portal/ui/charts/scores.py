"""Mean marks, one row per topic or group: one's own with its interval, beside those of others."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ooievaar.portal.ui.charts.chart import Chart, charted
from ooievaar.portal.ui.charts.labels import Label, text_layers
from ooievaar.portal.ui.charts.layers import Layer, axis, layer, layered, quantity
from ooievaar.portal.ui.charts.numbers import mark
from ooievaar.portal.ui.charts.shares import Who, key
from ooievaar.portal.ui.charts.shares import mark as drawn_mark
from ooievaar.portal.ui.charts.theme import COLOURS, Frame
from ooievaar.portal.ui.components import Table

__all__ = ["Mean", "Row", "scores"]

ROW_HEIGHT = 42
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


def scores(
    *, title: str | Promise, units: Sequence[Who], rows: Sequence[Row], table: Table, note: str | Promise = ""
) -> Chart:
    """One row each with a dot for every unit; the first unit also shows its interval."""
    whose, drawn = tuple(units), tuple(rows)
    return charted(
        lambda frame: specification(whose, drawn, frame),
        title=title,
        alternative=alternative(whose, drawn, str(title)),
        table=table,
        note=note,
    )


def specification(units: tuple[Who, ...], rows: tuple[Row, ...], frame: Frame) -> dict[str, Any]:
    left = lowest(rows)
    x = quantity("x", left, HIGHEST, **axis(None, format=".1~f", values=ticks(left, frame)))
    both = {"x": x, "y": quantity("value", len(rows) - 0.4, -1.6, axis=None)}
    words = [Label(left, place - 0.48, row.words, "text", place="on") for place, row in enumerate(rows)]
    lines = layer("rule", [{"value": place} for place in range(len(rows))], {"y": both["y"]}, color=COLOURS["grid"])
    # The country first: a mark of one's own may lie over it.
    order = sorted(enumerate(units), key=lambda each: -["own", "vsv", "country"].index(each[1].kind))
    drawing = layered(
        [
            lines,
            interval(units[0], rows, both),
            *(dots(number, unit, rows, both) for number, unit in order),
            *key_from(left, units, both),
            *text_layers(words, both),
        ],
        frame,
    )
    return drawing | {"width": frame.width - 24, "height": ROW_HEIGHT * (len(rows) + 1)}


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


def dots(number: int, unit: Who, rows: tuple[Row, ...], both: dict[str, Any]) -> Layer:
    means = [(place, row.means[number]) for place, row in enumerate(rows)]
    return drawn_mark(unit, [{"x": mean.value, "value": place} for place, mean in means if mean], both)


def key_from(left: float, units: tuple[Who, ...], both: dict[str, Any]) -> list[Layer]:
    """Above the rows which dot is whose: on a scale of its own, that begins at nothing."""
    return key(units, both, HIGHEST - left, start=left)


def alternative(units: tuple[Who, ...], rows: tuple[Row, ...], title: str) -> str:
    """Every row with its means, in words."""
    few = _("te weinig om te tonen")
    told = []
    for row in rows:
        shown = (mark(mean.value) if mean else few for mean in row.means)
        told.append(f"{row.words}: {', '.join(f'{u.words} {v}' for u, v in zip(units, shown, strict=True))}.")
    return " ".join([title.rstrip(".") + ".", *told])
