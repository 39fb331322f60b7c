"""A share over the months, one's own beside that of others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.dates import MONTHS_3
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ooievaar.portal.ui.charts.chart import Chart, charted
from ooievaar.portal.ui.charts.labels import spread, text_layers
from ooievaar.portal.ui.charts.layers import axis, layered, quantity
from ooievaar.portal.ui.charts.numbers import percentage
from ooievaar.portal.ui.charts.theme import Frame
from ooievaar.portal.ui.charts.trend import Moment, Series, dots, end_labels, ends_of, pieces, stroke
from ooievaar.portal.ui.components import Column, Table

__all__ = ["Line", "monthly"]


@dataclass(frozen=True)
class Line:
    """Per cent by month (its first day), None where there is none. `kind` is "own", "vsv" or "country"."""

    words: str
    kind: str
    values: tuple[tuple[date, float | None], ...]


def monthly(*, title: str | Promise, lines: Sequence[Line], measure: str, note: str | Promise = "") -> Chart:
    """Lines over the months, each labelled at its end."""
    shown = tuple(line for line in lines if any(value is not None for _month, value in line.values))
    return charted(
        lambda frame: specification(tuple(map(series, shown)), measure, frame),
        title=title,
        alternative=alternative(shown, str(title)),
        table=table(shown, measure),
        note=note,
    )


def number(month: date) -> int:
    return month.year * 12 + month.month - 1


def series(line: Line) -> Series:
    return Series(line.words, line.kind, tuple(Moment(number(month), value) for month, value in line.values))


def specification(lines: tuple[Series, ...], measure: str, frame: Frame) -> dict[str, Any]:
    ends = ends_of(lines)
    months = list(range(ends.first, ends.last + 1))
    names = ", ".join(f"'{MONTHS_3[index]}'" for index in range(1, 13))
    step = 2 if len(months) * 44 > frame.width - frame.right else 1
    step = 3 if frame.name == "narrow" else step
    label = f"({months[-1]} - datum.value) % {step} == 0 ? [{names}][datum.value % 12] : ''"
    x = quantity("x", ends.first - 0.25, ends.last + 0.1, **axis(None, values=months, labelExpr=label))
    top = max(ends.top, 5.0)
    y = quantity("value", 0.0, top, **axis(measure, labelExpr="datum.label + '%'", tickCount=5))
    both = {"x": x, "y": y}
    gap = top / frame.height * (frame.font_size + 4)
    return layered(
        [
            *(stroke(line, piece, both) for line in lines for piece in pieces(line, ())),
            *(dots(line, both) for line in lines),
            *text_layers(spread(end_labels(lines, frame), gap), both),
        ],
        frame,
    )


def alternative(lines: tuple[Line, ...], title: str) -> str:
    words = _("%(words)s: van %(first)s in %(from)s naar %(last)s in %(to)s.")
    sentences = []
    for line in lines:
        known = [(in_words(month), percentage(value)) for month, value in line.values if value is not None]
        (start, first), (end, last) = known[0], known[-1]
        sentences.append(words % {"words": line.words, "from": start, "first": first, "to": end, "last": last})
    return " ".join([title.rstrip(".") + ".", *sentences])


def in_words(month: date) -> str:
    return date_format(month, "F Y")


def table(lines: tuple[Line, ...], measure: str) -> Table:
    months = sorted({month for line in lines for month, _value in line.values})
    values = [dict(line.values) for line in lines]
    rows = [(in_words(month), *(_shown(each.get(month)) for each in values)) for month in months]
    return Table(measure, (Column(_("Maand")), *(Column(line.words, is_numeric=True) for line in lines)), rows)


def _shown(value: float | None) -> str | None:
    return None if value is None else percentage(value)
