"""Whether a difference matters and is more than chance: each line two groups of marks and what is said of them."""

import numpy as np
import pytest
from scipy import stats

from ooievaar import questionnaires
from ooievaar.questionnaires import Score
from ooievaar.questionnaires.tally import tally_of
from ooievaar.statistics import Verdict, difference, mean_interval

# Own marks and those of the others as "times x mark", and the verdict on the mean and on the negatives.
EXAMPLES = """
own                | others               | mean          | negatives     | together
-------------------+----------------------+---------------+---------------+--------------
200x9 100x8        | 2000x8 2000x9        | MATTERS       | NONE          | MATTERS
6x9 6x8            | 2000x8 1000x9        | MAY_BE_CHANCE | NONE          | MAY_BE_CHANCE
900x8 1000x9       | 20000x8 20000x9      | TOO_SMALL     | NONE          | TOO_SMALL
50x8 50x9          | 2000x8 2000x9        | NONE          | NONE          | NONE
60x8 20x4          | 2000x8 100x4         | MATTERS       | MATTERS       | MATTERS
8x8 2x4            | 1000x8 90x4          | MAY_BE_CHANCE | MAY_BE_CHANCE | MAY_BE_CHANCE
100x6 20x10        | 1000x5 1000x8 160x9  | NONE          | MATTERS       | MATTERS
10x10              | 10x10                | NONE          | NONE          | NONE
"""


def score(written):
    counts = [each.split("x") for each in written.split()]
    return questionnaires.score_of(
        "A", tally_of([("vk", int(mark))] for times, mark in counts for _ in range(int(times)))
    )


def lines():
    _head, _rule, *rows = EXAMPLES.strip().splitlines()
    return [[cell.strip() for cell in row.split("|")] for row in rows]


@pytest.mark.parametrize(("own", "others", "mean", "negatives", "together"), lines())
def test_every_example_is_judged_as_the_table_says(own, others, mean, negatives, together):
    found = difference(score(own), score(others))
    assert (found.on_mean, found.on_negatives, found.verdict) == (Verdict[mean], Verdict[negatives], Verdict[together])


@pytest.mark.parametrize(("own", "others"), [("14x8 3x2", "40x9 11x5"), ("10x7 10x8", "200x7 90x9")])
def test_the_interval_of_two_means_is_that_of_the_library(own, others):
    one, other = (np.repeat(range(1, 11), score(each).distribution) for each in (own, others))
    expected = stats.ttest_ind(one, other, equal_var=False).confidence_interval()
    found = difference(score(own), score(others))
    assert found.mean_interval == pytest.approx((expected.low, expected.high), abs=0.011)


def test_the_interval_of_one_mean_is_that_of_the_library():
    marks = np.repeat([7, 8, 10], [6, 9, 4])
    expected = stats.t.interval(0.95, len(marks) - 1, marks.mean(), stats.sem(marks))
    assert mean_interval(score("6x7 9x8 4x10")) == pytest.approx(expected, abs=0.006)


def test_the_difference_of_two_shares_is_newcombes():
    """Table II of the source, example (a): 56 of 70 and 48 of 80."""
    found = difference(score("56x2 14x8"), score("48x2 32x8"))
    assert found.negatives_interval == pytest.approx((5.24, 33.39), abs=0.01)


def test_people_count_and_not_their_marks():
    """Three marks each are worth one."""
    of_three = questionnaires.score_of("L", tally_of([("zw", 8), ("bv", 9), ("kt", 7)] for _ in range(30)))
    low, high = mean_interval(of_three)
    assert high - low == pytest.approx(2 * stats.t.ppf(0.975, 29) * np.std([7, 8, 9] * 30, ddof=1) / np.sqrt(30))


def test_nothing_is_said_of_what_is_hidden():
    hidden = Score("A", hidden=questionnaires.TOO_FEW)
    assert difference(hidden, score("10x8")) is None
    assert mean_interval(hidden) is None


def test_the_interval_stays_on_the_scale():
    assert mean_interval(score("19x10 1x9"))[1] == 10
