"""Small units pulled towards all units together, by as much as their own numbers leave open.

The units' true proportions are taken to follow a beta distribution around the country's, whose width is estimated from
the units themselves. Source: Kleinman (1973), Journal of the American Statistical Association 68, 46-54.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import betaincinv

type Numbers = npt.NDArray[np.float64]

# Between units that chance alone explains there is no width: each then counts as if it had this many births elsewhere.
_NO_DIFFERENCE = 1e6


@dataclass(frozen=True)
class Prior:
    """What is known of a unit before its own births are counted: the mean, and how many births that is worth."""

    mean: float
    births: float


def prior_of(numerators: npt.ArrayLike, denominators: npt.ArrayLike) -> Prior:
    """The prior that these units share, by the method of moments.

    Raises:
        ValueError: there are no births at all.
    """
    counts, sizes = _usable(numerators, denominators)
    total = sizes.sum()
    if not total:
        raise ValueError("there are no births to estimate from")
    mean = counts.sum() / total
    chance = mean * (1 - mean)
    if len(sizes) < 3 or not chance:
        return Prior(float(mean), _NO_DIFFERENCE)
    spread = np.sum(sizes * (counts / sizes - mean) ** 2)
    room = total - (sizes**2).sum() / total
    between = (spread - (len(sizes) - 1) * chance) / (room - (len(sizes) - 1))
    births = chance / between - 1 if between > 0 else _NO_DIFFERENCE
    return Prior(float(mean), float(np.clip(births, 1, _NO_DIFFERENCE)))


def shrunken(
    numerators: npt.ArrayLike, denominators: npt.ArrayLike, prior: Prior, confidence: float = 0.95
) -> tuple[Numbers, Numbers, Numbers]:
    """Estimate, lower and upper bound per unit, as proportions; a unit without births gets the prior itself."""
    counts, sizes = (np.nan_to_num(np.asarray(each, dtype=float)) for each in (numerators, denominators))
    yes = counts + prior.mean * prior.births
    no = sizes - counts + (1 - prior.mean) * prior.births
    tail = (1 - confidence) / 2
    return yes / (yes + no), betaincinv(yes, no, tail), betaincinv(yes, no, 1 - tail)


def _usable(numerators: npt.ArrayLike, denominators: npt.ArrayLike) -> tuple[Numbers, Numbers]:
    counts, sizes = (np.asarray(each, dtype=float) for each in (numerators, denominators))
    usable = (sizes > 0) & np.isfinite(counts)
    return counts[usable], sizes[usable]
