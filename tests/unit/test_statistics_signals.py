"""What a reader is told of a control chart: runs by their first and last month, and their side."""

import pytest

from ooievaar import statistics
from ooievaar.statistics import Pattern, Signal

CALM = [50, 55, 45, 52, 48, 51, 49, 54, 46, 50, 53, 47]


def found(numerators, pattern, **options):
    chart = statistics.p_chart(numerators, [1000] * len(numerators), **options)
    return [each for each in statistics.signals(chart) if each.pattern is pattern]


def test_a_calm_series_has_no_signal():
    assert statistics.signals(statistics.p_chart(CALM, [1000] * 12)) == ()


def test_a_month_outside_is_told_with_its_side():
    assert found([*CALM, 90], Pattern.OUTSIDE, baseline=12) == [Signal(Pattern.OUTSIDE, 12, 12, True)]
    assert found([*CALM, 12], Pattern.OUTSIDE, baseline=12) == [Signal(Pattern.OUTSIDE, 12, 12, False)]


def test_a_shift_is_told_from_its_first_month_on():
    after = [57, 56, 58, 55, 57, 56, 58, 57]
    assert found([*CALM, 49, *after], Pattern.SHIFT, baseline=12) == [Signal(Pattern.SHIFT, 13, 20, True)]


def test_a_shift_to_the_other_side_is_a_second_one():
    above, below = [57, 56, 58, 55, 57, 56, 58], [43, 44, 42, 45, 43, 44, 42]
    assert found([*CALM, 49, *above, *below], Pattern.SHIFT, baseline=12) == [
        Signal(Pattern.SHIFT, 13, 19, True),
        Signal(Pattern.SHIFT, 20, 26, False),
    ]


@pytest.mark.parametrize(("after", "is_up"), [([46, 48, 50, 52, 54, 56], True), ([56, 54, 52, 50, 48, 46], False)])
def test_a_trend_is_told_with_its_direction(after, is_up):
    start = [*CALM[:-1], 60 if not is_up else 40]
    (signal,) = found([*start, *after], Pattern.TREND)
    assert signal.is_up is is_up
    assert signal.last == 17


def test_two_near_a_limit_are_one_signal_though_a_month_lies_between():
    assert found([*CALM, 66, 50, 66], Pattern.NEAR_LIMIT, baseline=12) == [Signal(Pattern.NEAR_LIMIT, 12, 14, True)]


def test_signals_come_in_order_of_time():
    chart = statistics.p_chart([90, *CALM, 90], [1000] * 14)
    assert [each.first for each in statistics.signals(chart) if each.pattern is Pattern.OUTSIDE] == [0, 13]
