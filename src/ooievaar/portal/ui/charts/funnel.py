"""The funnel plot: every unit against its number of births, and how far units usually lie apart.

Its bands leave room for what units differ beyond chance; dashed lines show how far chance alone would carry them. With
that room left out, most large units fall outside, and being outside tells a reader nothing.

Source: Spiegelhalter (2005), Funnel plots for comparing institutional performance, Statistics in Medicine 24.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ooievaar import statistics
from ooievaar.portal.ui.charts.chart import Chart, charted
from ooievaar.portal.ui.charts.labels import Label, spread, text_layers
from ooievaar.portal.ui.charts.layers import Layer, axis, layer, layered, quantity
from ooievaar.portal.ui.charts.numbers import percentage, whole
from ooievaar.portal.ui.charts.theme import COLOURS, Frame
from ooievaar.portal.ui.components import Column, Table

__all__ = ["Point", "funnel"]

STEPS = 120


@dataclass(frozen=True)
class Point:
    """One unit: how many births, which percentage. Units that may not be shown are simply not among the points."""

    words: str
    denominator: int
    value: float
    is_own: bool = False


@dataclass(frozen=True)
class Funnel:
    """What the drawing needs: own, outside and other points, the limits per number of births, the ends of the axes."""

    own: tuple[Point, ...]
    outside: tuple[Point, ...]
    others: tuple[Point, ...]
    country: float
    between: float
    measure: str
    counted: str
    limits: tuple[dict[str, float], ...]
    right: float
    bottom: float
    top: float


def funnel(
    *,
    title: str | Promise,
    points: Sequence[Point],
    country: float,
    measure: str,
    counted: str = "bevallingen",
    note: str | Promise = "",
) -> Chart:
    """One's own unit and the country labelled, others grey; only units outside the 99.8 % limits are named.

    `country` is the target in per cent. A title says what the picture shows, for instance "Rietmeer wijkt niet af
    van wat door toeval te verwachten is". `note` comes after the explanation of the bands.
    """
    data = prepared(tuple(points), country, measure, counted)
    return charted(
        lambda frame: specification(data, frame),
        title=title,
        alternative=alternative(data, str(title)),
        table=table(data),
        note=" ".join(filter(None, [explanation(data), str(note)])),
    )


def beyond_chance(points: Sequence[Point], country: float) -> float:
    """How far these units differ beyond chance (`statistics.between_units`), from what is shown of them."""
    sizes = np.array([point.denominator for point in points], dtype=float)
    counts = sizes * [point.value / 100 for point in points]
    return statistics.between_units(country / 100, counts, sizes)


def prepared(points: tuple[Point, ...], country: float, measure: str, counted: str) -> Funnel:
    between = beyond_chance(points, country)
    outside = far_off(points, country, between)
    others = tuple(point for point in points if not point.is_own and point not in outside)
    sizes = [point.denominator for point in points] or [100]
    right = max(sizes) * 1.06
    grid = np.unique(np.round(np.geomspace(1, right, STEPS)))
    limits = limits_on(grid, country, between)
    bottom, top = ends([point.value for point in points], limits, smallest=min(sizes))
    own = tuple(point for point in points if point.is_own)
    return Funnel(own, outside, others, country, between, measure, counted, limits, right, bottom, top)


def far_off(points: tuple[Point, ...], country: float, between: float) -> tuple[Point, ...]:
    """The points of others outside the outer limits."""
    if not points:
        return ()
    sizes = [point.denominator for point in points]
    low, high = statistics.usual_limits(country / 100, sizes, statistics.ACTION, between)
    bounds = zip(points, 100 * low, 100 * high, strict=True)
    return tuple(point for point, lower, upper in bounds if not lower <= point.value <= upper and not point.is_own)


def ends(values: list[float], limits: tuple[dict[str, float], ...], *, smallest: int) -> tuple[float, float]:
    """Bottom and top of the chart: all points, and the outer band from half the smallest unit on: it narrows."""
    at = next((limit for limit in limits if limit["x"] >= smallest / 2), limits[-1])
    low, high = min([*values, at["low_998"]]), max([*values, at["high_998"]])
    room = 0.05 * (high - low or 1)
    return max(0.0, low - room), min(100.0, high + room)


def limits_on(sizes: np.ndarray, country: float, between: float) -> tuple[dict[str, float], ...]:
    """Per number of births both bands, and the outer limits by chance alone, in per cent."""
    bands = {
        "95": statistics.usual_limits(country / 100, sizes, statistics.WARNING, between),
        "998": statistics.usual_limits(country / 100, sizes, statistics.ACTION, between),
        "chance": statistics.funnel_limits(country / 100, sizes, statistics.ACTION),
    }
    columns = {"x": sizes} | {
        f"{end}_{name}": 100 * limits
        for name, both in bands.items()
        for end, limits in zip(("low", "high"), both, strict=True)
    }
    rows = zip(*columns.values(), strict=True)
    return tuple(dict(zip(columns, (round(float(number), 3) for number in row), strict=True)) for row in rows)


def specification(data: Funnel, frame: Frame) -> dict[str, Any]:
    x = quantity("x", 0, data.right, **axis(axis_title(data), format=",d", tickCount=frame.ticks))
    y = quantity("value", data.bottom, data.top, **axis(data.measure, labelExpr="datum.label + '%'", tickCount=5))
    both = {"x": x, "y": y}
    ends_of_line = [{"x": 0, "value": data.country}, {"x": data.right, "value": data.country}]
    return layered(
        [
            band(data, both, "998"),
            band(data, both, "95"),
            *chance_lines(data, both),
            layer("line", ends_of_line, both, color=COLOURS["country"], strokeWidth=1.5),
            dots(data.others, both, color=COLOURS["other"], size=52),
            dots(data.outside, both, color=COLOURS["outside"], size=64),
            dots(data.own, both, color=COLOURS["own"], size=190),
            *text_layers(end_labels(data, frame) + names(data), both),
        ],
        frame,
    )


def axis_title(data: Funnel) -> str:
    return _("Aantal %(counted)s") % {"counted": data.counted}


def band(data: Funnel, both: dict[str, Any], which: str) -> Layer:
    ends_of_band = {"y": both["y"] | {"field": f"low_{which}"}, "y2": {"field": f"high_{which}"}}
    return layer("area", data.limits, both | ends_of_band, color=COLOURS[f"band-{which}"], opacity=1, clip=True)


def chance_lines(data: Funnel, both: dict[str, Any]) -> list[Layer]:
    """Where the outer limits would lie by chance alone; none where that is where they lie."""
    if not data.between:
        return []
    rows = [limit for limit in data.limits if limit["x"] >= data.limits[-1]["x"] / 60]
    looks = {"color": COLOURS["outside"], "strokeWidth": 1, "strokeDash": [2, 3], "clip": True}
    return [
        layer("line", rows, both | {"y": both["y"] | {"field": f"{end}_chance"}}, **looks) for end in ("low", "high")
    ]


def dots(points: tuple[Point, ...], both: dict[str, Any], **looks: Any) -> Layer:
    rows = [{"x": point.denominator, "value": point.value} for point in points]
    return layer("circle", rows, both, opacity=1, stroke=COLOURS["ground"], strokeWidth=1, **looks)


def end_labels(data: Funnel, frame: Frame) -> list[Label]:
    """At the right end: the country, and what the edges of the two bands are."""
    last = data.limits[-1]
    country = _("Nederland") if frame.name == "narrow" else f"{_('Nederland')} {percentage(data.country)}"
    labels = [
        # These are per cents, not places to fill in: xgettext:no-python-format
        Label(data.right, last["high_998"], _("99,8%-grens"), "text-soft"),
        # These are per cents, not places to fill in: xgettext:no-python-format
        Label(data.right, last["high_95"], _("95%-grens"), "text-soft"),
        Label(data.right, data.country, country, "country", is_bold=True),
    ]
    if data.between:
        labels.append(Label(data.right, last["low_chance"], _("alleen toeval"), "text-soft"))
    return spread(labels, (data.top - data.bottom) / frame.height * (frame.font_size + 3))


def names(data: Funnel) -> list[Label]:
    """One's own unit in bold, on the side of its dot away from the country; the others outside beside theirs."""
    own = [
        Label(p.denominator, p.value, f"{p.words} {percentage(p.value)}", "own", is_bold=True, place=own_place(p, data))
        for p in data.own
    ]
    outside = [
        Label(p.denominator, p.value, p.words, "outside", place="left" if p.denominator > data.right / 2 else "right")
        for p in data.outside
        if p.words
    ]
    return own + outside


