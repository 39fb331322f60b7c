"""What a release may draw from: figures as everyone may see them."""

from collections.abc import Mapping
from dataclasses import dataclass

from ooievaar import main, records
from ooievaar.disclosure import Disclosed, Key
from ooievaar.portal.figures.models import Figure, ShownFigure
from ooievaar.portal.figures.queries import order
from ooievaar.portal.figures.successive import SCORES, as_record, shown_of

LEVELS = ("country", "vsv")


@dataclass(frozen=True)
class Publishable:
    """One figure of the country or a VSV, disclosed for everyone."""

    indicator: str
    part: str | None
    version: int
    level: str
    unit: str
    figure: Disclosed


def publishable(computation: int) -> tuple[Publishable, ...]:
    """Every figure of the country and the VSVs, in the order of the set, hidden wherever anyone's rule hides it.

    Professionals may see small numerators of their own VSV; the public may not. What is hidden for professionals stays
    hidden here, with the same reason. Scores are the same for everyone.
    """
    rows = Figure.objects.filter(computation=computation, level__in=LEVELS).select_related("computation")
    public = dict(main.disclose_publicly(records.FIGURES.frame(as_record(row) for row in rows)))
    hidden = _hidden_for_professionals(computation)
    told = public | hidden | _scores(computation)
    found = [_one(row, told) for row in rows.order_by("level", "unit")]
    return tuple(sorted(found, key=lambda each: order(each.indicator, each.part)))


def _one(row: Figure, disclosed: Mapping[Key, Disclosed]) -> Publishable:
    part = row.part or None
    figure = disclosed[row.indicator, part, row.level, row.unit]
    return Publishable(row.indicator, part, row.version, row.level, row.unit, figure)


def _scores(computation: int) -> dict[Key, Disclosed]:
    return {key: cell for key, cell in shown_of(computation).items() if key[0] in SCORES}


def _hidden_for_professionals(computation: int) -> dict[Key, Disclosed]:
    rows = ShownFigure.objects.filter(computation=computation, level__in=LEVELS).exclude(hidden="")
    return {(row.indicator, row.part or None, row.level, row.unit): Disclosed(hidden=row.hidden) for row in rows}
