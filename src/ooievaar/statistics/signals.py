"""What stands out in a control chart, as a reader is told it: which pattern, from when to when, on which side."""

from dataclasses import dataclass
from itertools import groupby, pairwise

import numpy as np

from ooievaar.statistics.control import TREND_MONTHS, ControlChart, Pattern


@dataclass(frozen=True)
class Signal:
    """One pattern from the place `first` up to and including `last`; `is_up` when above the centre, or rising."""

    pattern: Pattern
    first: int
    last: int
    is_up: bool


def signals(chart: ControlChart) -> tuple[Signal, ...]:
    """Every pattern that was found, in order of time; a pattern that turns to the other side is two signals."""
    beside = (each for pattern in Pattern if pattern is not Pattern.TREND for each in _beside(chart, pattern))
    found = [*beside, *_trends(chart, is_up=True), *_trends(chart, is_up=False)]
    return tuple(sorted(found, key=lambda each: (each.first, each.last, each.pattern.name)))


def _beside(chart: ControlChart, pattern: Pattern) -> list[Signal]:
    """The runs of months on one side of the centre that are part of this pattern."""
    places = [place for place, patterns in enumerate(chart.patterns) if pattern in patterns]
    is_above = [bool(value > chart.centre) for value in chart.values]
    # Two of three may have a month between them that is not part of the pattern.
    reach = 2 if pattern is Pattern.NEAR_LIMIT else 1
    numbers, number = [], 0
    for before, after in pairwise([places[0], *places] if places else []):
        number += after - before > reach or is_above[after] != is_above[before]
        numbers.append((number, after))
    groups = ([place for _number, place in group] for _key, group in groupby(numbers, key=lambda each: each[0]))
    return [Signal(pattern, group[0], group[-1], is_above[group[-1]]) for group in groups]


def _trends(chart: ControlChart, *, is_up: bool) -> list[Signal]:
    """Where a rise turns into a fall, the month between is part of both."""
    steps = np.diff(chart.values) > 0 if is_up else np.diff(chart.values) < 0
    runs = [
        [place for place, _step in group] for goes, group in groupby(enumerate(steps), lambda each: each[1]) if goes
    ]
    return [Signal(Pattern.TREND, run[0], run[-1] + 1, is_up) for run in runs if len(run) >= TREND_MONTHS - 1]
