"""From all rows to what counts: what falls away at each step, and what is left."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from ooievaar.portal.ui.charts.chart import Chart, charted
from ooievaar.portal.ui.charts.labels import Label, text_layers
from ooievaar.portal.ui.charts.layers import Layer, layer, layered, quantity
from ooievaar.portal.ui.charts.theme import COLOURS, Frame
from ooievaar.portal.ui.components import Table

__all__ = ["Fall", "descent"]

ROW_HEIGHT = 54
COLOUR_OF = {"left": "country", "outside": "other", "unknown": "vsv", "own": "own"}
LETTER = 0.52  # of the size of the letters: how wide one is, on average


@dataclass(frozen=True)
class Fall:
    """One step, from `start` to `end`: what is "left", what falls "outside", is "unknown", or is the "own" numerator.

    `amount` is the number as people read it.
    """

    words: str
    amount: str
    start: float
    end: float
    kind: str


def descent(*, title: str | Promise, falls: Sequence[Fall], table: Table, note: str | Promise = "") -> Chart:
    """One bar per step on one scale, its number and its words above it; long words are cut short on a phone."""
    shown = tuple(falls)
    return charted(
        lambda frame: specification(shown, frame),
        title=title,
        alternative=" ".join([str(title).rstrip(".") + ".", *(f"{fall.words}: {fall.amount}." for fall in shown)]),
        table=table,
        note=note,
    )


def specification(falls: tuple[Fall, ...], frame: Frame) -> dict[str, Any]:
    most = max((fall.end for fall in falls), default=0) or 1
    both = {
        "x": quantity("x", 0, most, axis=None),
        "y": quantity("value", len(falls) - 0.6, -0.7, axis=None),
    }
    width = frame.width - 24
    letters = int(width / (frame.font_size * LETTER))
    labels = [
        Label(0, row - 0.38, shortened(f"{fall.amount}  {fall.words}", letters), "text", is_bold=fall.kind == "left",
              place="on")
        for row, fall in enumerate(falls)
    ]  # fmt: skip
    drawing = layered(
        [*(bar(row, fall, both, most / width) for row, fall in enumerate(falls)), *text_layers(labels, both)], frame
    )
    return drawing | {"width": width, "height": round(ROW_HEIGHT * (len(falls) + 0.1))}


def bar(row: int, fall: Fall, both: dict[str, Any], pixel: float) -> Layer:
    """A bar of at least two pixels, so that a small step is seen."""
    place = [{"x": fall.start, "high": max(fall.end, fall.start + 2 * pixel), "value": row - 0.16, "low": row + 0.16}]
    return layer(
        "rect", place, both | {"x2": {"field": "high"}, "y2": {"field": "low"}}, color=COLOURS[COLOUR_OF[fall.kind]]
    )


def shortened(words: str, letters: int) -> str:
    return words if len(words) <= letters else words[: letters - 1].rstrip(" ,;") + "…"
