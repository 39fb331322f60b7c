"""Between which years a series of figures breaks, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from ooievaar.indicators.declaration import Indicator


@dataclass(frozen=True)
class Break:
    """Another definition between two years that follow each other in a series.

    Attributes:
        before: the last year that was counted with the old definition.
        after: the first year that was counted with the new one.
        words: why, in Dutch; `words_english` in English.
        comparable: whether figures on both sides may be compared all the same.
    """

    before: int
    after: int
    words: str
    words_english: str
    comparable: bool


def breaks(indicator: Indicator, used: Mapping[int, int]) -> tuple[Break, ...]:
    """Where a series changes definition, the first break first.

    Args:
        indicator: what the series is about.
        used: for each year of the series the first reporting year of the definition that it was counted with
            (`version` of `records.FIGURES`). Years may be missing; the order does not matter.
    """
    found = (_between(indicator, earlier, later) for earlier, later in pairwise(sorted(used.items())))
    return tuple(each for each in found if each)


def _between(indicator: Indicator, earlier: tuple[int, int], later: tuple[int, int]) -> Break | None:
    (before, old), (after, new) = earlier, later
    if old == new:
        return None
    # A year counted again may follow an older definition than the year before it: the same changes, undone.
    first, last = sorted((old, new))
    changes = [each.change for each in indicator.versions if first < each.since <= last and each.change]
    return Break(
        before,
        after,
        " ".join(each.words for each in changes),
        " ".join(each.words_english for each in changes),
        bool(changes) and all(each.comparable for each in changes),
    )
