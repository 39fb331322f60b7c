"""The best estimate of a small unit: its own figure, held by those of all units of its kind. Never published."""

from dataclasses import dataclass

from ooievaar import statistics
from ooievaar.portal.figures.models import ShownFigure
from ooievaar.portal.figures.queries import COUNTRY, Unit, latest_computation, units_of
from ooievaar.portal.organisations.access import Access

FEWEST_UNITS = 10
# Others that outweigh the own births by this much differ by chance only, as far as can be seen.
ALIKE = 1e5


@dataclass(frozen=True)
class BestEstimate:
    """`value`, `lower` and `upper` in per cent with one decimal. `share`: how much the own births weigh, 0 to 1.

    `units` is how many units of its kind have a figure that is shown: only those hold it. Where those differ by chance
    only there are no bounds: that none was seen does not tell how small a difference between them is.
    """

    unit: Unit
    value: float
    lower: float | None
    upper: float | None
    share: float
    units: int


def best_estimate(access: Access, year: int, indicator: str, part: str | None = None) -> BestEstimate | None:
    """For the own practice or hospital, where chance leaves its figure more room than the country's figure is large;
    None where the figure speaks for itself, is hidden, or too few others can hold it.
    """
    unit = next((each for each in units_of(access, year) if each.is_own), None)
    if unit is None:
        return None
    rows = ShownFigure.objects.filter(
        computation=latest_computation(year), indicator=indicator, part=part or "", value__isnull=False
    )
    country = rows.filter(level=COUNTRY[0]).first()
    own = rows.filter(level=unit.level, unit=unit.number).first()
    if own is None or country is None or not _is_wide(own, country):
        return None
    counts = rows.filter(level=unit.level).values_list("numerator", "denominator")
    return _held(unit, own, [(numerator or 0, denominator or 0) for numerator, denominator in counts])


def _is_wide(own: ShownFigure, country: ShownFigure) -> bool:
    return (own.upper or 0) - (own.lower or 0) > (country.value or 0)


def _held(unit: Unit, own: ShownFigure, counts: list[tuple[int, int]]) -> BestEstimate | None:
    if len(counts) < FEWEST_UNITS:
        return None
    prior = statistics.prior_of(*zip(*counts, strict=True))
    numerator, size = own.numerator or 0, own.denominator or 0
    found = statistics.shrunken([numerator], [size], prior)
    best, low, high = (round(100 * float(each[0]), 1) for each in found)
    is_alike = prior.births > ALIKE
    share = size / (size + prior.births)
    return BestEstimate(unit, best, None if is_alike else low, None if is_alike else high, share, len(counts))