def own_place(point: Point, data: Funnel) -> str:
    side = "left" if point.denominator > data.right / 2 else "right"
    return f"{'above' if point.value >= data.country else 'below'}-{side}"


def table(data: Funnel) -> Table:
    columns = (Column(_("VSV")), Column(axis_title(data), is_numeric=True), Column(data.measure, is_numeric=True))
    others = sorted((p for p in data.outside + data.others if p.words), key=lambda p: p.words)
    rows = [(p.words, whole(p.denominator), percentage(p.value)) for p in (*data.own, *others)]
    return Table(data.measure, columns, ((_("Nederland"), None, percentage(data.country)), *rows))


def explanation(data: Funnel) -> str:
    """What it means to lie within the funnel, and how much narrower it would be by chance alone."""
    if not data.between:
        return _("Elke stip is een VSV. Binnen de gekleurde trechter kunnen verschillen door toeval ontstaan.")
    points = sorted(data.own + data.outside + data.others, key=lambda point: point.denominator)
    size = points[len(points) // 2].denominator
    (row,) = limits_on(np.array([size]), data.country, data.between)
    return _(
        "Elke stip is een VSV. VSV's verschillen bij dit cijfer meer dan door toeval alleen, en de gekleurde trechter "
        "laat daar ruimte voor: wie erbuiten ligt, wijkt af van wat tussen VSV's gewoon is. Bij %(size)s %(counted)s "
        "loopt de buitenste grens van %(low)s tot %(high)s. Met toeval alleen, de stippellijn, zou dat "
        "%(low_chance)s tot %(high_chance)s zijn."
    ) % {
        "size": whole(size),
        "counted": data.counted,
        "low": percentage(row["low_998"]),
        "high": percentage(row["high_998"]),
        "low_chance": percentage(row["low_chance"]),
        "high_chance": percentage(row["high_chance"]),
    }


def alternative(data: Funnel, title: str) -> str:
    """What one sees, in words: how many units, the country, the own unit, how many fall outside."""
    count = len(data.own) + len(data.outside) + len(data.others)
    parts = [
        title.rstrip(".") + ".",
        _("Trechtergrafiek van %(count)s VSV's: %(measure)s tegen het aantal %(counted)s.")
        % {"count": whole(count), "measure": data.measure.lower(), "counted": data.counted},
        _("Nederland: %(value)s.") % {"value": percentage(data.country)},
        *(
            _("%(words)s: %(value)s van %(n)s.")
            % {"words": p.words, "value": percentage(p.value), "n": whole(p.denominator)}
            for p in data.own
        ),
        _("%(count)s andere VSV's liggen buiten de 99,8%%-grenzen.") % {"count": len(data.outside)},
    ]
    return " ".join(parts)
