"""Mean marks over the quarters, one's own beside those of others."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ooievaar.portal.ui.charts.chart import Chart, charted
from ooievaar.portal.ui.charts.labels import Label, spread, text_layers
from ooievaar.portal.ui.charts.layers import axis, layered, quantity
from ooievaar.portal.ui.charts.numbers import mark
from ooievaar.portal.ui.charts.theme import Frame
from ooievaar.portal.ui.charts.trend import Ends, Moment, Series, area, dots, shown, stroke
from ooievaar.portal.ui.components import Table

__all__ = ["Quarter", "QuarterlyLine", "in_words", "quarterly"]

HIGHEST = 10.0


@dataclass(frozen=True)
class Quarter:
    """A mean mark in a quarter ("2026-K4"), or in several that end with it, with its interval."""

    name: str
    value: float
    lower: float
    upper: float

    @property
    def number(self) -> int:
        """Counted on, so that quarters stand at even distances."""
        return 4 * int(self.name[:4]) + int(self.name[-1]) - 1


@dataclass(frozen=True)
class QuarterlyLine:
    """One line. `kind` is "own", "vsv" or "country"; only one's own line shows its interval."""

    words: str
    kind: str
    quarters: tuple[Quarter, ...]


def quarterly(*, title: str | Promise, lines: Sequence[QuarterlyLine], table: Table, note: str | Promise = "") -> Chart:
    """Lines over the quarters, each labelled at its end."""
    drawn = tuple(line for line in lines if line.quarters)
    return charted(
        lambda frame: specification(tuple(map(series, drawn)), frame),
        title=title,
        alternative=alternative(drawn, str(title)),
        table=table,
        note=note,
    )


def in_words(quarter: str) -> str:
    """A quarter as it stands on an axis and in a table."""
    return _("K%(number)s %(year)s") % {"number": quarter[-1], "year": quarter[:4]}


def series(line: QuarterlyLine) -> Series:
    moments = (Moment(each.number, each.value, each.lower, each.upper) for each in line.quarters)
    return Series(line.words, line.kind, tuple(moments))


def specification(lines: tuple[Series, ...], frame: Frame) -> dict[str, Any]:
    ends = ends_of(lines)
    quarters = list(range(ends.first, ends.last + 1))
    step = 1 if len(quarters) * 74 <= frame.width - frame.right else 4 if len(quarters) > 8 else 2
    names = json.dumps([in_words(f"{each // 4}-K{each % 4 + 1}") for each in quarters])
    label = f"({quarters[-1]} - datum.value) % {step} == 0 ? {names}[datum.value - {quarters[0]}] : ''"
    x = quantity("x", ends.first - 0.25, ends.last + 0.1, **axis(None, values=quarters, labelExpr=label))
    y = quantity("value", ends.bottom, ends.top, **axis(_("Gemiddeld cijfer"), tickCount=5, format=".1f"))
    both = {"x": x, "y": y}
    gap = (ends.top - ends.bottom) / frame.height * (frame.font_size + 4)
    return layered(
        [
            *(area(list(line.moments), both) for line in lines if line.kind == "own"),
            *(stroke(line, list(line.moments), both) for line in lines),
            *(dots(line, both) for line in lines),
            *text_layers(spread(end_labels(lines, frame), gap), both),
        ],
        frame,
    )


def ends_of(lines: tuple[Series, ...]) -> Ends:
    moments = [(line.kind, moment) for line in lines for moment in line.moments]
    values = [moment.value or 0 for _kind, moment in moments]
    values += [end for kind, m in moments if kind == "own" for end in (m.lower, m.upper) if end is not None]
    room = 0.15 * (max(values) - min(values) or 1)
    numbers = [moment.year for _kind, moment in moments]
    return Ends(min(numbers), max(numbers), max(1.0, min(values) - room), min(HIGHEST, max(values) + room))


def end_labels(lines: tuple[Series, ...], frame: Frame) -> list[Label]:
    lasts = [(line, *shown(line)[-1]) for line in lines]
    return [
        Label(at, value, line.words if frame.name == "narrow" else f"{line.words} {mark(value)}", line.kind,
              is_bold=line.kind == "own")
        for line, at, value in lasts
    ]  # fmt: skip


def alternative(lines: tuple[QuarterlyLine, ...], title: str) -> str:
    words = _("%(words)s: van %(first)s in %(from)s naar %(last)s in %(to)s.")
    told = []
    for line in lines:
        first, last = line.quarters[0], line.quarters[-1]
        told.append(
            words % {"words": line.words, "from": in_words(first.name), "first": mark(first.value),
                     "to": in_words(last.name), "last": mark(last.value)}
        )  # fmt: skip
    return " ".join([title.rstrip(".") + ".", *told])
