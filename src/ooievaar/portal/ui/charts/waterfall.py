"""What speaks for and against, step by step, from where one starts to where one ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ooievaar.portal.ui.charts.chart import Chart, charted
from ooievaar.portal.ui.charts.labels import Label, text_layers
from ooievaar.portal.ui.charts.layers import Layer, axis, layer, layered, quantity
from ooievaar.portal.ui.charts.theme import COLOURS, Frame
from ooievaar.portal.ui.components import Column, Table

__all__ = ["Step", "signed", "waterfall"]

ROW_HEIGHT = 44
BAR = 14
ABOVE = 0.42  # of a row: how far names stand above their bars


@dataclass(frozen=True)
class Step:
    """One thing that adds or takes away: its name, what was found, and how much; None when nothing can be said."""

    words: str
    found: str
    amount: float | None


def waterfall(
    *, title: str | Promise, steps: Sequence[Step], limit: float, limit_words: str, measure: str, note: str | Promise
) -> Chart:
    """Steps below each other, each beginning where the one above ends, and the total with a line at `limit`.

    Steps about which nothing can be said stand in the table alone.
    """
    shown = tuple(step for step in steps if step.amount is not None)
    return charted(
        lambda frame: specification(shown, limit, measure, frame),
        title=title,
        alternative=alternative(shown, str(title), limit, limit_words),
        table=table(tuple(steps), limit, limit_words, measure),
        note=note,
    )


def specification(steps: tuple[Step, ...], limit: float, measure: str, frame: Frame) -> dict[str, Any]:
    ends = [0.0, *accumulate(step.amount or 0 for step in steps)]
    low, high = min([*ends, limit]), max([*ends, limit])
    room = 0.08 * (high - low or 1)
    beside = 0.22 if frame.name == "narrow" else 0.1
    x = quantity("x", low - room, high + beside * (high - low or 1), **axis(measure, tickCount=frame.ticks, format="d"))
    both = {"x": x, "y": quantity("value", len(steps) + 0.55, -0.75, axis=None)}
    rows = [(row, ends[row], ends[row + 1]) for row in range(len(steps))]
    names = [Label(low - room, row - ABOVE, named(step, frame), "text", place="on") for row, step in enumerate(steps)]
    total = len(steps)
    names.append(Label(low - room, total - ABOVE, _("Samen"), "text", is_bold=True, place="on"))
    amounts = [_amount(row, start, end) for row, start, end in rows]
    amounts.append(Label(max(0, ends[-1]), total, signed(ends[-1]), "text", is_bold=True))
    drawing = layered(
        [
            layer("rule", [{"x": 0}], {"x": x}, color=COLOURS["grid"], strokeWidth=1),
            layer("rule", [{"x": limit}], {"x": x}, color=COLOURS["country"], strokeWidth=1.5, strokeDash=[5, 4]),
            *(_bar(row, start, end, both) for row, start, end in rows),
            _bar(total, 0, ends[-1], both, colour="country"),
            *text_layers([*names, *amounts], both),
        ],
        frame,
    )
    return drawing | {"width": frame.width - 24, "height": round(ROW_HEIGHT * (total + 1.3))}


def named(step: Step, frame: Frame) -> str:
    """What a step is called in the drawing: a narrow one has no room for what was found."""
    return step.words if frame.name == "narrow" else f"{step.words}: {step.found}"


def _bar(row: int, start: float, end: float, both: dict[str, Any], colour: str = "") -> Layer:
    place = [{"x": min(start, end), "high": max(start, end), "value": row}]
    kind = colour or ("vsv" if end >= start else "own")
    return layer("bar", place, both | {"x2": {"field": "high"}}, color=COLOURS[kind], size=BAR, cornerRadius=2)


def _amount(row: int, start: float, end: float) -> Label:
    return Label(max(start, end), row, signed(end - start), "text")


def signed(value: float) -> str:
    """With one decimal and always a sign, as adding and taking away are the point."""
    sign = "+" if value >= 0 else "−"
    return f"{sign}{number_format(round(abs(value), 1), decimal_pos=1)}"


def alternative(steps: tuple[Step, ...], title: str, limit: float, limit_words: str) -> str:
    total = sum(step.amount or 0 for step in steps)
    parts = [
        title.rstrip(".") + ".",
        *(f"{step.words}, {step.found}: {signed(step.amount or 0)}." for step in steps),
        _("Samen %(total)s; %(words)s %(limit)s.")
        % {"total": signed(total), "words": limit_words, "limit": signed(limit)},
    ]
    return " ".join(parts)


def table(steps: tuple[Step, ...], limit: float, limit_words: str, measure: str) -> Table:
    total = sum(step.amount or 0 for step in steps)
    rows = [(step.words, step.found, None if step.amount is None else signed(step.amount)) for step in steps]
    rows += [(_("Samen"), "", signed(total)), (limit_words, "", signed(limit))]
    return Table(measure, (Column(_("Gegeven")), Column(_("Gevonden")), Column(_("Gewicht"), is_numeric=True)), rows)
