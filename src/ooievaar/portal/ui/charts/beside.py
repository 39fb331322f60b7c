"""Rows on one scale, with a mark for every unit: one's own beside those of others."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from ooievaar.portal.ui.charts.labels import Label, text_layers
from ooievaar.portal.ui.charts.layers import Layer, layer, layered, quantity
from ooievaar.portal.ui.charts.theme import COLOURS, Frame

__all__ = ["Group", "Who", "alternative", "channels", "drawing"]

ROW_HEIGHT = 42
# Each kind has a shape of its own, so that nobody needs the colours.
SHAPES = {"own": ("circle", 150), "vsv": ("diamond", 110), "country": ("stroke", 230)}
ANGLES = {"country": 90}
# Room in the key, in pixels: for a mark with the air around it, and for one letter.
MARK, LETTER = 26, 6.6


@dataclass(frozen=True)
class Who:
    """One unit; `kind` is "own", "vsv" or "country"."""

    words: str
    kind: str


@dataclass(frozen=True)
class Group:
    """One row, such as first births: a value for every unit, None where there is too little to show."""

    words: str
    values: tuple[float | None, ...]


def channels(x: dict[str, Any], rows: Sequence[object]) -> dict[str, Any]:
    """The two channels of such a drawing, with room above the rows for the key."""
    return {"x": x, "y": quantity("value", len(rows) - 0.4, -1.6, axis=None)}


def drawing(
    units: tuple[Who, ...], rows: Sequence[Group], both: dict[str, Any], *, frame: Frame, under: Sequence[Layer] = ()
) -> dict[str, Any]:
    """The specification; `both` are the channels, `under` lies beneath the marks."""
    left, right = both["x"]["scale"]["domain"]
    words = [Label(left, place - 0.48, row.words, "text", place="on") for place, row in enumerate(rows)]
    lines = layer("rule", [{"value": place} for place in range(len(rows))], {"y": both["y"]}, color=COLOURS["grid"])
    # The country first: a mark of one's own may lie over it.
    order = sorted(enumerate(units), key=lambda each: -list(SHAPES).index(each[1].kind))
    marked = tuple(unit for number, unit in enumerate(units) if any(row.values[number] is not None for row in rows))
    layers = [
        lines,
        *under,
        *(_marks(number, unit, rows, both) for number, unit in order),
        *_key(marked, both, left, (right - left) / frame.width),
        *text_layers(words, both),
    ]
    return layered(layers, frame) | {"width": frame.width - 24, "height": ROW_HEIGHT * (len(rows) + 1)}


def alternative(title: str, units: Sequence[Who], rows: Sequence[Group], said: Callable[[float], str]) -> str:
    """Every row with its values, in words."""
    few = _("te weinig om te tonen")
    told = []
    for row in rows:
        shown = (few if value is None else said(value) for value in row.values)
        told.append(f"{row.words}: {', '.join(f'{u.words} {v}' for u, v in zip(units, shown, strict=True))}.")
    return " ".join([title.rstrip(".") + ".", *told])


def _marks(number: int, unit: Who, rows: Sequence[Group], both: dict[str, Any]) -> Layer:
    values = [(place, row.values[number]) for place, row in enumerate(rows)]
    return _mark(unit, [{"x": value, "value": place} for place, value in values if value is not None], both)


def _mark(unit: Who, rows: list[dict[str, float]], both: dict[str, Any]) -> Layer:
    shape, size = SHAPES[unit.kind]
    looks = {"shape": shape, "size": size, "angle": ANGLES.get(unit.kind, 0), "opacity": 1, "filled": True}
    rim = {"stroke": COLOURS["country"], "strokeWidth": 3} if shape == "stroke" else {"stroke": COLOURS["ground"]}
    return layer("point", rows, both, color=COLOURS[unit.kind], **looks, **rim)


def _key(units: tuple[Who, ...], both: dict[str, Any], left: float, pixel: float) -> list[Layer]:
    """Above the rows: which mark is whose, for units that have any; `pixel` is in the unit of the scale."""
    widths = [MARK + LETTER * len(unit.words) for unit in units]
    at = [left + pixel * (MARK / 3 + sum(widths[:place])) for place in range(len(units))]
    marked = [_mark(unit, [{"x": x, "value": -1.2}], both) for unit, x in zip(units, at, strict=True)]
    named = [Label(x, -1.2, unit.words, "text") for unit, x in zip(units, at, strict=True)]
    return [*marked, *text_layers(named, both)]
