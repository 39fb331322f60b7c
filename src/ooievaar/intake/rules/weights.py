"""How heavy a newborn can plausibly be per week of gestation: bounds for typing errors, not a growth curve.

The mean per week follows Hadlock, Harrist and Martinez-Poyer, "In utero analysis of fetal growth: a sonographic weight
standard", Radiology 1991;181:129-133: the natural logarithm of the weight in grams is 0.578 + 0.332 w - 0.00354 w^2,
with w the completed weeks. In that study the third and 97th percentile lie about a quarter from the mean. The bounds
here lie much wider, at 0.4 and 1.75 times the mean, so that a small or large child seldom asks for a check while a
missing digit, a due date that is a month off or swapped twins of another woman do.
"""

from math import exp

FIRST_WEEK, LAST_WEEK = 20, 43
_LEAST, _MOST = 0.4, 1.75


def _mean_grams(week: int) -> float:
    return exp(0.578 + 0.332 * week - 0.00354 * week**2)


def _rounded(grams: float) -> int:
    return round(grams / 10) * 10


BOUNDS = {
    week: (_rounded(_LEAST * _mean_grams(week)), _rounded(_MOST * _mean_grams(week)))
    for week in range(FIRST_WEEK, LAST_WEEK + 1)
}
