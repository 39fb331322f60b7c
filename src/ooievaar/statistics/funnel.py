"""Funnel limits: how far units of a given size stray from the target by chance alone."""

from enum import Enum

import numpy as np
import numpy.typing as npt
from scipy.special import bdtr, bdtrik

from ooievaar.statistics.overdispersion import spread_limits

type Numbers = npt.NDArray[np.float64]

WARNING, ACTION = 0.95, 0.998


class Zone(Enum):
    """Where a unit lies in the funnel, with the words a reader sees."""

    FAR_BELOW = "duidelijk lager dan het landelijke cijfer"
    BELOW = "mogelijk lager dan het landelijke cijfer"
    INSIDE = "binnen de toevalsgrenzen"
    ABOVE = "mogelijk hoger dan het landelijke cijfer"
    FAR_ABOVE = "duidelijk hoger dan het landelijke cijfer"


def funnel_limits(target: float, denominators: npt.ArrayLike, coverage: float) -> tuple[Numbers, Numbers]:
    """Lower and upper limit, as proportions, that hold this share of units when all have the target proportion.

    Exact binomial limits, interpolated between whole numerators so that the funnel is smooth. Fractional denominators
    are rounded, since a binomial counts whole births. Not a number where the denominator rounds to zero.

    Source: Spiegelhalter (2005), Statistics in Medicine 24, 1185-1202, appendix A.1.1.
    """
    sizes = np.round(np.asarray(denominators, dtype=float))
    tail = (1 - coverage) / 2
    return _limit(target, sizes, tail), _limit(target, sizes, 1 - tail)


def usual_limits(
    target: float, denominators: npt.ArrayLike, coverage: float, between: float
) -> tuple[Numbers, Numbers]:
    """The funnel with room for what units differ beyond chance (`between_units`); by chance alone where that is 0.

    Never narrower than chance alone, so that nobody stands out who does not by the exact limits: near 0 and 1 the
    limits with room rest on an approximation that may fall within them.
    """
    exact = funnel_limits(target, denominators, coverage)
    if not between:
        return exact
    wide = spread_limits(target, np.round(np.asarray(denominators, dtype=float)), coverage, between)
    return np.minimum(exact[0], wide[0]), np.maximum(exact[1], wide[1])


def control_zone(value: float, denominator: float, target: float, between: float = 0.0) -> Zone | None:
    """The zone of one unit: outside the 95 % limits is possibly, outside the 99.8 % limits clearly different.

    `value` and `target` are proportions; `between` gives the limits room, see `usual_limits`. None where there is
    nothing to compare.
    """
    if not (denominator >= 1 and np.isfinite(value) and np.isfinite(target)):
        return None
    inner, outer = (usual_limits(target, [denominator], coverage, between) for coverage in (WARNING, ACTION))
    steps = (
        (value < outer[0][0], Zone.FAR_BELOW),
        (value > outer[1][0], Zone.FAR_ABOVE),
        (value < inner[0][0], Zone.BELOW),
        (value > inner[1][0], Zone.ABOVE),
    )
    return next((zone for applies, zone in steps if applies), Zone.INSIDE)


def _limit(target: float, sizes: Numbers, probability: float) -> Numbers:
    limits = np.full(sizes.shape, np.nan)
    usable = sizes >= 1
    whole = sizes[usable]
    count = _quantile(probability, whole, target)
    reached = _reached(count, whole, target)
    step = reached - _reached(count - 1, whole, target)
    # a target of 0 or 1 leaves no chance at all: the step is 1 and the limits would fall beside the only possible value
    share = np.where(step < 1, (reached - probability) / np.where(step > 0, step, 1), 0)
    limits[usable] = np.clip((count - share) / whole, 0, 1)
    return limits


def _quantile(probability: float, whole: Numbers, target: float) -> Numbers:
    """The smallest count whose cumulative probability reaches `probability`."""
    if target in (0, 1):
        return whole * target
    count: Numbers = np.ceil(bdtrik(probability, whole, target))
    before = np.maximum(count - 1, 0)
    # the inverse is found by iteration and may land a hair above a whole count that reaches the probability already
    return np.where(_reached(before, whole, target) >= probability, before, count)


def _reached(count: Numbers, whole: Numbers, target: float) -> Numbers:
    """The cumulative probability of a count; zero below zero."""
    cumulative: Numbers = bdtr(np.maximum(count, 0), whole.astype(np.int64), target)
    return np.where(count < 0, 0, cumulative)
