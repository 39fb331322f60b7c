"""Differences beyond chance: how wide they are, the limits that allow for them, and small units held by the others."""

import numpy as np
import pytest
from scipy.optimize import minimize
from scipy.stats import betabinom

from ooievaar import statistics


def units(between: float, count: int = 400, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """Numerators and denominators of units whose true proportions differ by `between` on the arcsine scale."""
    rng = np.random.default_rng(seed)
    sizes = rng.integers(500, 4000, count)
    angle = np.arcsin(np.sqrt(0.16)) + rng.normal(0, between, count)
    return rng.binomial(sizes, np.sin(angle) ** 2), sizes


@pytest.mark.parametrize("between", [0.02, 0.05])
def test_the_difference_between_units_is_found_back(between):
    # winsorising a tenth at either end takes some of the spread away, by design
    assert 0.6 * between < statistics.between_units(0.16, *units(between)) < 1.05 * between


def test_chance_alone_leaves_hardly_any_difference_between_units():
    assert statistics.between_units(0.16, *units(0.0)) < 0.005


def test_three_units_are_the_fewest_that_tell_anything():
    assert statistics.between_units(0.16, [10, 90], [100, 100]) == 0
    assert statistics.between_units(0.16, [10, 90, 50, 0], [100, 100, 100, 0]) > 0


def test_limits_without_a_difference_between_units_are_about_the_exact_ones():
    sizes = [200, 1000, 5000]
    assert np.array(statistics.spread_limits(0.16, sizes, 0.95, 0.0)) == pytest.approx(
        np.array(statistics.funnel_limits(0.16, sizes, 0.95)), abs=0.006
    )


def test_a_difference_between_units_widens_the_limits_and_most_where_chance_is_small():
    chance = np.array(statistics.spread_limits(0.16, [300, 30_000], 0.95, 0.0))
    wider = np.array(statistics.spread_limits(0.16, [300, 30_000], 0.95, 0.05))
    gain = (wider[1] - wider[0]) / (chance[1] - chance[0])
    assert gain[1] > gain[0] > 1


def test_limits_hold_the_share_of_units_that_they_promise():
    counts, sizes = units(0.04, count=4000)
    low, high = statistics.spread_limits(0.16, sizes, 0.95, 0.04)
    assert np.mean((low <= counts / sizes) & (counts / sizes <= high)) == pytest.approx(0.95, abs=0.012)


def test_usual_limits_are_those_of_chance_where_units_differ_by_chance_only():
    assert np.array_equal(
        statistics.usual_limits(0.16, [300, 900], 0.95, 0.0), statistics.funnel_limits(0.16, [300, 900], 0.95)
    )


@pytest.mark.parametrize("target", [0.003, 0.06, 0.5, 0.99])
def test_usual_limits_never_make_anyone_stand_out_who_does_not_by_chance(target):
    sizes = np.arange(1, 400)
    for between in (1e-4, 0.01, 0.08):
        low, high = statistics.usual_limits(target, sizes, 0.998, between)
        exact_low, exact_high = statistics.funnel_limits(target, sizes, 0.998)
        assert (low <= exact_low).all()
        assert (high >= exact_high).all()


def test_a_zone_is_found_within_the_limits_with_room():
    assert statistics.control_zone(0.08, 3000, 0.06) is statistics.Zone.FAR_ABOVE
    assert statistics.control_zone(0.08, 3000, 0.06, between=0.03) is statistics.Zone.INSIDE
    assert statistics.control_zone(0.16, 3000, 0.06, between=0.03) is statistics.Zone.FAR_ABOVE


def test_there_are_no_limits_without_births():
    assert np.isnan(statistics.spread_limits(0.16, [0], 0.95, 0.1)).all()


def test_the_prior_of_units_is_found_back_and_near_the_most_likely_one():
    rng = np.random.default_rng(4)
    sizes = rng.integers(30, 900, 585)
    counts = rng.binomial(sizes, rng.beta(0.06 * 150, 0.94 * 150, 585))
    prior = statistics.prior_of(counts, sizes)
    assert prior.mean == pytest.approx(0.06, abs=0.004)
    assert prior.births == pytest.approx(_most_likely_births(counts, sizes, prior.mean), rel=0.35)


def _most_likely_births(counts, sizes, mean):
    def surprise(log_births):
        births = np.exp(log_births[0])
        return -betabinom.logpmf(counts, sizes, mean * births, (1 - mean) * births).sum()

    return np.exp(minimize(surprise, [5.0], method="Nelder-Mead").x[0])


def test_small_units_are_pulled_further_than_large_ones():
    prior = statistics.Prior(0.10, 100)
    estimate, low, high = statistics.shrunken([4, 400, 0], [10, 1000, 0], prior)
    assert estimate == pytest.approx([(4 + 10) / 110, (400 + 10) / 1100, 0.10])
    assert (low < estimate).all()
    assert (estimate < high).all()
    assert high[0] - low[0] > high[1] - low[1]


def test_units_that_differ_by_chance_only_are_pulled_to_the_country():
    rng = np.random.default_rng(6)
    sizes = rng.integers(30, 900, 585)
    counts = rng.binomial(sizes, 0.06)
    prior = statistics.prior_of(counts, sizes)
    estimate, *_ = statistics.shrunken(counts, sizes, prior)
    assert np.std(estimate) < np.std(counts / sizes) / 4


def test_the_intervals_of_shrunken_units_hold_the_truth_as_often_as_they_say():
    rng = np.random.default_rng(8)
    truth = rng.beta(0.06 * 200, 0.94 * 200, 3000)
    sizes = rng.integers(30, 900, 3000)
    counts = rng.binomial(sizes, truth)
    _, low, high = statistics.shrunken(counts, sizes, statistics.prior_of(counts, sizes))
    assert np.mean((low <= truth) & (truth <= high)) == pytest.approx(0.95, abs=0.015)


def test_without_births_there_is_no_prior():
    with pytest.raises(ValueError, match="no births"):
        statistics.prior_of([0], [0])
