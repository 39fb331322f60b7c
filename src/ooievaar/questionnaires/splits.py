"""Splitting scores by who answered: which groups there are, and which may be shown together.

One split is shown at a time, but a reader remembers the others, and what was shown before. That a group and its rest
each hold ten people is then not enough: every caesarean is in a hospital, so that two splits together tell of the few
who gave birth there otherwise. So all groups that are shown are looked at together, with every step in which people
were added. Whatever comes of adding and subtracting them, and of any multiple of the steps, must rest on ten people or
on nobody; and beside one's own scores, on ten others (decision 22).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

import numpy as np
import numpy.typing as npt

from ooievaar.questionnaires.declaration import Answers
from ooievaar.questionnaires.scoring import MINIMUM

type Whole = npt.NDArray[np.int64]
type People = Mapping[tuple[str, str], int]  # how many by (traits, cell)
type Viewer = frozenset[str]  # the cells that somebody who looks has scores of: no others for this reader


@dataclass(frozen=True)
class Group:
    """Who gave one of these answers; the rest gave another one, or none."""

    code: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class Split:
    """A question that divides people; `groups` are shown by themselves, all others together as the rest."""

    question: str
    groups: tuple[Group, ...]


SPLITS = (
    Split("first_child", (Group("yes", ("yes",)),)),
    Split("place_of_birth", (Group("hospital", ("hospital", "hospital_centre")), Group("home", ("home",)))),
    Split(
        "mode_of_birth",
        (Group("spontaneous", ("spontaneous",)), Group("caesarean", ("planned_caesarean", "unplanned_caesarean"))),
    ),
    Split("age_group", (Group("under_30", ("under_25", "25_29")), Group("35_or_over", ("35_39", "40_or_over")))),
)
_TWICE = 5  # beyond so many groups, combinations with two times a group are too many to look at
# The place of each group in the traits of a person. One of every split comes first when not all can be shown.
PLACES = tuple((split, group) for rank in range(2) for split in SPLITS for group in split.groups[rank : rank + 1])


def traits_of(answers: Answers) -> str:
    """Of every group, in order, whether this person is in it: "1" or "0"."""
    return "".join(str(int(answers.get(split.question) in group.answers)) for split, group in PLACES)


def source_of(traits: str) -> str:
    """Who collected the answers of people with these traits, and so knows them one by one; empty when nobody does.

    It stands behind the traits: those who are known to somebody are never added together with others.
    """
    return traits[len(PLACES) :]


def knows(viewer: Viewer, source: str, cell: str) -> bool:
    """Whether somebody who looks has scores that these people are in, or collected their answers."""
    return cell in viewer or (source != "" and known_to(source) in viewer)


def without_known(viewer: Viewer) -> Viewer:
    """The cells alone."""
    return frozenset(cell for cell in viewer if not cell.startswith("@"))


def known_to(source: str) -> str:
    """What stands among the cells of a viewer who collected answers: no number of an organisation or partnership."""
    return f"@{source}"


def showable(steps: Sequence[People], viewers: Iterable[Viewer]) -> tuple[int, ...]:
    """The groups, as places, that may be shown of all these people together; added one by one while it is safe.

    `steps` are the people that were added to what is shown, each time together; everybody in a step is known as a sum.
    """
    readers = tuple(viewers)
    chosen: tuple[int, ...] = ()
    for place in range(len(PLACES)):
        if is_safe(steps, (*chosen, place), readers):
            chosen = (*chosen, place)
    return chosen


def is_safe(steps: Sequence[People], places: Sequence[int], viewers: Sequence[Viewer]) -> bool:
    """Whether no combination of steps and of these groups rests on one to nine people, whoever looks."""
    kinds = sorted({_at(traits, places) for step in steps for traits, _cell in step})
    levels = _levels(kinds)
    everybody = _supports(levels, _counted(steps, kinds, places, None))
    # What rests on nobody is no information. A group that all of them are in may not be shown either: it would seem
    # to say something, and the rest would be empty.
    telling = everybody > 0
    if not telling.any() or everybody[telling].min() < MINIMUM or not _says_something(kinds):
        return False
    room = int(everybody[telling].min()) - MINIMUM
    # Whoever holds few of these people cannot bring any combination below ten others.
    held = _by_holder(steps)
    return all(
        _supports(levels, _counted(steps, kinds, places, viewer))[telling].min() >= MINIMUM
        for viewer in viewers
        if sum(count for (source, cell), count in held.items() if knows(viewer, source, cell)) > room
    )


def _by_holder(steps: Sequence[People]) -> Mapping[tuple[str, str], int]:
    """How many people by who collected their answers and by cell: few, whoever many look and answered."""
    found: dict[tuple[str, str], int] = {}
    for step in steps:
        for (traits, cell), count in step.items():
            holder = source_of(traits), cell
            found[holder] = found.get(holder, 0) + count
    return found


def _says_something(kinds: Sequence[str]) -> bool:
    """Whether the last group divides these people."""
    return len({kind[-1] for kind in kinds}) > 1


def _at(traits: str, places: Sequence[int]) -> str:
    return "".join(traits[place] for place in places)


def _counted(steps: Sequence[People], kinds: list[str], places: Sequence[int], viewer: Viewer | None) -> Whole:
    """People by step and kind, without those that the viewer has scores of."""
    found: Whole = np.zeros((len(steps), len(kinds)), dtype=np.int64)
    column = {kind: place for place, kind in enumerate(kinds)}
    for row, step in enumerate(steps):
        for (traits, cell), count in step.items():
            if viewer is None or not knows(viewer, source_of(traits), cell):
                found[row, column[_at(traits, places)]] += count
    return found


def _levels(kinds: list[str]) -> Whole:
    """What every combination of groups gives for every kind of person: one row for each combination."""
    points = np.array([[int(each) for each in kind] for kind in kinds], dtype=np.int64)
    levels: Whole = _combinations(points.shape[1]) @ points.T
    return levels


@cache
def _combinations(groups: int) -> Whole:
    """All that can be made of so many groups, each added, subtracted or left out, few of them also twice.

    A change of sign says nothing new.
    """
    times = (0, 1, -1, 2, -2) if groups <= _TWICE else (0, 1, -1)
    every = [each for each in product(times, repeat=groups) if next((first for first in each if first), 0) > 0]
    return np.array(every, dtype=np.int64).reshape(-1, groups)


def _supports(levels: Whole, people: Whole) -> Whole:
    """On how many people each combination rests, with the multiple of every step that leaves the fewest.

    Of each step that is everybody but those for whom the combination gives the commonest level.
    """
    commonest: Whole = np.zeros((len(levels), len(people)), dtype=np.int64)
    for level in range(int(levels.min()), int(levels.max()) + 1):
        np.maximum(commonest, (levels == level) @ people.T, out=commonest)
    supports: Whole = people.sum() - commonest.sum(axis=1)
    return supports
