"""Whoever keeps every page and adds and subtracts whatever stands on them never comes to fewer than ten people.

The attacker is an organisation that looks after every sending, at its own scores, those of its partnership and the
country, at every period and every split. Everybody who answered is known by name here, so that what the attacker can
work out is a vector with a number for each of them: it may not be about one to nine people.
"""

import random
from dataclasses import dataclass, field

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ooievaar.questionnaires import ledger as ledgers
from ooievaar.questionnaires import splits
from ooievaar.questionnaires.ledger import Gathered, Ledger, advance, quarter_after
from ooievaar.questionnaires.splits import PLACES
from ooievaar.questionnaires.tally import NOBODY_GAVE, tally_of

# Which partnerships the clients of each practice count for, and how often; the own one is in two.
WHERE = {"1001": {"101": 8, "102": 2}, "1002": {"101": 1}, "1003": {"102": 1}, "1004": {"103": 1}}
OWN = "1001"


@dataclass(frozen=True)
class Woman:
    number: int
    practice: str
    vsv: str
    quarter: str
    traits: str


@dataclass
class Unit:
    """One ledger with who is in it; `cell` tells whose own score somebody counts in, `seen` what the attacker saw."""

    holds: object
    cell: object
    viewers: tuple = ()
    ledger: Ledger = field(default_factory=Ledger)
    taken: frozenset = frozenset()
    divided: frozenset = frozenset()
    seen: list = field(default_factory=list)

    def look(self, women):
        """What is on the page now, as sets of women."""
        mine = [each for each in women if self.holds(each)]
        before, self.ledger = self.ledger, advance(self.ledger, gathered(mine, self.cell), self.viewers)
        self._learn(mine, before)

    def _learn(self, mine, before):
        new = self._grown(mine, before) - self.taken
        self.taken |= new
        moved = [each for each in sorted(self.ledger.points) if self.ledger.points[each] != before.points.get(each)]
        # Several points can move at once, in the order of the periods: each takes who is left of those before it.
        for low, point in zip(["", *moved], moved, strict=False):
            step = frozenset(each for each in new if low < each.quarter <= point)
            assert len(step) == (self.ledger.points[point] - before.points.get(point, NOBODY_GAVE)).people >= 10
            self.seen.append(step)
        for edition in self.ledger.editions[len(before.editions) :]:
            self._learn_groups(edition, self.taken - self.divided)

    def _grown(self, mine, before):
        """Whoever has the traits, cell and quarter of somebody new: of those, all are taken at once."""
        now, then = self.ledger.taken.people, before.taken.people
        grown = [each for each in mine if now.get(self._key(each)) != then.get(self._key(each))]
        assert sum(count for key, count in now.items() if count != then.get(key)) == len(grown)
        return frozenset(grown)

    def _key(self, woman):
        return woman.quarter, woman.traits, self.cell(woman)

    def _learn_groups(self, edition, women):
        assert edition.total.people == len(women)
        for place, tally in edition.tallies.items():
            group = frozenset(each for each in women if each.traits[place] == "1")
            assert tally.people == len(group)
            self.seen.append(group)
        self.divided = self.taken


def gathered(women, cell):
    tallies, people = {}, {}
    for each in women:
        tallies.setdefault((each.quarter, each.traits), []).append([("vk", each.number % 10 + 1)])
        key = (each.quarter, each.traits, cell(each))
        people[key] = people.get(key, 0) + 1
    return Gathered({key: tally_of(marks) for key, marks in tallies.items()}, people)


def units():
    """The organisation itself, its partnership and the country, as the portal makes them."""
    organisations = tuple(frozenset({each}) for each in WHERE)
    return (
        Unit(lambda w: w.practice == OWN, lambda w: ""),
        *(Unit(lambda w, vsv=vsv: w.vsv == vsv, lambda w: w.practice, organisations) for vsv in WHERE[OWN]),
        Unit(lambda w: True, lambda w: w.vsv, tuple(frozenset(vsvs) for vsvs in WHERE.values())),
    )


