"""How far VSVs differ beyond chance, of every indicator and part: what the limits beside a figure leave room for."""

from collections import defaultdict

from ooievaar import statistics
from ooievaar.portal.figures.models import ShownFigure
from ooievaar.portal.figures.queries import COUNTRY, latest_computation
from ooievaar.portal.figures.successive import SCORES

type Measure = tuple[str, str | None]  # indicator, part


def beyond_chance(year: int, *, computation: int | None = None) -> dict[Measure, float]:
    """`statistics.between_units` of the shown VSVs around the shown figure of the country.

    From what is shown, so that a reader can do it again; what no figure of the country is shown of has no answer.
    """
    rows = ShownFigure.objects.filter(computation=computation or latest_computation(year), value__isnull=False)
    targets, units = {}, defaultdict(list)
    fields = ("indicator", "part", "level", "value", "denominator")
    shares = rows.filter(level__in=("vsv", COUNTRY[0])).exclude(indicator__in=SCORES)
    for indicator, part, level, value, denominator in shares.values_list(*fields):
        if level == "vsv":
            units[indicator, part or None].append((value * denominator / 100, denominator))
        else:
            targets[indicator, part or None] = value / 100
    return {
        measure: statistics.between_units(target, *zip(*units[measure], strict=True))
        for measure, target in targets.items()
        if units[measure]
    }
