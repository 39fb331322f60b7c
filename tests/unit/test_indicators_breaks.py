"""Between which years a series of figures breaks, and why."""

from dataclasses import replace

import pytest

from ooievaar import indicators
from ooievaar.indicators import pinned


def found(code, used):
    return indicators.breaks(indicators.find(code), used)


def versions(code, *years):
    """The years with the definition that was in force."""
    return {year: indicators.find(code).version_for(year).since for year in years}


def test_a_break_lies_between_the_last_year_before_and_the_first_year_after():
    (one,) = found("preterm_birth", versions("preterm_birth", 2021, 2018, 2020, 2019))
    assert (one.before, one.after) == (2019, 2020)
    assert one.words.startswith("Tot en met 2019 werd het cijfer gecorrigeerd")
    assert one.words_english.startswith("Until 2019 the figure was corrected")


def test_a_year_that_is_missing_does_not_hide_the_break():
    (one,) = found("preterm_birth", versions("preterm_birth", 2018, 2022))
    assert (one.before, one.after) == (2018, 2022)


@pytest.mark.parametrize("years", [(), (2020,), (2018, 2019), (2020, 2021, 2025)])
def test_years_with_one_definition_have_no_break(years):
    assert found("preterm_birth", versions("preterm_birth", *years)) == ()


@pytest.mark.parametrize("indicator", indicators.OF_BIRTHS, ids=lambda each: each.code)
def test_every_change_of_counting_or_correcting_is_a_break_that_forbids_comparing(indicator):
    (one,) = indicators.breaks(indicator, versions(indicator.code, 2019, 2020))
    old, new = (indicator.version_for(year) for year in (2019, 2020))
    corrected = [indicators.case_mix(indicator.code, year) is not None for year in (2019, 2020)]
    same = pinned.fingerprint(old) == pinned.fingerprint(new) and corrected[0] == corrected[1]
    assert one.comparable is same
    assert one.words
    assert one.words_english


def test_which_figures_may_be_compared_over_2019_and_2020():
    comparable = {
        each.code
        for each in indicators.OF_BIRTHS
        if all(one.comparable for one in indicators.breaks(each, versions(each.code, 2019, 2020)))
    }
    assert comparable == {"ntsv_caesarean", "place_of_birth", "intrapartum_transfer"}


def test_the_definition_that_was_used_decides_and_not_the_year():
    """A release of 2021 that was made with the definition of 2018, say."""
    (one,) = found("preterm_birth", {2021: 2018, 2022: 2020})
    assert (one.before, one.after) == (2021, 2022)
    back = found("preterm_birth", {2021: 2020, 2022: 2018})
    assert [(each.before, each.after) for each in back] == [(2021, 2022)]
    assert back[0].words == one.words


def test_two_changes_between_two_years_are_both_told_and_one_that_breaks_is_enough():
    whole = indicators.find("place_of_birth")
    change = indicators.Change("Ook dit veranderde.", "This changed too.", comparable=False)
    changed = replace(whole, versions=(*whole.versions, replace(whole.versions[-1], since=2023, change=change)))
    (one,) = indicators.breaks(changed, {2019: 2018, 2024: 2023})
    assert one.words.endswith("Het tellen bleef gelijk. Ook dit veranderde.")
    assert not one.comparable
