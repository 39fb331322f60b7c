"""How often each mark was given: a column per mark, those that are negative apart."""

from collections.abc import Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ooievaar.portal.ui.charts.chart import Chart, charted
from ooievaar.portal.ui.charts.labels import Label, text_layers
from ooievaar.portal.ui.charts.layers import Layer, axis, layer, layered, quantity
from ooievaar.portal.ui.charts.numbers import percentage, whole
from ooievaar.portal.ui.charts.theme import COLOURS, Frame
from ooievaar.portal.ui.components import Table

__all__ = ["distribution"]

HEIGHT = {"wide": 230, "narrow": 210}


def distribution(
    *, title: str | Promise, counts: Sequence[int], negative_to: int, table: Table, note: str | Promise = ""
) -> Chart:
    """Counts of the marks from 1; up to `negative_to` they are drawn and named as negative."""
    given = tuple(counts)
    return charted(
        lambda frame: specification(given, negative_to, frame),
        title=title,
        alternative=alternative(given, negative_to, str(title)),
        table=table,
        note=note,
    )


def specification(counts: tuple[int, ...], negative_to: int, frame: Frame) -> dict[str, Any]:
    shares = [100 * count / sum(counts) for count in counts]
    top = max(shares) * 1.36
    marks = list(range(1, len(counts) + 1))
    x = quantity("x", 0.4, len(counts) + 0.6, **axis(_("Cijfer dat cliënten gaven"), values=marks, format="d"))
    both = {"x": x, "y": quantity("value", 0, top, axis=None)}
    columns = list(zip(marks, shares, strict=True))
    drawing = layered(
        [
            bars(columns[:negative_to], "outside", both, frame),
            bars(columns[negative_to:], "calm", both, frame),
            border(negative_to + 0.5, top, both),
            *text_layers([*amounts(columns), *sides(counts, negative_to, top)], both),
        ],
        frame,
    )
    return drawing | {"width": frame.width - 24, "height": HEIGHT[frame.name]}


def bars(columns: list[tuple[int, float]], colour: str, both: dict[str, Any], frame: Frame) -> Layer:
    width = (frame.width - 24) / 10.2 * 0.76
    rows = [{"x": mark, "value": share, "floor": 0} for mark, share in columns]
    ends = both | {"y2": {"field": "floor"}}
    return layer("bar", rows, ends, color=COLOURS[colour], width=width, cornerRadiusEnd=3)


def border(at: float, top: float, both: dict[str, Any]) -> Layer:
    rows = [{"x": at, "value": 0}, {"x": at, "value": top}]
    return layer("line", rows, both, color=COLOURS["other"], strokeWidth=1, strokeDash=[3, 4])


def amounts(columns: list[tuple[int, float]]) -> list[Label]:
    """Over every column that is there: per cent, in whole numbers since ten of them stand in a row."""
    return [Label(mark, share, f"{whole(share)}%", "text", place="over") for mark, share in columns if share]


def sides(counts: tuple[int, ...], negative_to: int, top: float) -> list[Label]:
    border = negative_to + 0.5
    negative = percentage(100 * sum(counts[:negative_to]) / sum(counts))
    others = percentage(100 * sum(counts[negative_to:]) / sum(counts))
    return [
        Label(border, top * 0.97, _("negatief: %(share)s") % {"share": negative}, "text", is_bold=True, place="left"),
        Label(border, top * 0.97, _("niet negatief: %(share)s") % {"share": others}, "text", is_bold=True),
    ]


def alternative(counts: tuple[int, ...], negative_to: int, title: str) -> str:
    """Every mark that was given with how often, in words."""
    given = ", ".join(f"{mark}: {whole(count)}" for mark, count in enumerate(counts, 1) if count)
    negative = percentage(100 * sum(counts[:negative_to]) / sum(counts))
    words = _("Hoe vaak elk cijfer is gegeven: %(given)s. Negatief (tot en met %(bound)s): %(share)s.")
    told = words % {"given": given, "bound": negative_to, "share": negative}
    return f"{title.rstrip('.')}. {told}"
