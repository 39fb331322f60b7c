"""Control charts: each pattern at its bound, and how seldom chance makes one."""

import numpy as np
import pytest

from ooievaar import statistics
from ooievaar.statistics import Pattern

CALM = [50, 55, 45, 52, 48, 51, 49, 54, 46, 50, 53, 47]


def patterns(numerators, **options):
    return list(statistics.p_chart(numerators, [1000] * len(numerators), **options).patterns)


def test_a_calm_series_has_no_pattern():
    assert set().union(*patterns(CALM)) == set()


def test_a_month_outside_the_limits_is_named_alone():
    found = patterns([*CALM, 90], baseline=12)
    assert Pattern.OUTSIDE in found[-1]
    assert set().union(*found[:-1]) == set()


@pytest.mark.parametrize(("months", "named"), [(6, False), (7, True)])
def test_seven_months_on_one_side_are_a_shift(months, named):
    after = [57, 56, 58, 55, 57, 56, 58][:months]
    assert (Pattern.SHIFT in patterns([*CALM, 49, *after], baseline=12)[-1]) is named


@pytest.mark.parametrize(("months", "named"), [(5, False), (6, True)])
def test_six_rising_months_are_a_trend(months, named):
    after = [46, 48, 50, 52, 54, 56][:months]
    assert (Pattern.TREND in patterns([*CALM[:-1], 53, *after], baseline=11)[-1]) is named


def test_falling_months_are_a_trend_too_and_a_pause_ends_it():
    assert Pattern.TREND in patterns([50, 60, 57, 54, 51, 48, 45])[-1]
    assert Pattern.TREND not in patterns([50, 60, 57, 54, 54, 51, 48])[-1]


def test_two_of_three_months_near_one_limit_are_named_and_not_the_one_between():
    found = patterns([*CALM, 66, 50, 66], baseline=12)
    assert [Pattern.NEAR_LIMIT in month for month in found[-3:]] == [True, False, True]
    assert Pattern.NEAR_LIMIT not in patterns([*CALM, 66, 50, 35], baseline=12)[-1]


def test_months_without_births_have_no_value_and_break_a_run():
    chart = statistics.p_chart([*CALM, 57, 57, 57, 0, 57, 57, 57, 57], [1000] * 15 + [0] + [1000] * 4, baseline=12)
    assert np.isnan(chart.values[15])
    assert np.isnan(chart.lower[15])
    assert not any(Pattern.SHIFT in month for month in chart.patterns)


def test_nothing_at_all_gives_a_chart_without_anything():
    chart = statistics.p_chart([0, 0], [0, 0])
    assert np.isnan(chart.centre)
    assert chart.patterns == (frozenset(), frozenset())


def test_limits_stretch_when_months_differ_more_than_chance():
    rng = np.random.default_rng(3)
    sizes = np.full(36, 14_000)
    calm = statistics.p_chart(rng.binomial(sizes, 0.06), sizes)
    wild = statistics.p_chart(rng.binomial(sizes, np.clip(rng.normal(0.06, 0.01, 36), 0, 1)), sizes)
    assert calm.stretch < 1.4
    assert wild.stretch > 3


def test_chance_seldom_puts_a_month_outside_the_limits():
    rng = np.random.default_rng(5)
    named = [
        Pattern.OUTSIDE in month
        for _ in range(60)
        for month in statistics.p_chart(rng.binomial(1000, 0.06, 24), np.full(24, 1000)).patterns
    ]
    assert np.mean(named) < 0.01
