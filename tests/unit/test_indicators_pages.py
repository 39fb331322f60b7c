"""Pages that follow from the declarations, and definitions of closed years that stand."""

from dataclasses import replace

import pytest
from ibis import _

from ooievaar import indicators
from ooievaar.indicators import pinned

EVERY = (*indicators.INDICATORS, *indicators.NEUTRAL)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("indicator", EVERY, ids=lambda each: each.code)
def test_a_page_tells_all_that_is_declared(indicator, language):
    text = indicators.page(indicator, language)
    suffix = "" if language == "nl" else "_english"
    for version in indicator.versions:
        said = [getattr(each, f"words{suffix}") for each in (*version.assumptions, *version.denominator.conjuncts)]
        said += [getattr(part, f"title{suffix}") for part in version.parts]
        said += [getattr(version, f"words{suffix}"), getattr(version, f"source{suffix}")]
        said += [getattr(version.change, f"words{suffix}")] if version.change else []
        for words in said:
            assert words in text
    assert getattr(indicator, f"title{suffix}") in text


def fingerprints(indicator):
    return [pinned.fingerprint(version) for version in indicator.versions]


@pytest.mark.parametrize("indicator", indicators.INDICATORS, ids=lambda each: each.code)
def test_a_page_has_the_statement_of_every_version_that_counts_otherwise_than_the_next(indicator):
    text = indicators.page(indicator, "nl")
    found = fingerprints(indicator)
    for version, own, later in zip(indicator.versions, found, [*found[1:], None], strict=True):
        assert (indicators.sql(indicator, version) in text) == (own != later)
    assert text.count("```sql") == len(set(found))
    assert text.count("hetzelfde als hierboven") == len(found) - len(set(found))


def test_the_index_tells_what_changed_in_the_set():
    pages = indicators.pages()
    for words in ("van 1 maart tot en met 31 oktober", "kregen nummer 11", "in de plaats van de Net Promotor Score+"):
        assert words in pages["indicators/index.md"]
    for words in ("from 1 March to 31 October", "became number 11", "the place of the Net Promotor Score+"):
        assert words in pages["indicators/index.en.md"]


def test_there_is_a_page_in_two_languages_for_each_indicator_and_an_index():
    names = set(indicators.pages())
    assert names == {
        f"indicators/{code}{suffix}"
        for code in ("index", *(indicator.code for indicator in indicators.INDICATORS))
        for suffix in (".md", ".en.md")
    }


def test_neutral_measures_have_their_pages_apart():
    names = set(indicators.neutral_pages())
    codes = ("index", *(each.code for each in indicators.NEUTRAL))
    assert names == {f"neutral/{code}{suffix}" for code in codes for suffix in (".md", ".en.md")}
    assert not names & set(indicators.pages())
    assert "Nummer in de landelijke set" not in indicators.neutral_pages()["neutral/aoi_5.md"]
    assert "referentiecurve" in indicators.neutral_pages()["neutral/index.md"]


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
    assert set(pinned.CLOSED[indicator.code]) == set(range(indicator.versions[0].since, 2025))


def test_a_changed_definition_of_a_closed_year_is_noticed():
    indicator = indicators.find("preterm_birth")
    version = indicator.versions[0]
    later = indicators.Criterion(version.numerator.words, version.numerator.words_english, _.gestation_days <= 259)
    changed = replace(indicator, versions=(replace(version, numerator=later),))
    assert pinned.changed(changed)[0] == "preterm_birth: the definition of 2018 is closed and was changed"
    assert len(pinned.changed(changed)) == 7


def test_a_changed_definition_before_2020_is_noticed_too():
    admission = indicators.find("paediatric_admission")
    old, new = admission.versions
    assert pinned.changed(replace(admission, versions=(replace(old, denominator=new.denominator), new))) == (
        "paediatric_admission: the definition of 2018 is closed and was changed",
        "paediatric_admission: the definition of 2019 is closed and was changed",
    )


def test_a_new_version_for_an_open_year_leaves_closed_years_as_they_were():
    indicator = indicators.find("preterm_birth")
    version = indicator.versions[-1]
    later = replace(version, since=2025, numerator=indicators.Criterion("x", "x", _.gestation_days <= 259))
    assert pinned.changed(replace(indicator, versions=(*indicator.versions, later))) == ()


def test_an_indicator_says_what_it_counts():
    assert indicators.find("preterm_birth").noun == "kinderen"
    assert indicators.find("ntsv_caesarean").noun == "bevallingen"
