"""Pages that follow from the declarations, and definitions of closed years that stand."""

from dataclasses import replace

import pytest
from ibis import _

from ooievaar import indicators
from ooievaar.indicators import pinned


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("indicator", indicators.INDICATORS, ids=lambda each: each.code)
def test_a_page_tells_all_that_is_declared(indicator, language):
    text = indicators.page(indicator, language)
    suffix = "" if language == "nl" else "_english"
    for version in indicator.versions:
        said = [getattr(each, f"words{suffix}") for each in (*version.assumptions, *version.denominator.conjuncts)]
        said += [getattr(part, f"title{suffix}") for part in version.parts]
        said += [
            getattr(version, f"words{suffix}"),
            getattr(version, f"source{suffix}"),
            indicators.sql(indicator, version),
        ]
        for words in said:
            assert words in text
    assert getattr(indicator, f"title{suffix}") in text


def test_there_is_a_page_in_two_languages_for_each_indicator_and_an_index():
    names = set(indicators.pages())
    assert names == {
        f"indicators/{code}{suffix}"
        for code in ("index", *(indicator.code for indicator in indicators.INDICATORS))
        for suffix in (".md", ".en.md")
    }


def test_pages_are_the_same_each_time():
    assert indicators.pages() == indicators.pages()


def test_the_examples_stand_on_the_page_as_a_table():
    text = indicators.page(indicators.find("postpartum_haemorrhage"), "nl")
    assert "| 999 ml | 280 | nee | 999 |  | alleen noemer |" in text
    english = indicators.page(indicators.find("postpartum_haemorrhage"), "en")
    assert "| 999 ml | 280 | nee | 999 |  | denominator only |" in english


def test_definitions_of_closed_years_stand():
    assert pinned.all_changed() == ()


@pytest.mark.parametrize("indicator", indicators.INDICATORS, ids=lambda each: each.code)
def test_every_indicator_is_pinned_for_the_years_that_are_closed(indicator):
    assert set(pinned.CLOSED[indicator.code]) == set(range(2020, 2025))


def test_a_changed_definition_of_a_closed_year_is_noticed():
    indicator = indicators.find("preterm_birth")
    version = indicator.versions[0]
    later = indicators.Criterion(version.numerator.words, version.numerator.words_english, _.gestation_days <= 259)
    changed = replace(indicator, versions=(replace(version, numerator=later),))
    assert pinned.changed(changed)[0] == "preterm_birth: the definition of 2020 is closed and was changed"
    assert len(pinned.changed(changed)) == 5


def test_a_new_version_for_an_open_year_leaves_closed_years_as_they_were():
    indicator = indicators.find("preterm_birth")
    version = indicator.versions[0]
    later = replace(version, since=2025, numerator=indicators.Criterion("x", "x", _.gestation_days <= 259))
    assert pinned.changed(replace(indicator, versions=(version, later))) == ()


def test_an_indicator_says_what_it_counts():
    assert indicators.find("preterm_birth").noun == "kinderen"
    assert indicators.find("ntsv_caesarean").noun == "bevallingen"
