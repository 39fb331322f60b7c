"""How likely it is that so few, or so many, come by chance."""

from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import special

Numbers = npt.NDArray[np.float64]


def at_most(count: Numbers, mean: Numbers, shape: Numbers) -> Numbers:
    """The chance of `count` or fewer from a Poisson number whose own mean is uncertain.

    The mean follows a gamma distribution with this mean and shape, so the number is negative binomial.
    """
    return np.asarray(special.betainc(shape, np.floor(count) + 1, shape / (shape + mean)))


def quantile(chance: float, mean: Numbers, shape: Numbers) -> Numbers:
    """The smallest count that is not exceeded with at least this chance."""
    spread = np.sqrt(mean + mean**2 / shape)
    low, high = np.full_like(mean, -1.0), np.ceil(mean + 12 * spread + 12)
    while np.any(high - low > 1):
        middle = np.floor((low + high) / 2)
        enough = at_most(middle, mean, shape) >= chance
        low, high = np.where(enough, low, middle), np.where(enough, middle, high)
    found: Numbers = high
    return found


def share_at_most(count: float, total: float, share: float, weight: float) -> float:
    """The chance of `count` or fewer of `total` when the share itself is uncertain: a beta-binomial distribution.

    `weight` says how many cases' worth is known of the share.
    """
    if total <= 0 or count >= total:
        return 1.0
    counts = np.arange(int(count) + 1)
    return float(min(np.exp(special.logsumexp(_log_chance(counts, int(total), share, weight))), 1.0))


def share_at_least(count: float, total: float, share: float, weight: float) -> float:
    """The chance of `count` or more of `total`."""
    return share_at_most(total - count, total, 1 - share, weight)


def _log_chance(counts: npt.NDArray[Any], total: int, share: float, weight: float) -> Numbers:
    share = min(max(share, 1e-6), 1 - 1e-6)
    first, second = share * weight, (1 - share) * weight
    ways = special.gammaln(total + 1) - special.gammaln(counts + 1) - special.gammaln(total - counts + 1)
    return np.asarray(ways + special.betaln(counts + first, total - counts + second) - special.betaln(first, second))
