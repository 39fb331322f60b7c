"""How much units differ beyond chance, and funnel limits that leave room for it.

Source: Spiegelhalter (2005), Statistics in Medicine 24, 1185-1202, appendix A.3; the same method stands behind the
summary hospital mortality indicator of the NHS. Proportions are compared on the arcsine scale, where chance has the
same size whatever the proportion.
"""

from statistics import NormalDist

import numpy as np
import numpy.typing as npt

type Numbers = npt.NDArray[np.float64]

# This share of units at either end counts as if it lay at the border: a few outliers must not stretch the limits in
# which they themselves are judged.
_WINSORISED = 0.1
# Half the square root of a proportion's sampling variance on the arcsine scale, times the number of births.
_VARIANCE_OF_ONE = 0.25


def between_units(target: float, numerators: npt.ArrayLike, denominators: npt.ArrayLike) -> float:
    """How far units lie around the target beyond chance: a standard deviation on the arcsine scale, 0 for chance alone.

    Units without births are left out. With fewer than three units nothing can be said, and the answer is 0.
    """
    counts, sizes = (np.asarray(each, dtype=float) for each in (numerators, denominators))
    usable = (sizes > 0) & np.isfinite(counts)
    counts, sizes = counts[usable], sizes[usable]
    if len(sizes) < 3:
        return 0.0
    precision = sizes / _VARIANCE_OF_ONE
    distance = _winsorised((_arcsine(counts / sizes) - _arcsine(target)) * np.sqrt(precision))
    excess = np.sum(distance**2) - (len(sizes) - 1)
    room = precision.sum() - (precision**2).sum() / precision.sum()
    return float(np.sqrt(max(excess / room, 0.0)))


def spread_limits(
    target: float, denominators: npt.ArrayLike, coverage: float, between: float
) -> tuple[Numbers, Numbers]:
    """Lower and upper limit, as proportions, that hold this share of units that differ by `between` beyond chance.

    Not a number where the denominator is zero.
    """
    sizes = np.asarray(denominators, dtype=float)
    variance = np.divide(_VARIANCE_OF_ONE, sizes, out=np.full(sizes.shape, np.nan), where=sizes > 0)
    reach = NormalDist().inv_cdf((1 + coverage) / 2) * np.sqrt(variance + between**2)
    middle = _arcsine(target)
    return _proportion(middle - reach), _proportion(middle + reach)


def _arcsine(proportion: npt.ArrayLike) -> Numbers:
    return np.asarray(np.arcsin(np.sqrt(np.clip(proportion, 0, 1))), dtype=float)


def _proportion(angle: Numbers) -> Numbers:
    return np.asarray(np.sin(np.clip(angle, 0, np.pi / 2)) ** 2, dtype=float)


def _winsorised(distances: Numbers) -> Numbers:
    low, high = np.quantile(distances, [_WINSORISED, 1 - _WINSORISED])
    return np.asarray(np.clip(distances, low, high), dtype=float)
