"""Which counts stay hidden: those that are too small, and those from which a small one could be worked out."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

type Unit = tuple[str, str]  # level, unit
type Key = tuple[str, str | None, str, str]  # indicator, part, level, unit


@dataclass(frozen=True)
class Policy:
    """From which count on something may be shown. A threshold of 0 hides nothing; a count of 0 is never hidden.

    `width`: how far apart the smallest and the largest size must lie that a reader can find for a hidden denominator.
    """

    threshold: int = 10  # denominators
    numerators: int = 0
    complements: int = 0  # denominator minus numerator
    width: int = 2


@dataclass(frozen=True)
class Counts:
    """Whole numbers of one figure, as they would be shown; a division has no numerator, None is not told."""

    numerator: int | None
    denominator: int
    undetermined: int | None


class Reason(Enum):
    """Why a figure is hidden."""

    FEW = auto()  # the denominator is too small
    FEW_IN_NUMERATOR = auto()  # the numerator, or what is not in it, is too small
    PROTECTS = auto()  # shown, it would give away another one


@dataclass(frozen=True)
class _Sum:
    """A total with the figures that add up to it, or to a part of it."""

    total: Key
    members: tuple[Key, ...]
    inside: Mapping[Key, Sequence[Key]]  # of each member, the units that lie within it


def hidden(counts: Mapping[Key, Counts], policy: Policy, parents: Mapping[Unit, Unit]) -> dict[Key, Reason]:
    """The figures that must not be shown, with the reason.

    After those that are small themselves follow, until nothing changes: the parts of what is hidden; what lies within
    a hidden unit; and in each sum (units of a parent, parts of an indicator) the smallest others, so that never one
    single figure is hidden, and hidden units together are no fewer than the threshold, also for a hospital that takes
    its own births away. Births of a VSV in none of its hospitals count as one more unit there; births of the country
    in no VSV are not protected: nobody can be recognised by them.
    """
    found = {key: reason for key, each in counts.items() if (reason := _small(each, policy))}
    inside = members_of(counts, lambda key: parent_of(key, parents))
    of_parts, of_units = _sums(members_of(counts, whole_of), {}), _sums(inside, inside)
    while more := {
        *_within_hidden(counts, found, of_parts + of_units),
        *_beside_hidden_part(counts, found, of_parts, policy),
        *_beside_hidden_unit(counts, found, of_units, policy),
        *_beside_few_elsewhere(counts, found, of_units, policy),
    }:
        found |= dict.fromkeys(more, Reason.PROTECTS)
    return found


def _small(counts: Counts, policy: Policy) -> Reason | None:
    if 0 < counts.denominator < policy.threshold:
        return Reason.FEW
    if counts.numerator is None:
        return None
    rest = counts.denominator - counts.numerator
    few = 0 < counts.numerator < policy.numerators or 0 < rest < policy.complements
    return Reason.FEW_IN_NUMERATOR if few else None


def whole_of(key: Key) -> Key | None:
    """The indicator of which this is a part."""
    indicator, part, level, unit = key
    return None if part is None else (indicator, None, level, unit)


def parent_of(key: Key, parents: Mapping[Unit, Unit]) -> Key | None:
    """The same figure for the unit that holds this one."""
    indicator, part, level, unit = key
    above = parents.get((level, unit))
    return None if above is None else (indicator, part, *above)


def members_of(counts: Mapping[Key, Any], total_of: Callable[[Key], Key | None]) -> dict[Key, list[Key]]:
    """What adds up to each total, of the figures that there are."""
    members: dict[Key, list[Key]] = {}
    for key in counts:
        total = total_of(key)
        if total in counts and total is not None:
            members.setdefault(total, []).append(key)
    return members


def _sums(members: Mapping[Key, Sequence[Key]], inside: Mapping[Key, Sequence[Key]]) -> list[_Sum]:
    return [_Sum(total, tuple(keys), inside) for total, keys in members.items()]


def _within_hidden(counts: Mapping[Key, Counts], found: Mapping[Key, Reason], sums: Iterable[_Sum]) -> Iterator[Key]:
    """What would tell of a hidden total just by being shown."""
    for each in sums:
        if each.total in found:
            yield from _shown(each, counts, found)


def _beside_hidden_part(
    counts: Mapping[Key, Counts], found: Mapping[Key, Reason], sums: Iterable[_Sum], policy: Policy
) -> Iterator[Key]:
    """One more part, where a single part of a shown indicator is hidden, or those hidden count too few together."""
    for each in sums:
        shown, concealed = _shown(each, counts, found), _concealed(each, found)
        if each.total in found or not shown or not concealed:
            continue
        if len(concealed) == 1 or _counts_too_few(concealed, counts, policy):
            yield min(shown, key=lambda key: (counts[key].denominator, counts[key].numerator or 0, str(key)))


def _beside_hidden_unit(
    counts: Mapping[Key, Counts], found: Mapping[Key, Reason], sums: Iterable[_Sum], policy: Policy
) -> Iterator[Key]:
    """One more unit, where those hidden under a shown parent are too few; the parent when no other unit is left."""
    for each in sums:
        if each.total in found or not _concealed(each, found) or _keeps_its_secret(each, counts, found, policy):
            continue
        if shown := _shown(each, counts, found):
            yield min(shown, key=lambda key: (counts[key].denominator, str(key)))
        elif _left_for_a_stranger(each, counts, found) < policy.threshold:
            yield each.total


def _left_for_a_stranger(each: _Sum, counts: Mapping[Key, Counts], found: Mapping[Key, Reason]) -> int:
    return counts[each.total].denominator - sum(counts[key].denominator for key in _concealed(each, found))


def _keeps_its_secret(each: _Sum, counts: Mapping[Key, Counts], found: Mapping[Key, Reason], policy: Policy) -> bool:
    """Whether nobody who subtracts what is shown, and knows why the rest is hidden, learns a single count.

    Nobody: neither a stranger, nor an organisation that knows what it did itself in one of the hidden units, which may
    be nearly all that happened there.
    """
    concealed = _concealed(each, found)
    reasons = [found[key] for key in concealed]
    if all(reason is Reason.PROTECTS for reason in reasons) and _is_few_elsewhere(each, counts, policy):
        return True
    return len(reasons) >= 2 and all(
        _is_kept_from(view, [counts[key] for key in concealed], reasons, policy)
        for view in _views(each, concealed, counts)
    )


@dataclass(frozen=True)
class _View:
    """What somebody knows of one of the hidden units, by its number among them; a stranger knows nothing of any."""

    number: int | None
    numerator: int
    denominator: int


_STRANGER = _View(None, 0, 0)


def _views(each: _Sum, concealed: Sequence[Key], counts: Mapping[Key, Counts]) -> Iterator[_View]:
    yield _STRANGER
    for number, key in enumerate(concealed):
        for own in each.inside.get(key, ()):
            yield _View(number, counts[own].numerator or 0, counts[own].denominator)


def _is_kept_from(view: _View, units: Sequence[Counts], reasons: Sequence[Reason], policy: Policy) -> bool:
    left = sum(unit.denominator for unit in units) - view.denominator
    counted = sum(unit.numerator or 0 for unit in units) - view.numerator
    if left < policy.threshold or 0 < counted < policy.numerators:
        return False
    # With a low threshold there is little between one and the most that few can be.
    wanted = min(policy.width, policy.threshold - 2)
    few = (number for number, reason in enumerate(reasons) if reason is Reason.FEW and number != view.number)
    return all(_room(number, reasons, left, view, policy) >= wanted for number in few)


def _room(number: int, reasons: Sequence[Reason], left: int, view: _View, policy: Policy) -> int:
    """How far the size of one hidden unit can range for who knows what is left, and of each whether it is few."""
    bounds = [_bounds(other, reason, view, policy) for other, reason in enumerate(reasons) if other != number]
    most = policy.threshold - 1
    highest = min(most, left - sum(least for least, _most in bounds))
    if any(most_of is None for _least, most_of in bounds):
        return highest - 1
    return highest - max(1, left - sum(most_of or 0 for _least, most_of in bounds))


def _bounds(number: int, reason: Reason, view: _View, policy: Policy) -> tuple[int, int | None]:
    """The least and the most that a hidden unit can hold besides what is known of it."""
    known = view.denominator if number == view.number else 0
    if reason is Reason.FEW:
        return max(0 if known else 1, 1 - known), max(0, policy.threshold - 1 - known)
    return max(0, policy.threshold - known), None


def _counts_too_few(hidden_keys: Iterable[Key], counts: Mapping[Key, Counts], policy: Policy) -> bool:
    """Whether the numerators of what is hidden, which follow by subtraction, are few together."""
    return 0 < sum(counts[key].numerator or 0 for key in hidden_keys) < policy.numerators


def _beside_few_elsewhere(
    counts: Mapping[Key, Counts], found: Mapping[Key, Reason], sums: Iterable[_Sum], policy: Policy
) -> Iterator[Key]:
    """One unit, where subtracting all of them from their shown parent leaves a few births that are in none of them."""
    for each in sums:
        shown = _shown(each, counts, found)
        if (
            each.total not in found
            and shown
            and not _concealed(each, found)
            and _is_few_elsewhere(each, counts, policy)
        ):
            yield min(shown, key=lambda key: (counts[key].denominator, str(key)))


def _is_few_elsewhere(each: _Sum, counts: Mapping[Key, Counts], policy: Policy) -> bool:
    elsewhere = counts[each.total].denominator - sum(counts[key].denominator for key in each.members)
    return each.total[2] != "country" and 0 < elsewhere < policy.threshold


def _concealed(each: _Sum, found: Mapping[Key, Reason]) -> list[Key]:
    return [key for key in each.members if key in found]


def _shown(each: _Sum, counts: Mapping[Key, Counts], found: Mapping[Key, Reason]) -> list[Key]:
    return [key for key in each.members if key not in found and counts[key].denominator > 0]
