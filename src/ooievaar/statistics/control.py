"""Control charts for a proportion per month: limits of chance, and the patterns that chance rarely makes.

Sources: Laney (2002), Quality Engineering 14, 531-537, for months that differ more than the binomial allows; NHS
England, Making Data Count, for the patterns and their lengths.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

import numpy as np
import numpy.typing as npt

type Numbers = npt.NDArray[np.float64]

_SHIFT_MONTHS = 7
TREND_MONTHS = 6
_NEAR = 2  # two of three months further than this many standard deviations
_FAR = 3
# The mean absolute difference of two draws from a standard normal distribution (d2 for two).
_MEAN_MOVING_RANGE = 1.128


class Pattern(Enum):
    """What a reader is told about a month that stands out, in Dutch words."""

    OUTSIDE = "buiten de grenzen van het toeval"
    SHIFT = "zeven maanden of meer aan dezelfde kant van het gemiddelde"
    TREND = "zes maanden of meer achter elkaar omhoog of omlaag"
    NEAR_LIMIT = "twee van drie maanden dicht bij dezelfde grens"


@dataclass(frozen=True)
class ControlChart:
    """Proportions per month with their limits; not a number in months without births.

    `stretch` says how much wider the limits are than the binomial makes them, 1 when months do not differ more.
    """

    values: Numbers
    centre: float
    lower: Numbers
    upper: Numbers
    stretch: float
    patterns: tuple[frozenset[Pattern], ...]


def p_chart(numerators: npt.ArrayLike, denominators: npt.ArrayLike, *, baseline: int | None = None) -> ControlChart:
    """The control chart of a series of months, oldest first.

    Args:
        numerators: cases per month.
        denominators: births per month; may be fractional.
        baseline: how many months, from the first on, set centre and limits; None for all. Later months are judged by
            them, which shows whether an improvement lasts.
    """
    counts, sizes = (np.asarray(each, dtype=float) for each in (numerators, denominators))
    held = slice(None, baseline)
    total = sizes[held].sum()
    centre = float(counts[held].sum() / total) if total else float("nan")
    values = np.divide(counts, sizes, out=np.full(sizes.shape, np.nan), where=sizes > 0)
    error = np.sqrt(np.divide(centre * (1 - centre), sizes, out=np.full(sizes.shape, np.nan), where=sizes > 0))
    stretch = _stretch((values - centre)[held], error[held])
    reach = stretch * error
    lower, upper = (np.clip(centre + side * _FAR * reach, 0, 1) for side in (-1, 1))
    distance = np.divide(values - centre, reach, out=np.zeros(sizes.shape), where=reach > 0)
    distance[np.isnan(values)] = np.nan
    return ControlChart(values, centre, lower, upper, stretch, _patterns(values, distance))


def _stretch(differences: Numbers, errors: Numbers) -> float:
    """The mean moving range of the standardised months beside what chance gives; never below 1."""
    usable = np.isfinite(differences) & (errors > 0)
    standardised = differences[usable] / errors[usable]
    if len(standardised) < _SHIFT_MONTHS:
        return 1.0  # too few to tell
    return max(1.0, float(np.abs(np.diff(standardised)).mean() / _MEAN_MOVING_RANGE))


def _patterns(values: Numbers, distance: Numbers) -> tuple[frozenset[Pattern], ...]:
    """Per month the patterns it is part of. A month without births breaks every series."""
    found: list[set[Pattern]] = [set() for _ in values]
    marks = (
        (Pattern.OUTSIDE, _runs(np.abs(distance) > _FAR, 1)),
        *((Pattern.SHIFT, _runs(side * distance > 0, _SHIFT_MONTHS)) for side in (-1, 1)),
        *((Pattern.TREND, _trends(side * values)) for side in (-1, 1)),
        *((Pattern.NEAR_LIMIT, _two_of_three(side * distance > _NEAR)) for side in (-1, 1)),
    )
    for pattern, months in marks:
        for month in months:
            found[month].add(pattern)
    return tuple(map(frozenset, found))


def _runs(marked: npt.NDArray[np.bool_], length: int) -> Iterator[int]:
    """The positions in unbroken runs of at least this length."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], marked, [False])).astype(np.int8)))
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if end - start >= length:
            yield from range(start, end)


def _trends(values: Numbers) -> Iterator[int]:
    """The months of a rise: as many months as the rule says make one step less."""
    rising = np.diff(values) > 0
    for step in _runs(rising, TREND_MONTHS - 1):
        yield step
        yield step + 1


def _two_of_three(near: npt.NDArray[np.bool_]) -> Iterator[int]:
    for first in range(len(near) - 2):
        window = range(first, first + 3)
        if near[first : first + 3].sum() >= 2:
            yield from (month for month in window if near[month])
