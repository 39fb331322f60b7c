"""Drawing outcomes so that risk differs between women while the country as a whole keeps its rate."""

from typing import Any

import numpy as np
import numpy.typing as npt

Columns = dict[str, npt.NDArray[Any]]
Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

_STEPS = 40
_WIDEST = 20.0


def chances(score: Numbers, *, rate: float, among: Flags, of: Flags | None = None) -> Numbers:
    """The chance per row, zero outside `among`, on a logit scale that follows `score`.

    The intercept is solved so that the expected number of events is `rate` times the number of rows of `of`
    (of `among` when not given). That keeps national rates in place whatever the risk factors and spreads are.
    """
    wanted = rate * float(np.count_nonzero(among if of is None else of))
    inside = score[among]
    low, high = -_WIDEST, _WIDEST
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if _logistic(inside + middle).sum() < wanted else (low, middle)
    chance = np.zeros(len(score))
    chance[among] = _logistic(inside + (low + high) / 2)
    return chance


def happens(rng: np.random.Generator, score: Numbers, *, rate: float, among: Flags, of: Flags | None = None) -> Flags:
    """Draw yes or no per row with the chances of `chances`."""
    return rng.random(len(score)) < chances(score, rate=rate, among=among, of=of)


def coin(rng: np.random.Generator, size: int, rate: float) -> Flags:
    """Draw yes with the same chance for every row."""
    return rng.random(size) < rate


def pick(rng: np.random.Generator, size: int, choices: dict[str, float]) -> npt.NDArray[np.str_]:
    """Draw one of the choices per row; the weights need not sum to one."""
    weights = np.array(list(choices.values()))
    return np.array(list(choices))[rng.choice(len(choices), size=size, p=weights / weights.sum())]


def _logistic(value: Numbers) -> Numbers:
    result: Numbers = 1 / (1 + np.exp(-value))
    return result
