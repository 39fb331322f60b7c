"""Alarms from women whom others announce and whose own record stays away: small losses, paired woman by woman."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from ooievaar.quality.alarms import Alarm
from ooievaar.quality.chance import Numbers, share_at_most
from ooievaar.quality.feed import Feed
from ooievaar.quality.grids import HISTORY, LEAST_HISTORY, Subjects, by_month
from ooievaar.quality.kinds import LOSS

# The months of care that are judged together, as rounds after the month: the last ones are hardly complete, so that
# older ones are also judged without them.
WINDOWS = ((1, 1), (1, 2), (2, 2), (2, 3), (2, 4), (3, 6))
LAGS = range(1, 7)

# Smaller than for numbers: months judged together hold records that came in before anything was wrong.
SMALLEST_ABSENCE = 0.02

_PRIOR = 5.0  # cases that the share of all subjects together counts for
_LEAST_SPREAD = 1e-3  # how much a share varies from month to month beyond chance, at the least


@dataclass(frozen=True)
class Presence:
    """Per subject, for months of care at one number of rounds after them: women announced, and of them present.

    `share` is the part that was present in the past year at this point, by `weight` cases' worth of knowledge.
    """

    announced: Numbers
    present: Numbers
    share: Numbers
    known: Numbers


def losses_in_presence(feed: Feed, subjects: Subjects, at: int, limit: float) -> list[Alarm]:
    """Subjects of whose announced women fewer have an own record than chance explains at this limit."""
    presences = presences_at(feed, subjects, at)
    spread = _spread(feed, subjects, at)
    found = []
    for first, last in WINDOWS:
        window = [presences[lag] for lag in range(first, last + 1) if lag in presences]
        if len(window) == last + 1 - first:
            found += _of_window(subjects, window, spread, limit, at - first)
    return found


def presences_at(feed: Feed, subjects: Subjects, at: int) -> Mapping[int, Presence]:
    """Per number of rounds after it, the month of care of that age; months without enough past are absent."""
    first = int(feed.episodes["round"].min() or at)  # type: ignore[arg-type]
    found = {}
    for lag in LAGS:
        months = range(max(at - lag - HISTORY, first), at - lag + 1)
        if len(months) > LEAST_HISTORY:
            found[lag] = _presence(*_grids(feed.women, subjects, months, lag))
    return found


def _grids(women: pl.DataFrame, subjects: Subjects, months: range, lag: int) -> tuple[Numbers, Numbers]:
    return by_month(women, subjects, months, lag), by_month(women, subjects, months, lag, "present")


def _presence(announced: Numbers, present: Numbers) -> Presence:
    cases, there = announced[:, :-1].sum(axis=1), present[:, :-1].sum(axis=1)
    together = there.sum() / max(cases.sum(), 1.0)
    share = (there + _PRIOR * together) / (cases + _PRIOR)
    return Presence(announced[:, -1], present[:, -1], share, cases + _PRIOR)


def _spread(feed: Feed, subjects: Subjects, at: int) -> float:
    """The correlation between women of one subject and month, from the past year at two rounds after the month."""
    lag = 2
    months = range(at - lag - HISTORY, at - lag)
    announced, present = _grids(feed.women, subjects, months, lag)
    share = present.sum(axis=1) / np.maximum(announced.sum(axis=1), 1.0)
    chance = (share * (1 - share))[:, None]
    excess = (present - announced * share[:, None]) ** 2 * HISTORY / (HISTORY - 1) - announced * chance
    possible = announced * np.maximum(announced - 1, 0) * chance
    return max(float(excess.sum()) / max(float(possible.sum()), 1.0), _LEAST_SPREAD)


def _of_window(
    subjects: Subjects, window: list[Presence], spread: float, limit: float, month: int
) -> list[Alarm]:  # fmt: skip
    total = np.sum([each.announced for each in window], axis=0)
    expected = np.sum([each.announced * each.share for each in window], axis=0)
    present = np.sum([each.present for each in window], axis=0)
    known = np.min([each.known for each in window], axis=0)
    weight = 1 / (spread / len(window) + 1 / known)
    found = []
    for index in np.flatnonzero(present <= (1 - SMALLEST_ABSENCE) * expected):
        if total[index] > 0:
            share = float(expected[index] / total[index])
            chance = share_at_most(present[index], total[index], share, float(weight[index]))
            if chance < limit:
                found.append(_alarm(subjects, int(index), month, (expected, present, total), chance))
    return found


def _alarm(
    subjects: Subjects, index: int, month: int, counts: tuple[Numbers, Numbers, Numbers], chance: float
) -> Alarm:  # fmt: skip
    expected, present, total = (float(each[index]) for each in counts)
    name = subjects.names[index]
    organisations = tuple(subjects.organisations(name))
    return Alarm(LOSS, subjects.kind, name, month, expected, present, chance, organisations, of=total)
