"""A control chart: a share per month or quarter, its mean, the limits of chance, and what stands out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ooievaar.portal.ui.charts.chart import Chart, charted
from ooievaar.portal.ui.charts.labels import Label, spread, text_layers
from ooievaar.portal.ui.charts.layers import Layer, axis, layer, layered, quantity
from ooievaar.portal.ui.charts.numbers import percentage, whole
from ooievaar.portal.ui.charts.theme import COLOURS, Frame
from ooievaar.portal.ui.components import Column, Table

__all__ = ["Dot", "control"]


@dataclass(frozen=True)
class Dot:
    """One period in per cent; without births it has no value. `signal` says in words what it is part of."""

    words: str
    short: str
    numerator: int
    denominator: int
    value: float | None
    lower: float | None
    upper: float | None
    signal: str = ""


def control(
    *, title: str | Promise, dots: Sequence[Dot], centre: float, kind: str, measure: str, note: str | Promise = ""
) -> Chart:
    """One line (`kind` is "own" or "vsv") within its limits; periods with a signal have a ring, and words in the table.

    `centre` is the mean, in per cent.
    """
    shown = tuple(dots)
    return charted(
        lambda frame: specification(shown, centre, kind, measure, frame),
        title=title,
        alternative=alternative(shown, centre, str(title)),
        table=table(shown, measure),
        note=note,
    )


def specification(dots: tuple[Dot, ...], centre: float, kind: str, measure: str, frame: Frame) -> dict[str, Any]:
    top = max([each for dot in dots for each in (dot.value, dot.upper) if each is not None] + [1.0]) * 1.08
    last = len(dots) - 0.5
    both = {
        "x": quantity("x", -0.5, last, **axis(None, values=list(range(len(dots))), labelExpr=labels(dots, frame))),
        "y": quantity("value", 0.0, min(100.0, top), **axis(measure, labelExpr="datum.label + '%'", tickCount=5)),
    }
    gap = top / frame.height * (frame.font_size + 4)
    return layered(
        [
            limits(dots, both),
            layer("line", _across(centre, last), both, color=COLOURS["country"], strokeWidth=1.5, strokeDash=[6, 4]),
            *(layer("line", piece, both, color=COLOURS[kind], strokeWidth=2.5) for piece in pieces(dots)),
            *points(dots, both, kind),
            *text_layers(spread(end_labels(dots, centre, last), gap), both),
        ],
        frame,
    )


def labels(dots: tuple[Dot, ...], frame: Frame) -> str:
    """The words under the axis, counted back from the last one and as many as there is room for."""
    room = max(1, int((frame.width - frame.left - frame.right) / 62))
    step = -(-len(dots) // room)
    names = ", ".join(f"'{dot.short}'" if (len(dots) - 1 - n) % step == 0 else "''" for n, dot in enumerate(dots))
    return f"[{names}][datum.value]"


def limits(dots: tuple[Dot, ...], both: dict[str, Any]) -> Layer:
    """A band in steps: every period has limits of its own, as its number of births has."""
    rows = [
        {"x": n + side, "low": dot.lower, "high": dot.upper}
        for n, dot in enumerate(dots)
        if dot.lower is not None
        for side in (-0.5, 0.4999)
    ]
    ends = {"y": both["y"] | {"field": "low"}, "y2": {"field": "high"}}
    return layer("area", rows, both | ends, color=COLOURS["band-95"], opacity=1)


def _across(value: float, last: float) -> list[dict[str, float]]:
    return [{"x": -0.5, "value": value}, {"x": last, "value": value}]


def pieces(dots: tuple[Dot, ...]) -> list[list[dict[str, float]]]:
    """The line, interrupted where a period has no births."""
    found: list[list[dict[str, float]]] = [[]]
    for n, dot in enumerate(dots):
        if dot.value is None:
            found.append([])
        else:
            found[-1].append({"x": n, "value": dot.value})
    return [piece for piece in found if piece]


def points(dots: tuple[Dot, ...], both: dict[str, Any], kind: str) -> list[Layer]:
    rows = [({"x": n, "value": dot.value}, dot.signal) for n, dot in enumerate(dots) if dot.value is not None]
    ringed = [row for row, signal in rows if signal]
    ring = {"filled": False, "strokeWidth": 2, "opacity": 1}
    return [
        layer("circle", [row for row, _signal in rows], both, color=COLOURS[kind], size=60, opacity=1),
        layer("point", ringed, both, shape="circle", size=230, stroke=COLOURS["country"], **ring),
    ]


def end_labels(dots: tuple[Dot, ...], centre: float, last: float) -> list[Label]:
    end = next((dot for dot in reversed(dots) if dot.upper is not None), None)
    found = [Label(last, centre, _("gemiddelde"), "country", is_bold=True)]
    if end is not None and end.upper is not None and end.lower is not None:
        found += [
            Label(last, end.upper, _("bovengrens"), "text-soft"),
            Label(last, end.lower, _("ondergrens"), "text-soft"),
        ]
    return found


def alternative(dots: tuple[Dot, ...], centre: float, title: str) -> str:
    words = [title.rstrip(".") + ".", _("Gemiddelde: %(value)s.") % {"value": percentage(centre)}]
    words += [f"{dot.words}: {percentage(dot.value)}." for dot in dots if dot.value is not None]
    return " ".join(words)


def table(dots: tuple[Dot, ...], measure: str) -> Table:
    columns = (
        Column(_("Periode")),
        Column(_("Teller"), is_numeric=True),
        Column(_("Noemer"), is_numeric=True),
        Column(measure, is_numeric=True),
        Column(_("Grenzen"), is_numeric=True),
        Column(_("Signaal")),
    )
    rows = [
        (
            dot.words,
            whole(dot.numerator),
            whole(dot.denominator),
            None if dot.value is None else percentage(dot.value),
            None if dot.lower is None or dot.upper is None else between(dot.lower, dot.upper),
            dot.signal or None,
        )
        for dot in dots
    ]
    return Table(measure, columns, rows)


def between(low: float, high: float) -> str:
    return _("%(low)s tot %(high)s") % {"low": percentage(low), "high": percentage(high)}