def fewest(sets, chance, tries=12):
    """On how few people something rests that can be worked out from the sums over these sets.

    With another order of the women each time, every row of the reduced matrix rests on as few as it can near the first
    of them; over ten orders that finds what comes of adding and subtracting.
    """
    sets = [each for each in set(sets) if each]
    women = sorted(set().union(*sets), key=lambda w: w.number) if sets else []
    if not women:
        return None
    matrix = np.array([[float(w in each) for w in women] for each in sets])
    least = len(women)
    for _try in range(tries):
        order = chance.sample(range(len(women)), len(women))
        reduced = echelon(matrix[:, order])
        least = min(least, int((np.abs(reduced) > 1e-9).sum(axis=1).min()))
    return least


def echelon(matrix):
    """Reduced row echelon form, without empty rows."""
    rows, row = matrix.copy(), 0
    for column in range(rows.shape[1]):
        if row == len(rows):
            break
        pivot = row + int(np.argmax(np.abs(rows[row:, column])))
        if abs(rows[pivot, column]) < 1e-9:
            continue
        rows[[row, pivot]] = rows[[pivot, row]]
        rows[row] /= rows[row, column]
        others = np.arange(len(rows)) != row
        rows[others] -= np.outer(rows[others, column], rows[row])
        row += 1
    return rows[:row]


def sendings(chance, count, size, *, traits):
    """Women who answer, a few at a time, over some quarters; where and how they gave birth hangs together."""
    women, quarter = [], "2025-K1"
    for _sending in range(count):
        if chance.random() < 0.2:
            quarter = quarter_after(quarter)
        for _woman in range(chance.randint(1, size)):
            late = "2025-K1" if chance.random() < 0.05 else quarter
            practice = chance.choices(tuple(WHERE), (5, 3, 2, 3))[0]
            vsv = chance.choices(*zip(*WHERE[practice].items(), strict=True))[0]
            women.append(Woman(len(women), practice, vsv, late, traits(chance)))
        yield tuple(women)


def somehow(chance):
    """Traits with the zeroes of life: no caesarean and no help at home."""
    home = chance.random() < 0.35
    caesarean = not home and chance.random() < 0.3
    spontaneous = home or (not caesarean and chance.random() < 0.8)
    age = chance.choice(("10", "01", "00"))
    first, said = chance.random() < 0.5, chance.random() < 0.9
    traits = {
        "first_child": f"{first and said:d}", "place_of_birth": f"{not home:d}{home:d}",
        "mode_of_birth": f"{spontaneous:d}{caesarean:d}", "age_group": age,
    }  # fmt: skip
    return "".join(traits[split.question][split.groups.index(group)] for split, group in PLACES)


def least_found(seed, *, sends, size):
    """The fewest people the attacker comes to, and how many editions there were."""
    chance = random.Random(seed)
    looked = units()
    for women in sendings(chance, sends, size, traits=somehow):
        for unit in looked:
            unit.look(women)
    found = fewest([each for unit in looked for each in unit.seen], chance)
    return found, sum(len(unit.ledger.editions) for unit in looked)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 15))
def test_whoever_looks_after_every_sending_never_comes_to_fewer_than_ten(seed, size):
    least, _editions = least_found(seed, sends=14, size=size)
    assert least is None or least >= 10


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 2**32))
def test_whoever_sees_many_splits_finds_no_more(seed):
    least, editions = least_found(seed, sends=9, size=50)
    assert editions
    assert least >= 10


def only_counted(steps, places, _viewers):
    """What first seems enough: the group and its rest hold ten people each."""
    of_group = sum(count for step in steps for (traits, _cell), count in step.items() if traits[places[-1]] == "1")
    return of_group >= 10 and sum(sum(step.values()) for step in steps) - of_group >= 10


@pytest.mark.parametrize(
    ("where", "name", "instead"),
    [
        (ledgers, "_fewest_others", lambda step, _viewers: step.total.people),
        (splits, "is_safe", only_counted),
        (splits, "is_safe", lambda steps, places, _viewers, whole=splits.is_safe: whole(steps, places, ())),
    ],
    ids=["others beside one's own", "splits together", "others within a group"],
)
def test_without_a_protection_the_attacker_comes_to_a_few(monkeypatch, where, name, instead):
    monkeypatch.setattr(where, name, instead)
    found = [least_found(seed, sends=12, size=20)[0] for seed in range(6)]
    assert min(each for each in found if each is not None) < 10
