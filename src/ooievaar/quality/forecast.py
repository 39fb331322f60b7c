"""How many should have come in: own past, the season as others show it, and what others announce.

The number to expect has a gamma distribution. Its mean is the own average of the past year times the season: what other
organisations of the same kind delivered now, over what they delivered then, but never further than 30 % off, so that a
country that falls silent does not look like a season. Its spread is what the own past and that of others of the kind
show beyond chance, and how far chance reaches in those averages. Women whom others announce then move it, as Poisson
evidence: with `a` the shape, `h` the mean, `A` the women announced and `r` the women announced per own record in the
past, the mean becomes (a + A/2) / (a/h + r/2). They count for half, and for less when they are many, as announcing
itself is incomplete and varies; where it becomes more or less usual everywhere, that is taken out first. What comes in
is a Poisson number around that mean, so negative binomial in all.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ooievaar.quality.chance import Numbers, at_most
from ooievaar.quality.grids import LEAST_HISTORY, others

SEASON = (0.7, 1.3)
WEIGHT_OF_ANNOUNCED = 0.5
SPREAD_OF_ANNOUNCING = 1e-3  # relative variance from month to month of how many are announced per own record
# How many months of others' irregularity weigh as much as as many of one's own.
_BORROWED = 6.0
_LEAST_SPREAD = 1e-4  # relative variance; no subject is more regular than one per cent from month to month


@dataclass(frozen=True)
class Forecast:
    """Per subject: what came in, the mean and gamma shape of what to expect, and the chance of so few.

    Where the past is too short, the mean is not a number and the chance is 1.
    """

    received: Numbers
    expected: Numbers
    shape: Numbers
    probability: Numbers


def forecast(own: Numbers, announced: Numbers, kinds: Sequence[str], window: int) -> Forecast:
    """Judge the last `window` columns of `own` by the columns before them.

    Args:
        own: what came in per subject (rows) and month (columns).
        announced: women announced by others, in the same form.
        kinds: of each subject, so that it is held against others of its kind.
        window: how many months are judged together.
    """
    past, length, besides = own[:, :-window], own.shape[1] - window, others(own, kinds)
    season = _season(besides, window)
    told = announced / _level(others(announced, kinds), besides, window)
    total = past.sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = total / season[:, :-window].sum(axis=1)
        plain = rate * season[:, -window:].sum(axis=1)
        spread = _spread(past, rate[:, None] * season[:, :-window])
        shape = 1 / (spread / window + spread / length + 1 / total + _doubt_of_season(besides, window))
        now, before = told[:, -window:].sum(axis=1), told[:, :-window].sum(axis=1) / total
        weight = WEIGHT_OF_ANNOUNCED / (1 + WEIGHT_OF_ANNOUNCED * now * (spread + SPREAD_OF_ANNOUNCING) / window)
        expected = (shape + weight * now) / (shape / plain + weight * before)
    usable = (total > 0) & (plain > 0) & (length >= LEAST_HISTORY)
    expected, shape = np.where(usable, expected, np.nan), np.where(usable, shape + weight * now, 1.0)
    received = own[:, -window:].sum(axis=1)
    chance = at_most(received, np.where(usable, expected, 1.0), shape)
    return Forecast(received, expected, shape, np.where(usable, chance, 1.0))


def _level(announced: Numbers, own: Numbers, window: int) -> Numbers:
    """Per month how many women others of the kind had announced per own record, over what that was in the past.

    Announcing may become more or less usual everywhere, when systems change; that is no sign of more or less care.
    """
    usual = announced[:, :-window].sum(axis=1, keepdims=True)
    records = own[:, :-window].sum(axis=1, keepdims=True)
    level = np.divide(announced * records, own * usual, out=np.ones_like(own), where=(own > 0) & (usual > 0))
    found: Numbers = np.where(level > 0, level, 1.0)
    return found


def _season(besides: Numbers, window: int) -> Numbers:
    """Per month what others delivered over their own average; 1 where there are no others."""
    average = besides[:, :-window].mean(axis=1, keepdims=True)
    season = np.divide(besides, average, out=np.ones_like(besides), where=average > 0)
    season[:, -window:] = np.clip(season[:, -window:], *SEASON)
    return season


def _doubt_of_season(besides: Numbers, window: int) -> Numbers:
    """Relative variance of the season by chance among the others; none where there are no others to read it from."""
    now, past = besides[:, -window:].sum(axis=1), besides[:, :-window].sum(axis=1)
    doubt: Numbers = np.where(past > 0, 1 / np.maximum(now, 1.0) + 1 / np.maximum(past, 1.0), 0.0)
    return doubt


def _spread(past: Numbers, fitted: Numbers) -> Numbers:
    """Relative variance from month to month beyond chance, per subject; never less than that of all together."""
    length = past.shape[1]
    excess = (past - fitted) ** 2 * length / max(length - 1, 1) - fitted
    fitted = np.nan_to_num(fitted)
    together = max(float(np.nansum(excess)) / max(float((fitted**2).sum()), 1.0), _LEAST_SPREAD)
    own = np.nansum(excess, axis=1) / np.maximum((fitted**2).sum(axis=1), 1e-9)
    mixed = (length * own + _BORROWED * together) / (length + _BORROWED)
    spread: Numbers = np.maximum(mixed, together)
    return spread
