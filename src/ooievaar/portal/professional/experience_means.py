"""Means as they are drawn."""

from ooievaar import statistics
from ooievaar.portal.ui import charts
from ooievaar.questionnaires import Score


def mean_of(score: Score) -> charts.Mean | None:
    """The mean with its interval; None when it is hidden."""
    interval = statistics.mean_interval(score)
    return charts.mean(score.mean, *interval) if interval else None
