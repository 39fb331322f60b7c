"""Whether two groups differ in the marks they gave: enough to matter, and more than chance."""

from dataclasses import dataclass
from enum import Enum
from math import sqrt

from scipy.special import stdtrit

from ooievaar.questionnaires import LOWEST, MATTERS_ON_MEAN, MATTERS_ON_NEGATIVES, Score
from ooievaar.statistics.intervals import wilson


class Verdict(Enum):
    """What a difference amounts to, with the words a reader sees."""

    MATTERS = "Dat verschil is groot genoeg om te tellen, en groter dan door toeval te verwachten is."
    MAY_BE_CHANCE = "Dat verschil zou tellen, maar kan toeval zijn."
    TOO_SMALL = "Dat verschil is geen toeval, maar te klein om te tellen."
    NONE = "Dat is geen verschil om iets uit af te leiden."


@dataclass(frozen=True)
class Difference:
    """One score less the other: on the mean and, in points, on the percentage of negatives; each with its interval."""

    mean: float
    mean_interval: tuple[float, float]
    negatives: float
    negatives_interval: tuple[float, float]

    @property
    def verdict(self) -> Verdict:
        """The strongest thing that can be said of either measure; nothing is concluded from one for the other."""
        return min((self.on_mean, self.on_negatives), key=list(Verdict).index)

    @property
    def on_mean(self) -> Verdict:
        """What the difference between the means amounts to."""
        return _verdict(round(abs(self.mean), 2) >= MATTERS_ON_MEAN, self.mean_interval)

    @property
    def on_negatives(self) -> Verdict:
        """What the difference between the percentages of negatives amounts to."""
        return _verdict(round(abs(self.negatives), 1) >= MATTERS_ON_NEGATIVES, self.negatives_interval)


def mean_interval(score: Score, confidence: float = 0.95) -> tuple[float, float] | None:
    """Lower and upper bound of the mean, by Student's t with the people as observations; None of a hidden score.

    One person may give several marks on a topic, which resemble each other: the people count, not the marks. Within
    the scale, as a mean of ten marks of 10 has no spread and none that is higher.
    """
    if score.mean is None or score.respondents is None:
        return None
    half = _quantile(score.respondents - 1, confidence) * _error(score)
    return max(float(LOWEST), score.mean - half), min(10.0, score.mean + half)


def difference(one: Score, other: Score, confidence: float = 0.95) -> Difference | None:
    """How far one score lies from another; None when either is hidden.

    Both are taken as groups apart. Where one is part of the other that makes the interval wider than it need be: what
    is called more than chance then surely is.

    Sources: Welch (1947), Biometrika 34, 28-35, for the means; Newcombe (1998), Statistics in Medicine 17, 873-890,
    method 10, for the percentages.
    """
    if one.mean is None or other.mean is None or one.negatives is None or other.negatives is None:
        return None
    mean, negatives = one.mean - other.mean, one.negatives - other.negatives
    half = _half_of_means(one, other, confidence)
    return Difference(mean, (mean - half, mean + half), negatives, _of_negatives(one, other, confidence))


def _verdict(is_large: bool, interval: tuple[float, float]) -> Verdict:
    is_beyond_chance = interval[0] > 0 or interval[1] < 0
    if is_large:
        return Verdict.MATTERS if is_beyond_chance else Verdict.MAY_BE_CHANCE
    return Verdict.TOO_SMALL if is_beyond_chance else Verdict.NONE


def _half_of_means(one: Score, other: Score, confidence: float) -> float:
    first, second = _error(one) ** 2, _error(other) ** 2
    if not first + second:
        return 0.0
    free = (first + second) ** 2 / (first**2 / (_people(one) - 1) + second**2 / (_people(other) - 1))
    return _quantile(free, confidence) * sqrt(first + second)


def _of_negatives(one: Score, other: Score, confidence: float) -> tuple[float, float]:
    shares = [(each.negatives or 0) / 100 for each in (one, other)]
    people = [_people(one), _people(other)]
    (low_one, low_other), (high_one, high_other) = wilson(
        [share * count for share, count in zip(shares, people, strict=True)], people, confidence
    )
    gap = shares[0] - shares[1]
    down = sqrt((shares[0] - low_one) ** 2 + (high_other - shares[1]) ** 2)
    up = sqrt((high_one - shares[0]) ** 2 + (shares[1] - low_other) ** 2)
    return 100 * (gap - down), 100 * (gap + up)


def _people(score: Score) -> int:
    return score.respondents or 0


def _error(score: Score) -> float:
    """The standard error of the mean."""
    counts = dict(enumerate(score.distribution or (), LOWEST))
    marks = sum(counts.values())
    mean = sum(mark * count for mark, count in counts.items()) / marks
    variance = sum(count * (mark - mean) ** 2 for mark, count in counts.items()) / (marks - 1)
    return sqrt(variance / _people(score))


def _quantile(free: float, confidence: float) -> float:
    return float(stdtrit(free, (1 + confidence) / 2))
