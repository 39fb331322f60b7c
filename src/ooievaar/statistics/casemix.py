"""Observed against expected: a logistic model of the country, and how a unit does given whom it cares for."""

from dataclasses import dataclass
from enum import StrEnum
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

type Numbers = npt.NDArray[np.float64]

_STEPS = 50
_CLOSE = 1e-10
# Holds coefficients finite where a group has only cases or none, and leaves the others as they are.
_RIDGE = 1e-6


class Unfit(StrEnum):
    """Why there is no model."""

    NO_CASES = "no cases"
    FEW_CASES = "few cases"
    UNSETTLED = "does not settle"


class NotFitted(Exception):
    """There is no model: `reason` says why, `detail` of what."""

    def __init__(self, reason: Unfit, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason


@dataclass(frozen=True)
class LogisticModel:
    """A fitted model: names of the columns, their coefficients (log odds) and standard errors."""

    names: tuple[str, ...]
    coefficients: Numbers
    errors: Numbers


@dataclass(frozen=True)
class Comparison:
    """Observed and expected cases of one unit, and its figure had it cared for the country's mix.

    `ratio` is observed / expected with its bounds; `adjusted`, `lower` and `upper` are proportions: those times that of
    the country, at most 1.
    """

    observed: float
    expected: float
    ratio: float
    ratio_lower: float
    ratio_upper: float
    adjusted: float
    lower: float
    upper: float


@dataclass(frozen=True)
class Calibration:
    """Groups of equal size by predicted chance, lowest first: how many rows, the mean prediction, what happened."""

    rows: Numbers
    predicted: Numbers
    observed: Numbers
    discrimination: float


def fit_logistic(names: tuple[str, ...], design: Numbers, outcomes: Numbers) -> LogisticModel:
    """Maximum likelihood by Newton's method.

    Args:
        names: of the columns of `design`.
        design: one row per case, one column per term, the constant among them.
        outcomes: 0 or 1 per row.

    Raises:
        NotFitted: the steps do not end.
    """
    # Written out: the library that has it takes seconds to import, and a test compares the two.
    coefficients = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        chances = predicted(design, coefficients)
        information = (design * (chances * (1 - chances))[:, None]).T @ design + _RIDGE * np.eye(design.shape[1])
        step = np.linalg.solve(information, design.T @ (outcomes - chances) - _RIDGE * coefficients)
        coefficients = coefficients + step
        if np.abs(step).max() < _CLOSE:
            return LogisticModel(names, coefficients, np.sqrt(np.diag(np.linalg.inv(information))))
    raise NotFitted(Unfit.UNSETTLED, ", ".join(names))


def predicted(design: Numbers, coefficients: Numbers) -> Numbers:
    """The chance of each row."""
    return np.asarray(1 / (1 + np.exp(-np.clip(design @ coefficients, -30, 30))), dtype=float)


def compare(
    outcomes: Numbers, chances: Numbers, weights: Numbers, country: float, confidence: float = 0.95
) -> Comparison:
    """A unit's rows against what the model expects of them."""
    return compare_counts(float(weights @ outcomes), float(weights @ chances), country, confidence)


def compare_counts(observed: float, expected: float, country: float, confidence: float = 0.95) -> Comparison:
    """Observed against expected cases; the interval is Byar's, of the observed number.

    Source: Breslow and Day (1987), Statistical methods in cancer research II, IARC, section 2.3.
    """
    if not expected:
        return Comparison(observed, expected, *(float("nan"),) * 6)
    low, high = _byar(observed, NormalDist().inv_cdf((1 + confidence) / 2))
    ratios = [count / expected for count in (observed, low, high)]
    return Comparison(observed, expected, *ratios, *(min(1.0, country * ratio) for ratio in ratios))


def calibration(outcomes: Numbers, chances: Numbers, groups: int = 10) -> Calibration:
    """How predictions and outcomes agree, and the chance that a case was predicted higher than a non-case."""
    order = np.argsort(chances, kind="stable")
    parts = np.array_split(order, groups)
    return Calibration(
        rows=np.array([len(part) for part in parts], dtype=float),
        predicted=np.array([chances[part].mean() for part in parts]),
        observed=np.array([outcomes[part].mean() for part in parts]),
        discrimination=_discrimination(outcomes, chances),
    )


def _discrimination(outcomes: Numbers, chances: Numbers) -> float:
    """The area under the ROC curve, from ranks (ties count half)."""
    _values, place, counts = np.unique(chances, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[place]
    cases = outcomes.sum()
    others = len(outcomes) - cases
    if not cases or not others:
        return float("nan")
    return float((ranks[outcomes == 1].sum() - cases * (cases + 1) / 2) / (cases * others))


def _byar(count: float, z: float) -> tuple[float, float]:
    above = count + 1
    low = count * (1 - 1 / (9 * count) - z / (3 * np.sqrt(count))) ** 3 if count else 0.0
    return max(0.0, low), above * (1 - 1 / (9 * above) + z / (3 * np.sqrt(above))) ** 3
