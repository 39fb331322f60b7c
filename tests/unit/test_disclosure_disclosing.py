"""What is shown, what is hidden, and why."""

from datetime import date
from functools import partial

import polars as pl
import pytest

from ooievaar import disclosure, records, statistics

disclose = partial(disclosure.disclose, interval=statistics.wilson)
COUNTRY = ("country", "NL")


def figures(*rows, year=2025):
    """Figures from (part, level, unit, numerator, denominator)."""
    return records.FIGURES.frame(
        {
            "year": year,
            "indicator": "fluxus",
            "part": part,
            "level": level,
            "unit": unit,
            "numerator": numerator,
            "denominator": denominator,
            "undetermined": 1.6,
        }
        for part, level, unit, numerator, denominator in rows
    )


def country(**vsvs):
    """Figures of VSVs and the country that they add up to, a tenth in the numerator."""
    sizes = {("vsv", name): size for name, size in vsvs.items()} | {COUNTRY: sum(vsvs.values())}
    return figures(*((None, level, unit, size / 10, size) for (level, unit), size in sizes.items()))


def within_country(**vsvs):
    return {("vsv", name): COUNTRY for name in vsvs}


def hidden_vsvs(shown):
    return {unit for (_indicator, _part, level, unit), each in shown.items() if level == "vsv" and each.hidden}


def test_the_percentage_follows_from_the_counts_that_are_shown():
    shown = disclose(figures((None, "vsv", "1", 12.4, 99.5)))["fluxus", None, "vsv", "1"]
    assert (shown.numerator, shown.denominator, shown.undetermined) == (12, 100, 2)
    assert shown.value == 12.0
    assert (shown.lower, shown.upper) == (7.0, 19.8)


def test_halves_are_rounded_up_as_on_a_calculator():
    shown = disclose(figures((None, "vsv", "1", 0.5, 16)))["fluxus", None, "vsv", "1"]
    assert (shown.numerator, shown.value) == (1, 6.3)


@pytest.mark.parametrize(("denominator", "is_hidden"), [(9.4, True), (9.5, False), (10, False), (1, True)])
def test_fewer_than_ten_are_hidden(denominator, is_hidden):
    shown = disclose(figures((None, "vsv", "1", 1, denominator)))["fluxus", None, "vsv", "1"]
    assert (shown.hidden is not None) is is_hidden
    assert (shown.value is None) is is_hidden


def test_the_sentence_says_what_there_is_too_little_of():
    row = figures((None, "vsv", "1", 1, 9))
    sentence = disclose(row, nouns={"fluxus": "kinderen"})["fluxus", None, "vsv", "1"].hidden
    assert sentence == "Minder dan 10 kinderen; daarom niet getoond."


def test_no_births_at_all_is_no_secret():
    shown = disclose(figures((None, "vsv", "1", 0, 0)))["fluxus", None, "vsv", "1"]
    assert shown.hidden == "Geen bevallingen die meetellen."


def test_a_division_has_a_denominator_and_no_value():
    shown = disclose(figures((None, "vsv", "1", None, 50)))["fluxus", None, "vsv", "1"]
    assert shown == disclosure.Disclosed(denominator=50, undetermined=2)


def test_a_small_vsv_takes_the_smallest_other_along():
    sizes = {"a": 4, "b": 300, "c": 200, "d": 900}
    shown = disclose(country(**sizes), parents=within_country(**sizes))
    assert hidden_vsvs(shown) == {"a", "c"}
    assert "uit te rekenen" in shown["fluxus", None, "vsv", "c"].hidden
    assert shown["fluxus", None, *COUNTRY].hidden is None


def test_two_small_vsvs_together_below_the_threshold_take_a_third_along():
    sizes = {"a": 4, "b": 300, "c": 3, "d": 900}
    assert hidden_vsvs(disclose(country(**sizes), parents=within_country(**sizes))) == {"a", "b", "c"}


def test_two_small_vsvs_that_protect_each_other_take_nobody_along():
    sizes = {"a": 6, "b": 300, "c": 5}
    assert hidden_vsvs(disclose(country(**sizes), parents=within_country(**sizes))) == {"a", "c"}


@pytest.mark.parametrize("small", [{"a": 9, "b": 9}, {"a": 9, "b": 9, "c": 9}, dict.fromkeys("abcdefghijk", 1)])
def test_small_vsvs_that_can_only_have_one_size_take_another_along(small):
    """Two that are each said to be smaller than ten, and are eighteen together, are nine each."""
    sizes = small | {"y": 300, "z": 200}
    assert hidden_vsvs(disclose(country(**sizes), parents=within_country(**sizes))) == {*small, "z"}


