"""How predicted chances and what happened agree: one dot per tenth, beside the line where both are equal."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ooievaar.portal.ui.charts.chart import Chart, charted
from ooievaar.portal.ui.charts.labels import Label, text_layers
from ooievaar.portal.ui.charts.layers import Layer, axis, layer, layered, quantity
from ooievaar.portal.ui.charts.numbers import percentage, whole
from ooievaar.portal.ui.charts.theme import COLOURS, Frame
from ooievaar.portal.ui.components import Column, Table

__all__ = ["Tenth", "calibration"]


@dataclass(frozen=True)
class Tenth:
    """A tenth of the rows, by predicted chance: per cent predicted and observed, with the interval of the latter."""

    rows: int
    predicted: float
    observed: float
    lower: float
    upper: float


def calibration(*, title: str | Promise, tenths: Sequence[Tenth], note: str | Promise = "") -> Chart:
    """Lowest chance first."""
    shown = tuple(tenths)
    return charted(
        lambda frame: specification(shown, frame),
        title=title,
        alternative=" ".join([str(title).rstrip(".") + ".", *(in_words(n, each) for n, each in enumerate(shown, 1))]),
        table=table(shown),
        note=note,
    )


def in_words(number: int, each: Tenth) -> str:
    words = {"n": number, "predicted": percentage(each.predicted), "observed": percentage(each.observed)}
    return _("Tiende %(n)s: voorspeld %(predicted)s, gebeurd %(observed)s.") % words


def specification(tenths: tuple[Tenth, ...], frame: Frame) -> dict[str, Any]:
    right = max(each.predicted for each in tenths) * 1.1
    top = max(right, *(each.upper for each in tenths)) * 1.05
    x = quantity("x", 0, right, **axis(_("voorspeld"), labelExpr="datum.label + '%'", tickCount=frame.ticks))
    y = quantity("value", 0, top, **axis(_("gebeurd"), labelExpr="datum.label + '%'", tickCount=5))
    both = {"x": x, "y": y}
    equal: list[dict[str, float]] = [{"x": 0, "value": 0}, {"x": right, "value": right}]
    dots: list[dict[str, float]] = [{"x": each.predicted, "value": each.observed} for each in tenths]
    return layered(
        [
            layer("line", equal, both, color=COLOURS["country"], strokeWidth=1.5, strokeDash=[6, 4]),
            *(interval(each, both) for each in tenths),
            layer("circle", dots, both, color=COLOURS["vsv"], size=90, opacity=1, stroke=COLOURS["ground"]),
            *text_layers([Label(right, right, _("gelijk"), "country")], both),
        ],
        frame,
    )


def interval(each: Tenth, both: dict[str, Any]) -> Layer:
    ends = {"y": both["y"] | {"field": "low"}, "y2": {"field": "high"}}
    row: list[dict[str, float]] = [{"x": each.predicted, "low": each.lower, "high": each.upper}]
    return layer("rule", row, both | ends, color=COLOURS["vsv"], strokeWidth=2, opacity=0.6)


def table(tenths: tuple[Tenth, ...]) -> Table:
    columns = (
        Column(_("Tiende")),
        Column(_("Kinderen of bevallingen"), is_numeric=True),
        Column(_("Voorspeld"), is_numeric=True),
        Column(_("Gebeurd"), is_numeric=True),
        Column(_("95%-interval"), is_numeric=True),
    )
    rows = [
        (
            str(number),
            whole(each.rows),
            percentage(each.predicted),
            percentage(each.observed),
            _("%(low)s tot %(high)s") % {"low": percentage(each.lower), "high": percentage(each.upper)},
        )
        for number, each in enumerate(tenths, 1)
    ]
    return Table(_("Voorspeld en gebeurd"), columns, rows)
