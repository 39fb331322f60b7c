"""Whoever reads a page must be able to: every pair of text and ground has a contrast of at least 4.5 to 1."""

import re
from pathlib import Path

import pytest

import ooievaar.portal.ui

TOKENS = Path(ooievaar.portal.ui.__file__).parent / "static/ui/tokens.css"

GROUNDS = ("paper", "surface", "sunken")
TEXT_PAIRS = [
    *((text, ground) for text in ("ink", "ink-soft", "teal", "teal-strong", "bill", "error") for ground in GROUNDS),
    *((text, f"{text}-soft") for text in ("teal", "bill", "info", "success", "warning", "error")),
    *(("ink", f"{ground}-soft") for ground in ("teal", "info", "success", "warning", "error")),
    *(
        (f"chart-{name}", ground)
        for name in ("own", "country", "vsv", "outside")
        for ground in ("surface", "chart-band-95")
    ),
    *(("chart-text-soft", ground) for ground in ("surface", "chart-band-95", "chart-band-998")),
    ("teal-strong", "teal-soft"),
    ("on-teal", "teal"),
    ("on-teal", "teal-strong"),
    ("on-plum", "plum"),
    ("surface", "error"),
    ("paper", "ink"),
]
SHAPE_PAIRS = [
    *(("line-strong", ground) for ground in GROUNDS),
    *((f"chart-{name}", "surface") for name in ("other", "own", "calm")),
    ("mark-bird", "mark-egg"),
]


def colours(mode: int) -> dict[str, str]:
    declared = dict(re.findall(r"--ooievaar-([\w-]+):\s*([^;]+);", TOKENS.read_text(encoding="utf-8")))
    return {name: resolved(value, declared, mode) for name, value in declared.items()}


def resolved(value: str, declared: dict[str, str], mode: int) -> str:
    if name := re.fullmatch(r"var\(--ooievaar-([\w-]+)\)", value):
        return resolved(declared[name[1]], declared, mode)
    pair = re.fullmatch(r"light-dark\((#\w+), (#\w+)\)", value)
    return pair[mode] if pair else value


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_contrast_of_black_on_white_is_twenty_one():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("mode", [1, 2], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS, ids=lambda name: name)
def test_text_can_be_read(mode, text, ground):
    tokens = colours(mode)
    assert contrast(tokens[text], tokens[ground]) >= 4.5


@pytest.mark.parametrize("mode", [1, 2], ids=["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPE_PAIRS, ids=lambda name: name)
def test_shapes_can_be_told_apart(mode, shape, ground):
    tokens = colours(mode)
    assert contrast(tokens[shape], tokens[ground]) >= 3


def test_the_themes_of_other_organisations_are_not_used():
    theme = (TOKENS.parent / "theme.css").read_text(encoding="utf-8")
    assert not re.findall(r":\s*(?:#|rgb|hsl)", theme), "the theme takes its colours from the house tokens only"
