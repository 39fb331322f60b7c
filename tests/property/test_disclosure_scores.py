"""Nobody can work out what fewer than ten people answered, from all scores that were ever shown of a year together."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ooievaar import disclosure, records

FEW = 10
COUNTRY = ("country", "NL")
ELSEWHERE = ""
CASES = disclosure.Disclosed(denominator=400, undetermined=0)


@st.composite
def years(draw):
    """How many people answered by unit at each moment; some count for no VSV, and numbers only grow."""
    units = [ELSEWHERE, *(str(number) for number in range(draw(st.integers(1, 3))))]
    moments = draw(st.integers(1, 3))
    more = st.one_of(st.integers(0, 12), st.integers(0, 60))
    grown = {unit: np.cumsum([draw(more) for _moment in range(moments)]).tolist() for unit in units}
    return [{unit: grown[unit][moment] for unit in units} for moment in range(moments)]


def frame(sizes):
    """One topic, and the response, of that many people: everyone gave two marks of 8."""
    whole = {COUNTRY: sum(sizes.values())} | {("vsv", unit): size for unit, size in sizes.items() if unit}
    return records.FIGURES.frame(
        {
            "year": 2025, "indicator": "prem", "part": part, "version": 2023, "level": level, "unit": unit,
            "numerator": float(16 * size if part else size), "denominator": float(2 * size if part else 400),
            "undetermined": 0.0, "outside": 0.0, "value": 8.0 if size else None, "respondents": size,
        }
        for (level, unit), size in whole.items()
        for part in (None, "a")
    )  # fmt: skip


def disclosed(moments):
    """What is shown at each moment, after all that was shown before."""
    shown = []
    for sizes in moments:
        figures = frame(sizes)
        cases = {("prem", None, *unit): CASES for unit in figures.select("level", "unit").unique().iter_rows()}
        shown.append(
            disclosure.disclose_scores(figures, disclosure.Policy(), cases=cases, earlier=tuple(reversed(shown)))
        )
    return shown


def derivable(moments, told):
    """Groups of fewer than ten people whose sum of marks follows from what is told, by any adding and subtracting.

    People are alike when they answered for the same unit between the same moments. `told` holds what everybody knows:
    sums over all people of some units, each up to a moment.
    """
    before = [dict.fromkeys(moments[0], 0), *moments]
    came = [(unit, number) for unit in moments[0] for number in range(len(moments))]
    size = np.array([before[number + 1][unit] - before[number][unit] for unit, number in came])
    present = size > 0
    rows = [[unit in each and number <= each[unit] for unit, number in came] for each in told if each]
    if not rows or not present.any():
        return []
    known = np.array(rows, dtype=float)[:, present]
    number = int(present.sum())
    groups = (np.arange(1, 2**number)[:, None] >> np.arange(number)) & 1
    few = groups[(groups @ size[present]) < FEW].astype(float)
    _left, strength, basis = np.linalg.svd(known, full_matrices=False)
    basis = basis[strength > 1e-9]
    rest = few - (few @ basis.T) @ basis
    return few[np.abs(rest).max(axis=1) < 1e-9].tolist() if len(few) else []


def told_of(moments, shown):
    """Of everything shown on the topic the people it is about: of each unit those until some moment."""
    found = []
    for each in shown:
        vsvs = {key[3]: cell.respondents for key, cell in each.items() if key[1:3] == ("a", "vsv") and cell.respondents}
        until = {unit: when(moments, unit, size) for unit, size in vsvs.items()}
        found += [{unit: moment} for unit, moment in until.items()]
        country = each["prem", "a", *COUNTRY].respondents
        if country:
            left = country - sum(vsvs.values())
            found.append(until | ({ELSEWHERE: when(moments, ELSEWHERE, left)} if left else {}))
    return found


def when(moments, unit, size):
    """The first moment at which a unit had this many people; what is shown is true of some moment."""
    return next(number for number, sizes in enumerate(moments) if sizes[unit] == size)


@settings(max_examples=200, deadline=None)
@given(years())
def test_nothing_of_fewer_than_ten_follows_from_all_scores_together(moments):
    assert derivable(moments, told_of(moments, disclosed(moments))) == []


@settings(deadline=None)
@given(years())
def test_what_is_shown_is_true_of_now_or_was_shown_before(moments):
    shown = disclosed(moments)
    for number, (sizes, each) in enumerate(zip(moments, shown, strict=True)):
        for key, cell in each.items():
            if key[2:] == COUNTRY or cell.respondents is None:
                continue
            assert cell.is_earlier is (cell.respondents != sizes[key[3]])
            if cell.is_earlier:
                assert replace(cell, is_earlier=False) in [
                    replace(before[key], is_earlier=False) for before in shown[:number]
                ]
            assert cell.respondents == 0 or cell.respondents >= FEW


@settings(deadline=None)
@given(years())
def test_whoever_waits_is_one_of_fewer_than_ten(moments):
    """So that no VSV is ever more than nine people behind, nor hidden for the sake of another."""
    for sizes, each in zip(moments, disclosed(moments), strict=True):
        for key, cell in each.items():
            if key[2:] != COUNTRY:
                assert 0 <= sizes[key[3]] - (cell.respondents or 0) < FEW


@settings(deadline=None)
@given(years())
def test_a_score_moves_in_steps_of_ten_people(moments):
    shown = disclosed(moments)
    for before, after in pairwise(shown):
        for key, cell in after.items():
            was, now = before[key].respondents, cell.respondents
            if was is not None and now is not None:
                assert was == now or abs(now - was) >= FEW


def test_without_the_rule_the_attacker_finds_who_came_in_between():
    """The attack is a real one: telling every score anew gives three people away."""
    moments = [{ELSEWHERE: 0, "0": 40, "1": 50}, {ELSEWHERE: 0, "0": 43, "1": 50}]
    everything = [{unit: moment} for unit in ("0", "1") for moment in (0, 1)]
    assert derivable(moments, everything)
    assert derivable(moments, told_of(moments, disclosed(moments))) == []


def test_without_those_of_no_vsv_the_attacker_finds_them():
    moments = [{ELSEWHERE: 4, "0": 40, "1": 50}]
    assert derivable(moments, [{"0": 0}, {"1": 0}, dict.fromkeys(moments[0], 0)])
    shown = disclosed(moments)
    assert shown[0]["prem", "a", *COUNTRY].respondents == 90
    assert derivable(moments, told_of(moments, shown)) == []


@pytest.mark.parametrize(("people", "is_shown"), [(0, False), (9, False), (10, True)])
def test_a_score_is_shown_from_ten_people_on(people, is_shown):
    (shown,) = disclosed([{ELSEWHERE: 0, "0": people, "1": 50, "2": 60}])
    cell = shown["prem", "a", "vsv", "0"]
    assert (cell.value == 8.0) is is_shown
    hidden = {0: "Nog niemand gaf een cijfer.", 9: "Minder dan 10 mensen gaven een cijfer; daarom niet getoond."}
    assert cell.hidden == hidden.get(people)


def test_other_answers_of_as_many_people_wait():
    """A file that is delivered again with one woman's answers changed would tell what she answered."""
    first = disclosed([{ELSEWHERE: 0, "0": 40, "1": 50}])
    figures = frame({ELSEWHERE: 0, "0": 40, "1": 50})
    changed = figures.with_columns(numerator=figures["numerator"] - (figures["unit"] == "0") * 8.0)
    cases = {("prem", None, *unit): CASES for unit in figures.select("level", "unit").unique().iter_rows()}
    shown = disclosure.disclose_scores(changed, disclosure.Policy(), cases=cases, earlier=first)
    assert shown["prem", "a", *COUNTRY].value == 8.0
    assert shown["prem", "a", "vsv", "0"].is_earlier
    assert shown["prem", "a", "vsv", "0"].value == 8.0


def test_a_response_may_pass_a_hundred_per_cent():
    figures = frame({ELSEWHERE: 0, "0": 60, "1": 50})
    births = disclosure.Disclosed(denominator=48, undetermined=2)
    cases = {("prem", None, *unit): births for unit in figures.select("level", "unit").unique().iter_rows()}
    shown = disclosure.disclose_scores(figures, disclosure.Policy(), cases=cases)
    cell = shown["prem", None, "vsv", "0"]
    assert (cell.numerator, cell.denominator, cell.value, cell.respondents, cell.hidden) == (60, 50, 120.0, 60, None)


def test_a_response_is_hidden_where_its_births_are():
    figures = frame({ELSEWHERE: 0, "0": 60, "1": 50})
    births = disclosure.Disclosed(hidden="Minder dan 10 bevallingen; daarom niet getoond.")
    cases = {("prem", None, *unit): births for unit in figures.select("level", "unit").unique().iter_rows()}
    cell = disclosure.disclose_scores(figures, disclosure.Policy(), cases=cases)["prem", None, "vsv", "0"]
    assert (cell.numerator, cell.denominator, cell.value, cell.hidden) == (None, None, None, births.hidden)
