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


def test_the_season_is_that_of_others_and_announced_women_move_the_expectation():
    own, others = np.full((1, 13), 20.0), np.full((1, 13), 200.0)
    others[0, -1] = 240.0
    nobody = np.zeros((1, 13))
    plain = forecast(own, others, nobody, 1)
    assert plain.expected[0] == pytest.approx(24.0)
    announced = np.full((1, 13), 10.0)
    announced[0, -1] = 4.0
    told = forecast(own, others, announced, 1)
    assert 10 < told.expected[0] < plain.expected[0]


def test_a_country_that_falls_silent_is_no_season():
    own, others = np.full((1, 13), 20.0), np.full((1, 13), 200.0)
    own[0, -1], others[0, -1] = 0.0, 0.0
    assert forecast(own, others, np.zeros((1, 13)), 1).expected[0] == pytest.approx(14.0)