def test_what_lies_within_a_hidden_vsv_is_hidden_and_so_are_all_its_parts():
    rows = [
        (None, *COUNTRY, 30, 304),
        ("home", *COUNTRY, 10, 304),
        *((part, "vsv", unit, 1, size) for part in (None, "home") for unit, size in (("a", 4), ("b", 200), ("c", 100))),
        (None, "hospital", "h", 5, 90),
    ]
    parents = within_country(a=4, b=200, c=100) | {("hospital", "h"): ("vsv", "c")}
    shown = disclose(figures(*rows), parents=parents)
    assert shown["fluxus", None, "vsv", "c"].hidden
    assert shown["fluxus", None, "hospital", "h"].hidden
    assert shown["fluxus", "home", "vsv", "c"].hidden
    assert shown["fluxus", "home", "vsv", "b"].value is not None


def test_one_hidden_part_takes_the_smallest_other_part_along():
    rows = [
        (None, "vsv", "a", 30, 100),
        ("x", "vsv", "a", 2, 100),
        ("y", "vsv", "a", 12, 100),
        ("z", "vsv", "a", 16, 100),
    ]
    shown = disclose(figures(*rows), disclosure.Policy(numerators=5))
    assert {part for (_i, part, _l, _u), each in shown.items() if each.hidden} == {"x", "y"}
    assert shown["fluxus", "x", "vsv", "a"].hidden == "De aantallen zijn te klein om te tonen."


def test_a_total_that_says_nearly_all_of_its_only_small_member_is_hidden_too():
    rows = [(None, *COUNTRY, 3, 12), (None, "vsv", "a", 1, 8)]
    shown = disclose(figures(*rows), parents=within_country(a=8))
    assert all(each.hidden for each in shown.values())


@pytest.mark.parametrize(("hospital", "is_hidden"), [(200, False), (196, True), (190, False), (188, False)])
def test_a_hospital_is_hidden_that_leaves_few_births_of_its_vsv_elsewhere(hospital, is_hidden):
    rows = [(None, *COUNTRY, 40, 500), (None, "vsv", "a", 20, 200), (None, "vsv", "b", 20, 300)]
    rows.append((None, "hospital", "h", 10, hospital))
    shown = disclose(figures(*rows), parents=within_country(a=200, b=300) | {("hospital", "h"): ("vsv", "a")})
    assert (shown["fluxus", None, "hospital", "h"].hidden is not None) is is_hidden
    assert not hidden_vsvs(shown)


def test_of_two_hospitals_that_leave_few_births_elsewhere_one_is_hidden():
    rows = [(None, "vsv", "a", 20, 200), (None, "hospital", "h", 10, 150), (None, "hospital", "i", 5, 46)]
    parents = {("hospital", "h"): ("vsv", "a"), ("hospital", "i"): ("vsv", "a")}
    shown = disclose(figures(*rows), parents=parents)
    assert [unit for (_i, _p, _l, unit), each in shown.items() if each.hidden] == ["i"]


def test_births_of_no_vsv_need_no_protection():
    shown = disclose(figures((None, *COUNTRY, 30, 303), (None, "vsv", "a", 30, 300)), parents=within_country(a=300))
    assert not any(each.hidden for each in shown.values())


@pytest.mark.parametrize(("undetermined", "told"), [(0, 0), (3, None), (12, 12)])
def test_few_births_that_are_all_undetermined_are_not_counted_out(undetermined, told):
    row = figures((None, "practice", "1", 0, 0)).with_columns(undetermined=pl.lit(undetermined, pl.Float64))
    assert disclose(row)["fluxus", None, "practice", "1"].undetermined == told


def test_figures_of_two_years_are_refused():
    two = figures((None, "vsv", "1", 1, 90)).vstack(figures((None, "vsv", "1", 1, 90), year=2024))
    with pytest.raises(ValueError, match="one year"):
        disclose(two)


def test_nothing_to_disclose_is_fine():
    assert disclose(figures()) == {}


def test_hospitals_lie_within_their_vsv_of_the_year_and_practices_within_nothing():
    vsvs = records.VSVS.frame([{"vsv_number": "a"}, {"vsv_number": "b"}])
    organisations = records.ORGANISATIONS.frame(
        {"lvr_number": number, "kind": kind}
        for number, kind in (("1", "hospital"), ("2", "hospital"), ("3", "practice"), ("4", "hospital"))
    )
    memberships = records.MEMBERSHIPS.frame(
        {"lvr_number": number, "vsv_number": vsv, "start_date": date(2020, 1, 1), "end_date": end}
        for number, vsv, end in (
            ("1", "a", None),
            ("2", "a", date(2025, 6, 1)),
            ("2", "b", None),
            ("3", "a", None),
            ("4", "b", date(2024, 12, 31)),
        )
    )
    assert disclosure.nesting(vsvs, organisations, memberships, 2025) == {
        ("vsv", "a"): COUNTRY,
        ("vsv", "b"): COUNTRY,
        ("hospital", "1"): ("vsv", "a"),
    }
