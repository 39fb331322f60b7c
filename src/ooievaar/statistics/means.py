"""Intervals of means."""

from statistics import NormalDist

import numpy as np
import numpy.typing as npt

type Numbers = npt.NDArray[np.float64]


def clustered_mean(
    totals: npt.ArrayLike,
    counts: npt.ArrayLike,
    people: npt.ArrayLike,
    products: tuple[npt.ArrayLike, npt.ArrayLike, npt.ArrayLike],
    confidence: float = 0.95,
) -> tuple[Numbers, Numbers, Numbers]:
    """The mean over all marks, with the bounds of its interval, where one person gives several marks.

    Marks of one person resemble each other, so chance is counted over people: a ratio of two totals over people, with
    the variance of its residuals. Not a number without marks; bounds are none with fewer than two people.

    Args:
        totals: sum of the marks.
        counts: number of marks.
        people: number of people that gave them.
        products: over people, the sums of total squared, total times count, and count squared.
        confidence: how often such an interval holds the mean.

    Source: Cochran (1977), Sampling Techniques, chapter 6: the ratio estimator.
    """
    total, count, number = (np.asarray(each, dtype=float) for each in (totals, counts, people))
    squares, crossed, sizes = (np.asarray(each, dtype=float) for each in products)
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = total / count
        residuals = squares - 2 * mean * crossed + mean * mean * sizes
        spread = np.sqrt(np.maximum(residuals, 0) * number / (number - 1)) / count
    half = np.where(number > 1, z * spread, np.nan)
    return mean, mean - half, mean + half
