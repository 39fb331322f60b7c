"""An attacker with everything that is published, and with what one hospital knows of itself, bounds no small count.

The attacker writes down all that follows from the figures and from the reasons that stand at those that are hidden, as
linear conditions, and looks for the smallest and largest value of every secret: a linear program per secret.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from unittest import mock

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog
from tests.property.test_disclosure_subtraction import COUNTRY, _frame, _parents, tables

from ooievaar import disclosure, statistics
from ooievaar.disclosure import suppression

POLICY = disclosure.Policy(threshold=10, numerators=10, complements=10)
SLOW = {"deadline": None, "suppress_health_check": list(HealthCheck)}
disclose = partial(disclosure.disclose, interval=statistics.wilson)

type Secret = tuple[tuple, str]


@dataclass
class Knowledge:
    """Linear conditions over the numerators and denominators of all figures."""

    places: dict[Secret, int] = field(default_factory=dict)
    limits: dict[int, tuple[float, float | None]] = field(default_factory=dict)
    equal: list[tuple[dict[int, float], float]] = field(default_factory=list)
    at_most: list[tuple[dict[int, float], float]] = field(default_factory=list)

    def at(self, key, what: str) -> int:
        place = self.places.setdefault((key, what), len(self.places))
        self.limits.setdefault(place, (0, None))
        return place

    def range_of(self, weights: Mapping[int, float]) -> tuple[float, float]:
        """The smallest and the largest value of a sum, given all that is known."""
        goal = self.row(weights)
        found = [linprog(sign * goal, **self.conditions(), method="highs") for sign in (1, -1)]
        assert found[0].status == 0, "what is published contradicts itself"
        return found[0].fun, -found[1].fun if found[1].status == 0 else np.inf

    def row(self, weights: Mapping[int, float]) -> np.ndarray:
        row = np.zeros(len(self.places))
        for place, weight in weights.items():
            row[place] = weight
        return row

    def conditions(self):
        made = {"bounds": [self.limits[place] for place in range(len(self.places))]}
        for name, rows in (("eq", self.equal), ("ub", self.at_most)):
            if rows:
                made[f"A_{name}"] = np.array([self.row(weights) for weights, _sum in rows])
                made[f"b_{name}"] = [total for _weights, total in rows]
        return made


def published(rows, shown) -> Knowledge:
    """What anybody can write down who knows how units and parts add up."""
    known = Knowledge()
    for part, level, unit, *_counts in rows:
        _of_figure(known, ("i", part, level, unit), shown)
    for part in (None, "x", "y"):
        for what in ("numerator", "denominator"):
            vsvs = {known.at(key, what): 1.0 for key in shown if key[1:3] == (part, "vsv")}
            known.equal.append((vsvs | {known.at(("i", part, *COUNTRY), what): -1.0}, 0))
    for _indicator, part, level, unit in shown:
        if part is None and level != "hospital":
            _of_parts(known, (level, unit))
    for hospital, vsv in _parents(rows).items():
        if hospital[0] == "hospital":
            inside = {
                known.at(("i", None, *hospital), "denominator"): 1.0,
                known.at(("i", None, *vsv), "denominator"): -1.0,
            }
            known.at_most.append((inside, 0))
    return known


def _of_figure(known: Knowledge, key, shown) -> None:
    numerator, denominator = known.at(key, "numerator"), known.at(key, "denominator")
    known.at_most.append(({numerator: 1.0, denominator: -1.0}, 0))
    figure = shown[key]
    if figure.denominator is not None:
        known.limits[numerator] = (figure.numerator,) * 2
        known.limits[denominator] = (figure.denominator,) * 2
    elif figure.hidden.startswith("Geen"):
        known.limits[numerator] = known.limits[denominator] = (0, 0)
    elif figure.hidden.startswith("Minder"):
        known.limits[denominator] = (1, POLICY.threshold - 1)
    else:
        known.limits[denominator] = (POLICY.threshold, None)


def _of_parts(known: Knowledge, unit) -> None:
    """The two parts divide the indicator and share its denominator."""
    whole, parts = ("i", None, *unit), [("i", part, *unit) for part in ("x", "y")]
    counted = {known.at(part, "numerator"): 1.0 for part in parts}
    known.equal.append((counted | {known.at(whole, "numerator"): -1.0}, 0))
    for part in parts:
        same = {known.at(part, "denominator"): 1.0, known.at(whole, "denominator"): -1.0}
        known.equal.append((same, 0))


def found_out(rows, shown, known: Knowledge) -> list[tuple]:
    """The small counts that lie within less than the configured width."""
    found = []
    for part, level, unit, numerator, denominator in rows:
        key = ("i", part, level, unit)
        if shown[key].denominator is not None or not denominator:
            continue
        for small, weights in secrets(known, key, numerator, denominator):
            low, high = known.range_of(weights)
            if high - low < POLICY.width - 1e-6:
                found.append((key, small, low, high))
    return found


def secrets(known: Knowledge, key, numerator: int, denominator: int):
    """The small counts of a figure, each as the sum of places that it is."""
    over, under = known.at(key, "numerator"), known.at(key, "denominator")
    counts = {numerator: {over: 1.0}, denominator: {under: 1.0}, denominator - numerator: {under: 1.0, over: -1.0}}
    return [(count, weights) for count, weights in counts.items() if 0 < count < POLICY.threshold]


@settings(max_examples=60, **SLOW)
@given(tables())
def test_with_all_that_is_published_no_small_count_is_found_out(rows):
    shown = disclose(_frame(rows), POLICY, _parents(rows))
    assert found_out(rows, shown, published(rows, shown)) == []


@settings(max_examples=40, **SLOW)
@given(tables(), st.data())
def test_one_hospital_that_knows_itself_finds_out_no_other(rows, data):
    """It knows its own counts, to the last one; those of other units stay secret. What it is itself a part of, it knows
    for that part.
    """
    shown = disclose(_frame(rows), POLICY, _parents(rows))
    own = data.draw(st.sampled_from([row for row in rows if row[1] == "hospital"]))
    assert found_out(_of_others(rows, own), shown, _insider(rows, shown, own)) == []


def _insider(rows, shown, own) -> Knowledge:
    known = published(rows, shown)
    _part, level, unit, numerator, denominator = own
    for what, count in (("numerator", numerator), ("denominator", denominator)):
        known.limits[known.at(("i", None, level, unit), what)] = (count, count)
    for what in ("numerator", "denominator"):  # it lies in its VSV
        inside = {known.at(("i", None, level, unit), what): 1.0, known.at(("i", None, "vsv", unit[1:]), what): -1.0}
        known.at_most.append((inside, 0))
    return known


def _of_others(rows, own) -> list[tuple]:
    return [row for row in rows if row[1:3] != COUNTRY and row[2] not in (own[2], own[2].removeprefix("h"))]


def test_a_hospital_that_is_nearly_its_whole_vsv_finds_out_no_other():
    rows = [*_country({"0": (2, 2), "1": (30, 30), "2": (60, 60)}), *[(None, "hospital", "h1", 30, 30)]]
    shown = disclose(_frame(rows), POLICY, _parents(rows))
    own = rows[-1]
    assert found_out(_of_others(rows, own), shown, _insider(rows, shown, own)) == []
    with mock.patch.object(suppression, "_views", return_value=[suppression._STRANGER]):
        shown = disclose(_frame(rows), POLICY, _parents(rows))
        assert found_out(_of_others(rows, own), shown, _insider(rows, shown, own)) != []


def test_without_suppression_beside_what_is_small_the_attacker_finds_it():
    rows = _country({"0": (4, 40), "1": (20, 60), "2": (30, 90)})
    assert found_out(rows, *_attacked(rows)) == []
    with mock.patch.object(suppression, "_beside_hidden_unit", return_value=()):
        assert found_out(rows, *_attacked(rows)) != []


def test_without_suppression_of_parts_the_attacker_finds_them():
    rows = _country({"0": (4, 40), "1": (20, 60), "2": (30, 90)})
    nothing = {name: mock.Mock(return_value=()) for name in ("_beside_hidden_part", "_beside_hidden_unit")}
    with mock.patch.multiple(suppression, **nothing):
        assert len(found_out(rows, *_attacked(rows))) >= 2


def _attacked(rows) -> tuple[dict, Knowledge]:
    shown = disclose(_frame(rows), POLICY, _parents(rows))
    return shown, published(rows, shown)


def _country(vsvs: Mapping[str, tuple[int, int]]) -> list[tuple]:
    rows = []
    for unit, (own, size) in vsvs.items():
        rows += [(None, "vsv", unit, size, size), ("x", "vsv", unit, own, size), ("y", "vsv", unit, size - own, size)]
    own, whole = (sum(counts[index] for counts in vsvs.values()) for index in (0, 1))
    rows += [(None, *COUNTRY, whole, whole), ("x", *COUNTRY, own, whole), ("y", *COUNTRY, whole - own, whole)]
    return rows
