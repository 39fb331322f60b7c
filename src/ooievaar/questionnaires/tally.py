"""What a group of people gave on one topic, as numbers that can be added and taken apart; nobody stands in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ooievaar.questionnaires.declaration import HIGHEST, LOWEST

type Counts = tuple[int, ...]  # how often each mark was given, from the lowest to the highest
NO_MARKS: Counts = (0,) * (HIGHEST - LOWEST + 1)


@dataclass(frozen=True)
class Tally:
    """`people` are those who gave a mark; `marks` counts what they gave, by whom or which phase it is about."""

    people: int = 0
    marks: Mapping[str, Counts] = field(default_factory=dict)

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.people + other.people, _together(self.marks, other.marks, 1))

    def __sub__(self, other: "Tally") -> "Tally":
        """What is here and not in `other`, which must be part of it; below nothing where it is not."""
        return Tally(self.people - other.people, _together(self.marks, other.marks, -1))

    @property
    def distribution(self) -> Counts:
        """How often each mark was given, whoever it is about."""
        return tuple(map(sum, zip(NO_MARKS, *self.marks.values(), strict=True)))

    @property
    def is_possible(self) -> bool:
        """Whether a group of people can have given this."""
        return self.people >= 0 and all(count >= 0 for counts in self.marks.values() for count in counts)


NOBODY_GAVE = Tally()


def tally_of(people: Iterable[Iterable[tuple[str, int]]]) -> Tally:
    """The tally of these people, each given as (about, mark); who gave no mark does not count."""
    given = [marks for person in people if (marks := list(person))]
    counts: dict[str, list[int]] = {}
    for about, mark in (each for marks in given for each in marks):
        counts.setdefault(about, list(NO_MARKS))[mark - LOWEST] += 1
    return Tally(len(given), {about: tuple(each) for about, each in counts.items()})


def _together(ours: Mapping[str, Counts], theirs: Mapping[str, Counts], sign: int) -> dict[str, Counts]:
    keys = sorted({*ours, *theirs})
    pairs = {key: zip(ours.get(key, NO_MARKS), theirs.get(key, NO_MARKS), strict=True) for key in keys}
    both = {key: tuple(one + sign * other for one, other in pair) for key, pair in pairs.items()}
    return {key: counts for key, counts in both.items() if any(counts)}
