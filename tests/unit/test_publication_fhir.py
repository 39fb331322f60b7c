"""The exchange form of definitions and figures, held against the model of a library that knows HL7 FHIR."""

import json

import pytest
from fhir.resources.R4B.bundle import Bundle
from fhir.resources.R4B.measure import Measure

from ooievaar import indicators, publication
from ooievaar.disclosure import Disclosed

# The library carries fields of FHIR 4.3; those used here are the same in 4.0.1.
YEAR = 2024
SHOWN = Disclosed(numerator=120, denominator=1700, value=7.1, lower=5.9, upper=8.4, undetermined=12)
HIDDEN = Disclosed(hidden="Minder dan 10 <kinderen>; daarom niet getoond.")


def entry(unit="NL", figure=SHOWN, part=None, reason=""):
    level = "country" if unit == "NL" else "vsv"
    return publication.Entry("preterm_birth", part, 2020, level, unit, f"eenheid {unit}", figure, reason)


ENTRIES = [
    entry(),
    entry(part="weeks_24_27"),
    entry("0101", HIDDEN),
    entry("0102", None, reason="Niet ondertekend."),
]


@pytest.fixture(scope="module")
def bundle():
    return publication.as_bundle(ENTRIES, YEAR)


def reports(bundle):
    found = [each["resource"] for each in bundle["entry"] if each["resource"]["resourceType"] == "MeasureReport"]
    return {report["reporter"]["identifier"]["value"]: report for report in found}


def test_a_release_is_a_valid_bundle(bundle):
    read = Bundle.model_validate_json(json.dumps(bundle))
    assert [each.resource.get_resource_type() for each in read.entry] == ["Measure", *["MeasureReport"] * 3]


@pytest.mark.parametrize(
    ("indicator", "version"),
    [
        pytest.param(indicator, version, id=f"{indicator.code}-{version.since}")
        for indicator in indicators.INDICATORS
        for version in indicator.versions
    ],
)
def test_every_version_is_a_valid_measure(indicator, version):
    made = publication.measure(indicator, version)
    Measure.model_validate_json(json.dumps(made))
    assert len(made["group"]) == len(version.measures)
    assert [group["id"] for group in made["group"]] == ["all", *(part.code for part in version.parts)]


def test_a_shown_figure_has_its_counts_and_score(bundle):
    group, part = reports(bundle)["NL"]["group"]
    assert [population["count"] for population in group["population"]] == [1700, 120]
    assert group["measureScore"]["value"] == 7.1
    assert part["id"] == "weeks_24_27"


@pytest.mark.parametrize(("unit", "why"), [("0101", "&lt;kinderen&gt;"), ("0102", "Niet ondertekend.")])
def test_a_figure_that_is_not_shown_has_no_count_anywhere_and_says_why(bundle, unit, why):
    report = reports(bundle)[unit]
    assert '"count"' not in json.dumps(report)
    assert "measureScore" not in json.dumps(report)
    assert why in report["text"]["div"]


def test_a_report_names_the_version_of_the_definition_that_it_follows(bundle):
    assert reports(bundle)["NL"]["measure"] == "urn:ooievaar:Measure:preterm_birth|2020"


def test_a_condition_computes_what_the_criterion_means():
    haemorrhage = indicators.find("postpartum_haemorrhage").version_for(YEAR)
    expression = publication.measure(indicators.find("postpartum_haemorrhage"), haemorrhage)["group"][0]["population"]
    assert expression[1]["criteria"]["expression"] == 'COALESCE("blood_loss_ml" >= 1000, NULLIF("haemorrhage", FALSE))'


def test_the_same_figures_give_the_same_bytes_in_any_order(bundle):
    assert publication.as_bundle(ENTRIES[::-1], YEAR) == bundle
