"""Intervals and funnel limits against published values and their own definitions."""

import numpy as np
import pytest
from scipy.stats import binom
from statsmodels.stats.proportion import proportion_confint

from ooievaar import statistics


def test_wilson_gives_the_published_interval():
    # Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3
    lower, upper = statistics.wilson([81, 15, 0, 1], [263, 148, 20, 29])
    assert lower == pytest.approx([0.2553, 0.0624, 0.0, 0.0061], abs=5e-5)
    assert upper == pytest.approx([0.3662, 0.1605, 0.1611, 0.1718], abs=5e-5)


def test_wilson_takes_fractional_counts_between_their_neighbours():
    lower, _ = statistics.wilson([5, 5.5, 6], 100)
    assert lower[0] < lower[1] < lower[2]


def test_wilson_is_not_a_number_without_a_denominator_or_count():
    lower, upper = statistics.wilson([0, np.nan], [0, 10])
    assert np.isnan(lower).all()
    assert np.isnan(upper).all()


def test_the_interval_of_all_or_nothing_stays_within_0_and_1():
    lower, upper = statistics.wilson([0, 7], [7, 7])
    assert lower[0] == pytest.approx(0, abs=1e-12)
    assert upper[1] == 1


@pytest.mark.parametrize("coverage", [0.95, 0.998])
@pytest.mark.parametrize("size", [40, 500, 2300])
def test_funnel_limits_lie_between_the_whole_counts_that_enclose_the_tail(size, coverage):
    lower, upper = statistics.funnel_limits(0.16, [size], coverage)
    tail = (1 - coverage) / 2
    for limit, probability in ((lower[0], tail), (upper[0], 1 - tail)):
        count = binom.ppf(probability, size, 0.16)
        assert count - 1 <= limit * size <= count


def test_funnel_limits_narrow_smoothly_with_size():
    lower, upper = statistics.funnel_limits(0.06, np.arange(100, 3000), 0.95)
    assert (np.diff(upper) < 1e-3).all()
    assert upper[-1] - lower[-1] < upper[0] - lower[0]


def test_funnel_limits_are_not_a_number_without_births():
    lower, upper = statistics.funnel_limits(0.06, [0, 0.4, 10], 0.95)
    assert np.isnan(lower[:2]).all()
    assert np.isfinite(upper[2])


def test_a_target_of_zero_leaves_no_room_for_chance():
    lower, upper = statistics.funnel_limits(0.0, [10], 0.998)
    assert (lower[0], upper[0]) == (0, 0)


@pytest.mark.parametrize(
    ("value", "zone"),
    [
        (0.03, statistics.Zone.FAR_BELOW),
        (0.048, statistics.Zone.BELOW),
        (0.06, statistics.Zone.INSIDE),
        (0.072, statistics.Zone.ABOVE),
        (0.09, statistics.Zone.FAR_ABOVE),
    ],
)
def test_the_zone_follows_the_two_pairs_of_limits(value, zone):
    assert statistics.control_zone(value, 2300, 0.06) is zone


def test_there_is_no_zone_without_births():
    assert statistics.control_zone(float("nan"), 0, 0.06) is None


@pytest.mark.parametrize("confidence", [0.8, 0.95, 0.998])
def test_wilson_agrees_with_a_library_that_is_too_slow_to_import(confidence):
    totals = np.repeat([1, 2, 7, 40, 1000, 165_000], 5)
    counts = (totals * np.tile([0, 0.1, 0.5, 0.93, 1], 6)).round(1)
    expected = proportion_confint(counts, totals, alpha=1 - confidence, method="wilson")
    assert np.array(statistics.wilson(counts, totals, confidence)) == pytest.approx(np.clip(expected, 0, 1), abs=1e-12)


@pytest.mark.parametrize("target", [0.0, 0.001, 0.06, 0.5, 0.94, 1.0])
def test_funnel_limits_agree_with_the_binomial_of_a_library(target):
    sizes = np.array([1, 2, 3, 10, 57, 640, 2300, 165_000])
    for tail, limit in zip((0.001, 0.999), statistics.funnel_limits(target, sizes, 0.998), strict=True):
        count = binom.ppf(tail, sizes, target)
        assert np.all(limit * sizes <= count + 1e-6)
        assert np.all(limit * sizes >= np.maximum(count - 1, 0) - 1e-6)
