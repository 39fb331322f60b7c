"""Shares of several groups, one's own beside those of others: who is cared for where."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ooievaar.portal.ui.charts.chart import Chart, charted
from ooievaar.portal.ui.charts.labels import Label, text_layers
from ooievaar.portal.ui.charts.layers import Layer, axis, layer, layered, quantity
from ooievaar.portal.ui.charts.numbers import percentage
from ooievaar.portal.ui.charts.theme import COLOURS, Frame
from ooievaar.portal.ui.components import Table

__all__ = ["Group", "Who", "shares"]

ROW_HEIGHT = 42
# Each kind has a shape of its own, so that nobody needs the colours.
SHAPES = {"own": ("circle", 150), "vsv": ("diamond", 110), "country": ("stroke", 230)}
ANGLES = {"country": 90}


@dataclass(frozen=True)
class Who:
    """One unit; `kind` is "own", "vsv" or "country"."""

    words: str
    kind: str


@dataclass(frozen=True)
class Group:
    """One group, such as first births: per cent for every unit, None where there is too little to show."""

    words: str
    values: tuple[float | None, ...]


def shares(
    *, title: str | Promise, units: Sequence[Who], groups: Sequence[Group], table: Table, note: str | Promise = ""
) -> Chart:
    """One row per group with a mark for every unit; `table` holds the same, and may hold more."""
    whose, drawn = tuple(units), tuple(groups)
    return charted(
        lambda frame: specification(whose, drawn, frame),
        title=title,
        alternative=alternative(whose, drawn, str(title)),
        table=table,
        note=note,
    )


def specification(units: tuple[Who, ...], groups: tuple[Group, ...], frame: Frame) -> dict[str, Any]:
    highest = max((value for group in groups for value in group.values if value is not None), default=1)
    right = min(100.0, highest * 1.12 or 1)
    x = quantity("x", 0, right, **axis(None, labelExpr="datum.label + '%'", tickCount=frame.ticks))
    both = {"x": x, "y": quantity("value", len(groups) - 0.4, -1.6, axis=None)}
    words = [Label(0, row - 0.48, group.words, "text", place="on") for row, group in enumerate(groups)]
    rows = [layer("rule", [{"value": row} for row in range(len(groups))], {"y": both["y"]}, color=COLOURS["grid"])]
    # The country first: a mark of one's own may lie over it.
    order = sorted(enumerate(units), key=lambda each: -list(SHAPES).index(each[1].kind))
    drawing = layered(
        [
            *rows,
            *(marks(number, unit, groups, both) for number, unit in order),
            *key(units, both, right),
            *text_layers(words, both),
        ],
        frame,
    )
    return drawing | {"width": frame.width - 24, "height": ROW_HEIGHT * (len(groups) + 1)}


def marks(number: int, unit: Who, groups: tuple[Group, ...], both: dict[str, Any]) -> Layer:
    values = [(row, group.values[number]) for row, group in enumerate(groups)]
    return mark(unit, [{"x": value, "value": row} for row, value in values if value is not None], both)


def mark(unit: Who, rows: list[dict[str, float]], both: dict[str, Any]) -> Layer:
    shape, size = SHAPES[unit.kind]
    looks = {"shape": shape, "size": size, "angle": ANGLES.get(unit.kind, 0), "opacity": 1, "filled": True}
    rim = {"stroke": COLOURS["country"], "strokeWidth": 3} if shape == "stroke" else {"stroke": COLOURS["ground"]}
    return layer("point", rows, both, color=COLOURS[unit.kind], **looks, **rim)


def key(units: tuple[Who, ...], both: dict[str, Any], width: float, start: float = 0) -> list[Layer]:
    """Above the rows: which mark is whose. `start` and `width` are of the scale."""
    at = [start + width * (0.02 + 0.36 * place) for place in range(len(units))]
    marked = [mark(unit, [{"x": x, "value": -1.2}], both) for unit, x in zip(units, at, strict=True)]
    named = [Label(x, -1.2, unit.words, "text") for unit, x in zip(units, at, strict=True)]
    return [*marked, *text_layers(named, both)]


def alternative(units: tuple[Who, ...], groups: tuple[Group, ...], title: str) -> str:
    """Every group with its shares, in words."""
    few = _("te weinig om te tonen")
    told = []
    for group in groups:
        shown = (few if value is None else percentage(value) for value in group.values)
        told.append(f"{group.words}: {', '.join(f'{u.words} {v}' for u, v in zip(units, shown, strict=True))}.")
    return " ".join([title.rstrip(".") + ".", *told])
