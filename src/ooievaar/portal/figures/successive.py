"""One computation after another: what was shown before decides what of the new figures may be told."""

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from ooievaar import indicators, main, records, warehouse
from ooievaar.disclosure import Disclosed, Key
from ooievaar.portal.figures.models import Computation, Figure, ShownFigure
from ooievaar.portal.figures.states import State

_TOLD = ("numerator", "denominator", "value", "lower", "upper", "undetermined", "respondents")

# What is shown of these is what is approved and published: it moves on only when enough people answered.
SCORES = tuple(each.code for each in indicators.INDICATORS if each.score)


def may_be_told(computation: Computation, figures: pl.DataFrame, cut: Path) -> Mapping[Key, Disclosed]:
    """What may be shown of new figures, beside all that was shown of their year before."""
    # A year without births has no figures, and nothing to disclose.
    return main.disclose(figures, register_of(cut), shown_before(computation)) if figures.height else {}


def shown_before(computation: Computation) -> list[dict[Key, Disclosed]]:
    """What earlier computations of the year showed, newest first."""
    earlier = Computation.objects.filter(year=computation.year, state=State.DONE, pk__lt=computation.pk)
    return [shown_of(pk) for pk in earlier.order_by("-pk").values_list("pk", flat=True)]


def tell_exactly(computation: Computation) -> int:
    """Show what was held back for differing too little from before: what is approved must be what is true.

    A response follows, as births are told in it; a score never tells of a few, and stays. Returns how many were held.
    """
    held = list(ShownFigure.objects.filter(computation=computation, is_earlier=True).exclude(indicator__in=SCORES))
    if not held or computation.cut is None:
        return 0
    rows = Figure.objects.filter(computation=computation).select_related("computation")
    figures = records.FIGURES.frame(as_record(row) for row in rows)
    exact = main.disclose(figures, register_of(computation.cut.path), shown_before(computation), exactly=True)
    responses = ShownFigure.objects.filter(computation=computation, indicator__in=SCORES, part="")
    changed = [*held, *responses]
    for row in changed:
        cell = exact[row.indicator, row.part or None, row.level, row.unit]
        row.is_earlier, row.hidden = cell.is_earlier, cell.hidden or ""
        for name in _TOLD:
            setattr(row, name, getattr(cell, name))
    ShownFigure.objects.bulk_update(changed, [*_TOLD, "hidden", "is_earlier"], batch_size=500)
    return len(held)


def register_of(cut: Path) -> dict[str, pl.DataFrame]:
    """The register as it was when the cut was frozen: what nests in what belongs to the figures."""
    with warehouse.open_cut(cut) as opened:
        # The names come from the declarations, never from a visitor.
        return {table.name: opened.query(f"SELECT * FROM {table.name}") for table in records.REGISTER}  # noqa: S608


def as_record(row: Figure) -> dict[str, object]:
    """A stored figure as a row of `records.FIGURES`."""
    names = set(records.FIGURES.names) - {"year", "part"}
    return {"year": row.computation.year, "part": row.part or None, **{name: getattr(row, name) for name in names}}


def shown_of(computation: int) -> dict[Key, Disclosed]:
    """What a computation shows of every figure."""
    fields = ("indicator", "part", "level", "unit", *_TOLD, "hidden", "is_earlier")
    rows = ShownFigure.objects.filter(computation=computation).values_list(*fields)
    return {(code, part or None, level, unit): _cell(*told) for code, part, level, unit, *told in rows.iterator()}


def _cell(*told) -> Disclosed:
    *counts, hidden, is_earlier = told
    return Disclosed(**dict(zip(_TOLD, counts, strict=True)), hidden=hidden or None, is_earlier=is_earlier)
