"""What two figures of the same unit give away together: the few births that came in between.

A figure of 412 births today and one of 415 next month tell, by subtraction, what happened in three births. So a new
figure that differs by a few is held back, and what was shown before stays, until enough has come; and so is what would
give the difference away: the change of a VSV is that of the country less those of the others.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ooievaar.disclosure.suppression import Key, Policy, Unit, members_of, parent_of, whole_of

type Sizes = Mapping[Key, int | None]  # denominators as told; None where nothing was told


@dataclass(frozen=True)
class _Equation:
    """The change of a total is that of its members, and of what lies in none of them when `has_rest`."""

    total: Key
    members: tuple[Key, ...]
    has_rest: bool

    @property
    def keys(self) -> tuple[Key, ...]:
        return (self.total, *self.members)

    def weight(self, key: Key) -> int:
        """Minus one for the total, one for a member, zero for what has no part in it."""
        return -1 if key == self.total else int(key in self.members)


def held_back(earlier: Sequence[Sizes], now: Sizes, policy: Policy, parents: Mapping[Unit, Unit]) -> set[Key]:
    """The figures whose new value must wait, given the denominators that were told before, each time.

    What was held back itself at an earlier time counts as not told then. No change of a few may be told or worked out
    between now and any time before, nor what several that are not told changed together.
    """
    equations = _equations(now, parents)
    held: set[Key] = set()
    for indicator in {key[0] for key in now}:
        sizes = {key: size for key, size in now.items() if key[0] == indicator}
        held |= _held(earlier, sizes, [each for each in equations if each.total[0] == indicator], policy)
    return held


def _held(earlier: Sequence[Sizes], now: Sizes, equations: Sequence[_Equation], policy: Policy) -> set[Key]:
    before = [_known({key: then.get(key) for key in now}, equations) for then in earlier]
    held: set[Key] = set()
    while True:
        told = {key: None if key in held else size for key, size in now.items()}
        known = _known(told, equations)
        more = {key for then in before for key in _more(_change(then, known), told, equations, policy)}
        if not more:
            return held
        held |= more


def _known(told: Sizes, equations: Sequence[_Equation]) -> dict[Key, int]:
    """What was told, and what follows from it by all sums together."""
    sizes = {key: size for key, size in told.items() if size is not None}
    return sizes | _worked_out(sizes, equations)


def _worked_out(sizes: Mapping[Key, int], equations: Sequence[_Equation]) -> dict[Key, int]:
    exact = [each for each in equations if not each.has_rest and any(key not in sizes for key in each.keys)]
    secret = sorted({key for each in exact for key in each.keys if key not in sizes}, key=str)
    if not secret:
        return {}
    weights = np.array([[each.weight(key) for key in secret] for each in exact])
    sums = np.array([-sum(each.weight(key) * sizes.get(key, 0) for key in each.keys) for each in exact])
    inverse = np.linalg.pinv(weights)
    # A size follows when no other can make up for it: its own row of the projection is the unit row.
    follows = np.isclose(np.diag(inverse @ weights), 1)
    return {key: round(value) for key, value, is_so in zip(secret, inverse @ sums, follows, strict=True) if is_so}


def _change(then: Mapping[Key, int], now: Mapping[Key, int]) -> dict[Key, int]:
    return {key: size - then[key] for key, size in now.items() if key in then}


def _more(changes: Mapping[Key, int], told: Sizes, equations: Sequence[_Equation], policy: Policy) -> Iterator[Key]:
    """What to hold back so that a change of a few is known no longer; then, so that no rest of a sum is a few."""
    if few := [key for key, change in changes.items() if _is_few(change, policy)]:
        yield from (key if told[key] is not None else _smallest(_with(key, equations), equations, told) for key in few)
        return
    yield from (_smallest([each], equations, told) for each in equations if not _is_safe(each, changes, policy))


def _with(key: Key, equations: Sequence[_Equation]) -> list[_Equation]:
    return [each for each in equations if key in each.keys]


def _is_few(change: int, policy: Policy) -> bool:
    return 0 < abs(change) < policy.threshold


def _is_safe(each: _Equation, changes: Mapping[Key, int], policy: Policy) -> bool:
    """Whether what is not known of this sum changed, together, by nothing or by enough."""
    known = [key for key in each.members if key in changes]
    if each.total not in changes or (len(known) == len(each.members) and not each.has_rest):
        return True
    return not _is_few(changes[each.total] - sum(changes[key] for key in known), policy)


def _smallest(near: Sequence[_Equation], equations: Sequence[_Equation], told: Sizes) -> Key:
    """The smallest that was told in sums near a secret, or else in any; totals, and what is empty, come last."""
    for among in (near, equations):
        if found := [_order(key, each, told) for each in among for key in each.keys if told[key] is not None]:
            return min(found)[-1]
    raise AssertionError("nothing was told, and yet something is known")


def _order(key: Key, each: _Equation, told: Sizes) -> tuple[bool, bool, int, str, Key]:
    size = told[key] or 0
    return size == 0, key == each.total, size, str(key), key


def _equations(now: Sizes, parents: Mapping[Unit, Unit]) -> list[_Equation]:
    """Units within a unit, and parts that divide an indicator."""
    within = members_of(now, lambda key: parent_of(key, parents))
    units = [_Equation(total, tuple(keys), total[2] != "country") for total, keys in within.items()]
    parts = [_Equation(total, tuple(keys), has_rest=False) for total, keys in members_of(now, whole_of).items()]
    return units + [each for each in parts if _divide(each, now)]


def _divide(each: _Equation, now: Sizes) -> bool:
    """Whether the parts have each a denominator of their own, that add up but for rounding."""
    if len(each.members) < 2:
        return False
    difference = (now[each.total] or 0) - sum(now[key] or 0 for key in each.members)
    return abs(difference) <= len(each.members)
