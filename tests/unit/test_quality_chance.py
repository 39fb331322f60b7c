"""The chances that alerts rest on, against plain sums and simulation."""

import numpy as np
import pytest
from scipy import stats

from ooievaar.quality.chance import at_most, quantile, share_at_least, share_at_most
from ooievaar.quality.forecast import forecast


@pytest.mark.parametrize(("count", "mean", "shape"), [(0, 3.0, 4.0), (7, 12.5, 30.0), (90, 120.0, 500.0)])
def test_so_few_as_a_negative_binomial_number(count, mean, shape):
    plain = stats.nbinom.cdf(count, shape, shape / (shape + mean))
    assert at_most(np.array([count]), np.array([mean]), np.array([shape]))[0] == pytest.approx(plain)


def test_the_bounds_hold_the_chance_they_name():
    mean, shape = np.array([0.4, 5.0, 80.0]), np.array([3.0, 20.0, 400.0])
    bound = quantile(0.975, mean, shape)
    assert (at_most(bound, mean, shape) >= 0.975).all()
    assert (at_most(bound - 1, mean, shape) < 0.975).all()


@pytest.mark.parametrize(
    ("count", "total", "share", "weight"), [(3, 20, 0.4, 25.0), (0, 8, 0.9, 10.0), (50, 60, 0.9, 300.0)]
)
def test_so_small_a_share_as_a_beta_binomial_number(count, total, share, weight):
    plain = stats.betabinom(total, share * weight, (1 - share) * weight)
    assert share_at_most(count, total, share, weight) == pytest.approx(plain.cdf(count))
    assert share_at_least(count, total, share, weight) == pytest.approx(plain.sf(count - 1))


KINDS = ("practice", "practice", "hospital")


def months(own, others):
    """Thirteen months of 20 and 200 for two practices, but for the last month; the hospital is always alike."""
    rows = np.array([[20.0] * 13, [200.0] * 13, [500.0] * 13])
    rows[:2, -1] = own, others
    return rows


NOBODY = np.zeros((3, 13))


def test_the_season_is_that_of_others_of_the_kind():
    assert forecast(months(20, 240), NOBODY, KINDS, 1).expected[0] == pytest.approx(24.0)


def test_announced_women_move_the_expectation():
    announced = months(20, 200) / 2
    announced[0, -1] = 4.0
    told = forecast(months(20, 200), announced, KINDS, 1)
    assert 10 < told.expected[0] < 20


def test_that_everybody_announces_more_moves_nothing():
    announced = months(20, 200) / 2
    announced[:2, -1] *= 3
    assert forecast(months(20, 200), announced, KINDS, 1).expected[0] == pytest.approx(20.0)


def test_a_country_that_falls_silent_is_no_season():
    assert forecast(months(0, 0), NOBODY, KINDS, 1).expected[0] == pytest.approx(14.0)


def test_whoever_is_alone_of_its_kind_has_no_season():
    assert forecast(months(20, 200), NOBODY, KINDS, 1).expected[2] == pytest.approx(500.0)
