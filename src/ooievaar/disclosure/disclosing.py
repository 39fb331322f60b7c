"""Figures as they may be shown: whole numbers, and a percentage that follows from them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import polars as pl

from ooievaar.disclosure.successive import held_back
from ooievaar.disclosure.suppression import Counts, Key, Policy, Reason, Unit, hidden

Interval = Callable[[Sequence[int], Sequence[int]], tuple[Any, Any]]
DEFAULT_POLICY = Policy()
DEFAULT_NOUN = "bevallingen"
# How the sentence begins where there is nothing to count; it tells that the denominator is zero.
_NONE = "Geen "
_PROTECTS = "Niet getoond, omdat anders een kleiner aantal elders is uit te rekenen."


@dataclass(frozen=True)
class Disclosed:
    """One figure as it may be shown. Nothing else of a figure may leave the office.

    Counts are whole; `value`, `lower` and `upper` are percentages with one decimal, made from the shown counts, so
    that a reader can check them. `hidden` says in Dutch why there is no figure; the counts are None then.
    A division (numerator None) has a denominator and no value. `is_earlier`: as it was shown before, since what changed
    in between are too few to tell. Of a score (`disclose_scores`) `value` and bounds are on its scale, with two
    decimals, `denominator` counts marks, and `respondents` the people who gave them.
    """

    numerator: int | None = None
    denominator: int | None = None
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    undetermined: int | None = None
    hidden: str | None = None
    is_earlier: bool = False
    respondents: int | None = None

    @property
    def told(self) -> int | None:
        """The denominator as a reader knows it: zero where it says that nothing counts."""
        return 0 if (self.hidden or "").startswith(_NONE) else self.denominator


def disclose(
    figures: pl.DataFrame,
    policy: Policy = DEFAULT_POLICY,
    parents: Mapping[Unit, Unit] | None = None,
    *,
    interval: Interval,
    nouns: Mapping[str, str] | None = None,
    earlier: Sequence[Mapping[Key, Disclosed]] = (),
) -> dict[Key, Disclosed]:
    """Each figure by (indicator, part, level, unit), shown or with the sentence why not.

    `figures` are `records.FIGURES` of one year and must hold all units that will be shown together, as one can be
    worked out from the others. `parents` says which (level, unit) lies within which. `nouns` gives per indicator what
    is counted, in Dutch plural; `interval` the bounds, as proportions, for numerators and denominators. `earlier` is
    what was shown of the same year before, newest first: where the difference would tell of a few, that stays.

    Raises:
        ValueError: the figures are of more than one year.
    """
    if figures["year"].n_unique() > 1:
        raise ValueError("figures of one year are disclosed together")
    counts = {_key(row): _counts(row) for row in figures.iter_rows(named=True)}
    reasons = hidden(counts, policy, parents or {})
    safe = {key: _without_few_left(each, policy) for key, each in counts.items() if key not in reasons}
    shown = _shown(safe, nouns or {}, interval)
    sentences = {key: Disclosed(hidden=_sentence(reason, key, policy, nouns or {})) for key, reason in reasons.items()}
    disclosed = {key: shown.get(key) or sentences[key] for key in counts}
    return disclosed | _kept(earlier, disclosed, policy, parents or {})


def _kept(
    earlier: Sequence[Mapping[Key, Disclosed]],
    now: Mapping[Key, Disclosed],
    policy: Policy,
    parents: Mapping[Unit, Unit],
) -> dict[Key, Disclosed]:
    before = [{key: None if each.is_earlier else each.told for key, each in then.items()} for then in earlier]
    held = held_back(before, {key: each.told for key, each in now.items()}, policy, parents)
    return {key: replace(_newest(key, earlier), is_earlier=True) for key in held}


def _newest(key: Key, earlier: Sequence[Mapping[Key, Disclosed]]) -> Disclosed:
    """As it was shown last; hidden when it never was."""
    shown = (then[key] for then in earlier if key in then and then[key].told is not None)
    return next(shown, Disclosed(hidden=_PROTECTS))


def _key(row: Mapping[str, Any]) -> Key:
    return row["indicator"], row["part"], row["level"], row["unit"]


def _counts(row: Mapping[str, Any]) -> Counts:
    denominator = _whole(row["denominator"])
    numerator = None if row["numerator"] is None else min(_whole(row["numerator"]), denominator)
    return Counts(numerator, denominator, _whole(row["undetermined"]))


def _whole(count: float) -> int:
    return int(Decimal(count).quantize(Decimal(1), ROUND_HALF_UP))


def _without_few_left(counts: Counts, policy: Policy) -> Counts:
    """Where nothing counts, those that are undetermined are all there is: a few of them are as few births as any."""
    if counts.denominator == 0 and 0 < (counts.undetermined or 0) < policy.threshold:
        return replace(counts, undetermined=None)
    return counts


def _shown(counts: Mapping[Key, Counts], nouns: Mapping[str, str], interval: Interval) -> dict[Key, Disclosed]:
    with_value = {key: each for key, each in counts.items() if each.denominator and each.numerator is not None}
    numerators = [each.numerator or 0 for each in with_value.values()]
    denominators = [each.denominator for each in with_value.values()]
    lower, upper = interval(numerators, denominators)
    bounds = dict(zip(with_value, zip(lower, upper, strict=True), strict=True))
    return {key: _disclosed(each, bounds.get(key), nouns.get(key[0], DEFAULT_NOUN)) for key, each in counts.items()}


def _disclosed(counts: Counts, bounds: tuple[float, float] | None, noun: str) -> Disclosed:
    if counts.denominator == 0:
        return Disclosed(undetermined=counts.undetermined, hidden=f"{_NONE}{noun} die meetellen.")
    if bounds is None or counts.numerator is None:
        return Disclosed(denominator=counts.denominator, undetermined=counts.undetermined)
    value = _percent(Decimal(counts.numerator) / Decimal(counts.denominator))
    lower, upper = (_percent(Decimal(float(bound))) for bound in bounds)
    return Disclosed(counts.numerator, counts.denominator, value, max(lower, 0.0), upper, counts.undetermined)


def _percent(proportion: Decimal) -> float:
    """One decimal, halves up, as a reader with a calculator would."""
    return float((100 * proportion).quantize(Decimal("0.1"), ROUND_HALF_UP))


def _sentence(reason: Reason, key: Key, policy: Policy, nouns: Mapping[str, str]) -> str:
    match reason:
        case Reason.FEW:
            return f"Minder dan {policy.threshold} {nouns.get(key[0], DEFAULT_NOUN)}; daarom niet getoond."
        case Reason.FEW_IN_NUMERATOR:
            return "De aantallen zijn te klein om te tonen."
        case Reason.PROTECTS:
            return _PROTECTS
