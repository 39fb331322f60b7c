"""Figures below each other as dots with their intervals, on one scale."""

from collections.abc import Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ooievaar.portal.ui.charts.chart import Chart, charted
from ooievaar.portal.ui.charts.labels import Label, text_layers
from ooievaar.portal.ui.charts.layers import Layer, axis, layer, layered, quantity
from ooievaar.portal.ui.charts.numbers import percentage
from ooievaar.portal.ui.charts.theme import COLOURS, Frame
from ooievaar.portal.ui.components import Bar, Column, Table

__all__ = ["interval_strip"]

ROW_HEIGHT = 62


def interval_strip(
    *, title: str | Promise, bars: Sequence[Bar], measure: str, note: str | Promise | None = None
) -> Chart:
    """One row per unit (`components.Bar`), its words above it; the country is also a line through all rows."""
    explanation = _("De streep laat zien hoeveel een cijfer door toeval kan verschillen.")
    return charted(
        lambda frame: specification(tuple(bars), measure, frame),
        title=title,
        alternative=" ".join([str(title).rstrip(".") + ".", *(f"{bar.words}: {in_words(bar)}." for bar in bars)]),
        table=table(tuple(bars), measure),
        note=explanation if note is None else note,
    )


def specification(bars: tuple[Bar, ...], measure: str, frame: Frame) -> dict[str, Any]:
    shown = [bar for bar in bars if bar.value is not None]
    low = min((least(bar) for bar in shown), default=0)
    high = max((most(bar) for bar in shown), default=1)
    room = 0.15 * (high - low or 1)
    x = quantity(
        "x", max(0, low - room), high + room, **axis(measure, labelExpr="datum.label + '%'", tickCount=frame.ticks)
    )
    y = quantity("value", len(bars) - 0.35, -0.65, axis=None)
    both = {"x": x, "y": y}
    rows = list(enumerate(bars))
    labels = [
        Label(max(0, low - room), row - 0.36, words(bar), "text", is_bold=bar.kind == "own", place="on")
        for row, bar in rows
    ]
    drawing = layered(
        [
            *country_lines(bars, both, len(bars)),
            *(strip(row, bar, both) for row, bar in rows if bar.value is not None and bar.lower is not None),
            *(dot(row, bar, both) for row, bar in rows if bar.value is not None),
            *text_layers(labels, both),
        ],
        frame,
    )
    return drawing | {"width": frame.width - 24, "height": ROW_HEIGHT * len(bars)}


def country_lines(bars: tuple[Bar, ...], both: dict[str, Any], rows: int) -> list[Layer]:
    ends = (-0.65, rows - 0.35)
    return [
        layer(
            "line",
            [{"x": bar.value, "value": end} for end in ends],
            both,
            color=COLOURS["country"],
            strokeWidth=1,
            strokeDash=[3, 4],
        )
        for bar in bars
        if bar.kind == "country" and bar.value is not None
    ]


def strip(row: int, bar: Bar, both: dict[str, Any]) -> Layer:
    x2 = {"x2": {"field": "high"}}
    place = [{"x": bar.lower, "high": bar.upper, "value": row}]
    return layer("rule", place, both | x2, color=COLOURS[bar.kind], strokeWidth=6, opacity=0.35, strokeCap="round")


def dot(row: int, bar: Bar, both: dict[str, Any]) -> Layer:
    looks = {"color": COLOURS[bar.kind], "size": 200 if bar.kind == "own" else 130, "opacity": 1}
    return layer("circle", [{"x": bar.value, "value": row}], both, stroke=COLOURS["ground"], strokeWidth=1.5, **looks)


def least(bar: Bar) -> float:
    return bar.value or 0 if bar.lower is None else bar.lower


def most(bar: Bar) -> float:
    return bar.value or 0 if bar.upper is None else bar.upper


def words(bar: Bar) -> str:
    return f"{bar.words}  {percentage(bar.value) if bar.value is not None else in_words(bar)}"


def in_words(bar: Bar) -> str:
    if bar.value is None:
        return str(bar.hidden or _("te weinig om te tonen"))
    return f"{percentage(bar.value)}{interval(bar)}"


def interval(bar: Bar) -> str:
    if bar.lower is None or bar.upper is None:
        return ""
    return _(" (tussen %(low)s en %(high)s)") % {"low": percentage(bar.lower), "high": percentage(bar.upper)}


def table(bars: tuple[Bar, ...], measure: str) -> Table:
    columns = (Column(_("Eenheid")), Column(_("Aantal")), Column(measure, is_numeric=True))
    return Table(measure, columns, [(bar.words, bar.count or None, in_words(bar)) for bar in bars])
