"""A figure over the years, with breaks where the definition changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ooievaar.portal.ui.charts.chart import Chart, charted
from ooievaar.portal.ui.charts.labels import Label, spread, text_layers
from ooievaar.portal.ui.charts.layers import Layer, axis, layer, layered, quantity
from ooievaar.portal.ui.charts.numbers import percentage
from ooievaar.portal.ui.charts.theme import COLOURS, Frame
from ooievaar.portal.ui.components import Column, Table

__all__ = ["Break", "Moment", "Series", "trend"]


@dataclass(frozen=True)
class Moment:
    """One year of one unit; without a value (too few, or nothing delivered) the line is interrupted."""

    year: int
    value: float | None
    lower: float | None = None
    upper: float | None = None


@dataclass(frozen=True)
class Series:
    """One line. `kind` is "own", "vsv" or "country"; only one's own line shows its interval."""

    words: str
    kind: str
    moments: tuple[Moment, ...]


@dataclass(frozen=True)
class Break:
    """From this year on the definition is another one.

    Lines do not connect across it, unless `connects`: figures before and after may be compared all the same. `why` is
    told to whoever cannot see the chart.
    """

    year: int
    words: str
    connects: bool = False
    why: str = ""


@dataclass(frozen=True)
class Ends:
    first: int
    last: int
    bottom: float
    top: float


def trend(
    *,
    title: str | Promise,
    series: Sequence[Series],
    measure: str,
    breaks: Sequence[Break] = (),
    note: str | Promise = "",
) -> Chart:
    """Lines over the years, each labelled at its end."""
    lines, cuts = tuple(series), tuple(breaks)
    return charted(
        lambda frame: specification(lines, cuts, measure, frame),
        title=title,
        alternative=alternative(lines, str(title), cuts),
        table=table(lines, measure),
        note=note,
    )


def specification(lines: tuple[Series, ...], breaks: tuple[Break, ...], measure: str, frame: Frame) -> dict[str, Any]:
    ends = ends_of(lines)
    years = list(range(ends.first, ends.last + 1))
    x = quantity(
        "x",
        ends.first - 0.25,
        ends.last + 0.1,
        **axis(None, format="d", values=years, labelExpr=year_labels(frame, years)),
    )
    y = quantity("value", ends.bottom, ends.top, **axis(measure, labelExpr="datum.label + '%'", tickCount=5))
    both = {"x": x, "y": y}
    gap = (ends.top - ends.bottom) / frame.height * (frame.font_size + 4)
    return layered(
        [
            *(break_line(item, both, ends) for item in breaks),
            *(area(piece, both) for line in lines if line.kind == "own" for piece in pieces(line, breaks)),
            *(stroke(line, piece, both) for line in lines for piece in pieces(line, breaks)),
            *(dots(line, both) for line in lines),
            *text_layers(spread(end_labels(lines, frame), gap) + break_labels(breaks, ends), both),
        ],
        frame,
    )


def ends_of(lines: tuple[Series, ...]) -> Ends:
    moments = [moment for line in lines for moment in line.moments]
    values = [v for m in moments for v in (m.value, m.lower, m.upper) if v is not None] or [0, 1]
    room = 0.15 * (max(values) - min(values) or 1)
    years = [moment.year for moment in moments] or [0]
    return Ends(min(years), max(years), max(0.0, min(values) - room), min(100.0, max(values) + room))


def year_labels(frame: Frame, years: list[int]) -> str:
    """Every other year where there is no room for all, counted back from the last."""
    step = 2 if len(years) * 56 > frame.width - frame.right else 1
    return f"({years[-1]} - datum.value) % {step} == 0 ? datum.label : ''"


def pieces(line: Series, breaks: tuple[Break, ...]) -> list[list[Moment]]:
    """The stretches of a line between years without a value and between definitions."""
    starts = {item.year for item in breaks if not item.connects}
    found: list[list[Moment]] = [[]]
    for moment in sorted(line.moments, key=lambda moment: moment.year):
        if moment.year in starts or moment.value is None:
            found.append([])
        if moment.value is not None:
            found[-1].append(moment)
    return [piece for piece in found if piece]


def shown(line: Series) -> list[tuple[int, float]]:
    """Year and value where there is one, the first year first."""
    return sorted((moment.year, moment.value) for moment in line.moments if moment.value is not None)


def rows(moments: Sequence[Moment]) -> list[dict[str, Any]]:
    return [{"x": m.year, "value": m.value, "low": m.lower, "high": m.upper} for m in moments]


def area(piece: list[Moment], both: dict[str, Any]) -> Layer:
    """The interval around one's own line; a year that stands alone has a stripe of it."""
    known = [moment for moment in piece if moment.lower is not None]
    ends = {"y": both["y"] | {"field": "low"}, "y2": {"field": "high"}}
    mark, looks = ("area", {}) if len(known) > 1 else ("rule", {"strokeWidth": 8})
    return layer(mark, rows(known), both | ends, color=COLOURS["own"], opacity=0.16, **looks)


def stroke(line: Series, piece: list[Moment], both: dict[str, Any]) -> Layer:
    return layer("line", rows(piece), both, color=COLOURS[line.kind], strokeWidth=3 if line.kind == "own" else 1.75)


def dots(line: Series, both: dict[str, Any]) -> Layer:
    known = [moment for moment in line.moments if moment.value is not None]
    size = 90 if line.kind == "own" else 40
    return layer("circle", rows(known), both, color=COLOURS[line.kind], size=size, opacity=1, stroke=COLOURS["ground"])


def break_line(item: Break, both: dict[str, Any], ends: Ends) -> Layer:
    at = [{"x": item.year - 0.5, "value": ends.bottom}, {"x": item.year - 0.5, "value": ends.top}]
    return layer("line", at, both, color=COLOURS["other"], strokeWidth=1, strokeDash=[3, 4])


def break_labels(breaks: tuple[Break, ...], ends: Ends) -> list[Label]:
    middle = (ends.first + ends.last) / 2
    return [
        Label(
            item.year - 0.5,
            ends.bottom,
            item.words,
            "text-soft",
            place=f"foot-{'left' if item.year > middle else 'right'}",
        )
        for item in breaks
    ]


def end_labels(lines: tuple[Series, ...], frame: Frame) -> list[Label]:
    lasts = [(line, *shown(line)[-1]) for line in lines if shown(line)]
    return [
        Label(
            year,
            value,
            line.words if frame.name == "narrow" else f"{line.words} {percentage(value)}",
            line.kind,
            is_bold=line.kind == "own",
        )
        for line, year, value in lasts
    ]


def alternative(lines: tuple[Series, ...], title: str, breaks: tuple[Break, ...] = ()) -> str:
    words = _("%(words)s: van %(first)s in %(from)s naar %(last)s in %(to)s.")
    sentences = [
        words
        % {
            "words": line.words,
            "from": shown(line)[0][0],
            "first": percentage(shown(line)[0][1]),
            "to": shown(line)[-1][0],
            "last": percentage(shown(line)[-1][1]),
        }
        for line in lines
        if shown(line)
    ]
    why = [f"{item.year}: {item.why or item.words}" for item in breaks]
    return " ".join([title.rstrip(".") + ".", *sentences, *why])


def table(lines: tuple[Series, ...], measure: str) -> Table:
    years = sorted({moment.year for line in lines for moment in line.moments})
    values = [dict(shown(line)) for line in lines]
    return Table(
        measure,
        (Column(_("Jaar")), *(Column(line.words, is_numeric=True) for line in lines)),
        [(str(year), *(percentage(v[year]) if year in v else None for v in values)) for year in years],
    )
