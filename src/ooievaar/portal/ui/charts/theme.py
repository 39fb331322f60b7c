"""How every chart looks: letters, lines and colours. Colours are names of tokens, so that dark mode follows."""

from dataclasses import dataclass
from typing import Any

__all__ = ["COLOURS", "FONT", "NARROW", "WIDE", "Frame", "config"]

FONT = "Atkinson Hyperlegible Next, sans-serif"

COLOURS = {
    name: f"var(--ooievaar-chart-{name})"
    for name in (
        "own",
        "country",
        "vsv",
        "other",
        "outside",
        "calm",
        "band-95",
        "band-998",
        "grid",
        "text",
        "text-soft",
        "ground",
    )
}


@dataclass(frozen=True)
class Frame:
    """A width to draw for, in pixels, with the room kept beside the data for the labels of axis and lines."""

    name: str
    width: int
    height: int
    font_size: int
    ticks: int
    left: int
    right: int


WIDE = Frame("wide", width=780, height=360, font_size=15, ticks=6, left=44, right=128)
NARROW = Frame("narrow", width=330, height=290, font_size=14, ticks=4, left=40, right=84)


def config(frame: Frame) -> dict[str, Any]:
    """Vega-Lite's configuration: no frame around the data, a quiet grid across, axis titles lying down."""
    letters = {"labelFont": FONT, "titleFont": FONT, "labelFontSize": frame.font_size, "titleFontSize": frame.font_size}
    return {
        "background": "transparent",
        "font": FONT,
        "view": {"stroke": None},
        "axis": letters
        | {
            "labelColor": COLOURS["text-soft"],
            "titleColor": COLOURS["text-soft"],
            "titleFontWeight": "normal",
            "domain": False,
            "ticks": False,
            "labelPadding": 8,
            "gridColor": COLOURS["grid"],
        },
        "axisX": {"grid": False, "domain": True, "domainColor": COLOURS["other"], "titlePadding": 8},
        "axisY": {"titleAngle": 0, "titleAlign": "left", "titleBaseline": "bottom", "titleX": 0, "titleY": -10},
        "text": {"font": FONT, "fontSize": frame.font_size, "color": COLOURS["text"]},
    }
