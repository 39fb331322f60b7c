"""Labels that stand at what they name, so that no chart needs a legend."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ooievaar.portal.ui.charts.layers import Layer, layer
from ooievaar.portal.ui.charts.theme import COLOURS

__all__ = ["Label", "spread", "text_layers"]

PLACES = {
    "right": {"align": "left", "dx": 9, "dy": 0, "baseline": "middle"},
    "left": {"align": "right", "dx": -9, "dy": 0, "baseline": "middle"},
    "below-left": {"align": "right", "dx": 8, "dy": 12, "baseline": "top"},
    "below-right": {"align": "left", "dx": -8, "dy": 12, "baseline": "top"},
    "foot-left": {"align": "right", "dx": -8, "dy": -6, "baseline": "bottom"},
    "foot-right": {"align": "left", "dx": 8, "dy": -6, "baseline": "bottom"},
    "over": {"align": "center", "dx": 0, "dy": -5, "baseline": "bottom"},
    "on": {"align": "left", "dx": 0, "dy": 0, "baseline": "middle"},
    "above-left": {"align": "right", "dx": 8, "dy": -11, "baseline": "bottom"},
    "above-right": {"align": "left", "dx": -8, "dy": -11, "baseline": "bottom"},
}


@dataclass(frozen=True)
class Label:
    """Words at a place in the data; `place` says on which side of it they stand."""

    x: float
    value: float
    words: str
    colour: str
    is_bold: bool = False
    place: str = "right"


def spread(labels: Sequence[Label], gap: float) -> list[Label]:
    """The labels moved upwards until at least `gap`, in units of the value, lies between each two."""
    placed: list[Label] = []
    for label in sorted(labels, key=lambda label: label.value):
        lowest = placed[-1].value + gap if placed else label.value
        placed.append(replace(label, value=max(label.value, lowest)))
    return placed


def text_layers(labels: Sequence[Label], encoding: Mapping[str, Any]) -> list[Layer]:
    """Words with a rim in the colour of the ground, so that they read across lines and dots.

    Labels that look alike share a layer: layers of words are most of the time that a drawing takes.
    """
    rim = {"stroke": COLOURS["ground"], "strokeWidth": 4, "strokeJoin": "round"}
    groups: dict[tuple[str, str, bool], list[Label]] = {}
    for label in labels:
        groups.setdefault((label.place, label.colour, label.is_bold), []).append(label)
    return [
        layer(
            "text",
            [{"x": label.x, "value": label.value, "words": label.words} for label in alike],
            {**encoding, "text": {"field": "words", "type": "nominal"}},
            **({"color": COLOURS[colour]} | PLACES[place] | rim),
            fontWeight=700 if is_bold else 400,
        )
        for (place, colour, is_bold), alike in groups.items()
    ]
