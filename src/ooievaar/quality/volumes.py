"""Alarms from how many registrations came in: feeds that fall silent, and losses that show in the numbers."""

from collections.abc import Iterator

import numpy as np

from ooievaar.quality.alarms import Alarm, below
from ooievaar.quality.feed import Feed
from ooievaar.quality.forecast import Forecast, forecast
from ooievaar.quality.grids import HISTORY, LEAST_HISTORY, Subjects, by_round, organisations_of
from ooievaar.quality.kinds import LOSS, SILENT

STEEP = 0.5  # a feed is silent when it brings at most this part of what was expected
SMALLEST_LOSS = 0.05  # smaller losses are within what practices that open and close bring about
WINDOWS_OF_SILENCE = (1, 2, 3)
WINDOWS_OF_LOSS = (1, 2, 3, 6)


def silences(feed: Feed, at: int) -> list[Alarm]:
    """Organisations of which almost nothing came in, in the round or over the last two or three."""
    subjects = organisations_of(feed)
    judged = list(_judged(feed, subjects, at, WINDOWS_OF_SILENCE))
    limit = below(SILENT, sum(int(np.isfinite(each.expected).sum()) for _, each in judged))
    found = []
    for window, each in judged:
        hit = (each.probability < limit) & (each.received <= STEEP * np.nan_to_num(each.expected))
        found += [_alarm(SILENT, subjects, each, int(index), (at, window)) for index in np.flatnonzero(hit)]
    return found


def losses_in_volume(feed: Feed, subjects: Subjects, at: int, limit: float) -> list[Alarm]:
    """Subjects of which less came in than chance explains at this limit, but not steeply less."""
    found = []
    for window, each in _judged(feed, subjects, at, WINDOWS_OF_LOSS):
        share = each.received / np.where(np.isfinite(each.expected), each.expected, np.inf)
        hit = (each.probability < limit) & (share <= 1 - SMALLEST_LOSS)
        found += [_alarm(LOSS, subjects, each, int(index), (at, window)) for index in np.flatnonzero(hit)]
    return found


def _judged(feed: Feed, subjects: Subjects, at: int, windows: tuple[int, ...]) -> Iterator[tuple[int, Forecast]]:
    first = int(feed.episodes["round"].min() or at)  # type: ignore[arg-type]
    rounds = range(max(at - HISTORY - max(windows) + 1, first), at + 1)
    own, announced = by_round(feed.episodes, subjects, rounds), by_round(feed.women, subjects, rounds)
    for window in windows:
        if len(rounds) >= LEAST_HISTORY + window:
            chosen = slice(-(HISTORY + window), None)
            yield window, forecast(own[:, chosen], announced[:, chosen], subjects.kinds, window)


def _alarm(kind: str, subjects: Subjects, judged: Forecast, index: int, rounds: tuple[int, int]) -> Alarm:
    name, (at, window) = subjects.names[index], rounds
    return Alarm(
        kind=kind,
        subject_kind=subjects.kind,
        subject=name,
        month=at - 1,
        expected=float(judged.expected[index]),
        received=float(judged.received[index]),
        probability=float(judged.probability[index]),
        organisations=tuple(subjects.organisations(name)),
        rounds=window,
    )
