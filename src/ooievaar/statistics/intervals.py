"""Intervals of proportions."""

from statistics import NormalDist

import numpy as np
import numpy.typing as npt

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
    middle, half = _score(counts[usable] / totals[usable], totals[usable], confidence)
    lower[usable], upper[usable] = np.clip(middle - half, 0, 1), np.clip(middle + half, 0, 1)
    return lower, upper


def _score(share: Numbers, total: Numbers, confidence: float) -> tuple[Numbers, Numbers]:
    # Written out, since importing a library for these two lines costs every start of the program more than a second;
    # a test compares them with that library.
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    shrunk = 1 + z * z / total
    middle = (share + z * z / (2 * total)) / shrunk
    half = z * np.sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / shrunk
    return middle, half
