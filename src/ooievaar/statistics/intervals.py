"""Intervals of proportions."""

import numpy as np
import numpy.typing as npt
from statsmodels.stats.proportion import proportion_confint

type Numbers = npt.NDArray[np.float64]


def wilson(numerator: npt.ArrayLike, denominator: npt.ArrayLike, confidence: float = 0.95) -> tuple[Numbers, Numbers]:
    """Lower and upper bound of the Wilson score interval, as proportions between 0 and 1.

    Counts may be fractional: a birth that counts for two units counts for a part in each, and the sums of those parts
    are taken as the effective counts. That is on the safe side, as more births than the sum stand behind it.
    Not a number where the denominator is zero or a count is missing.

    Source: Wilson (1927), Journal of the American Statistical Association 22, 209-212.
    """
    counts, totals = np.broadcast_arrays(np.asarray(numerator, dtype=float), np.asarray(denominator, dtype=float))
    usable = (totals > 0) & np.isfinite(counts)
    lower, upper = np.full(totals.shape, np.nan), np.full(totals.shape, np.nan)
    bounds = proportion_confint(counts[usable], totals[usable], alpha=1 - confidence, method="wilson")
    lower[usable], upper[usable] = np.clip(bounds[0], 0, 1), np.clip(bounds[1], 0, 1)
    return lower, upper
