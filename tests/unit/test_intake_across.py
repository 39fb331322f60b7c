"""Findings across messages: over a made-up country, and what they keep to themselves."""

import re

import polars as pl
import pytest

from ooievaar import intake, main, records, synthetic
from ooievaar.intake import examples

# What the made-up country gets wrong on purpose, and how much of it at most.
MOST = {"linked-pregnancy-differs": 0.06, "birth-led-by-two": 0.05, "linked-mother-differs": 0.04}


@pytest.fixture(scope="module")
def country() -> tuple[dict[str, pl.DataFrame], pl.DataFrame, dict[str, pl.DataFrame]]:
    """Delivered tables, true links and register."""
    pseudonymiser = intake.Pseudonymiser(b"a key for tests only")
    current, truth = {}, {}
    for delivery in synthetic.deliveries(synthetic.country(births=600, year=2025, seed=5)):
        one = intake.translate(main.as_message(delivery), pseudonymiser)
        current[one.identity], truth[one.identity] = one, str(delivery.pregnancy)
    frames = main.frames_of(current.values())
    links = records.LINKS.frame({"episode_id": each, "pregnancy_id": woman} for each, woman in truth.items())
    lvrs = frames["episodes"]["lvr_number"].unique()
    organisations = records.ORGANISATIONS.frame({"lvr_number": lvr, "kind": "practice"} for lvr in lvrs)
    return frames, links, {"organisations": organisations}


def test_signals_stay_rare_in_a_made_up_country(country) -> None:
    frames, links, register = country
    found = intake.findings_across(frames, links, register)
    shares = found.group_by("rule").agg(share=pl.len() / frames["episodes"].height)
    print(shares.sort("share", descending=True))
    assert all(share <= MOST.get(rule, 0.03) for rule, share in shares.iter_rows()), shares


def test_findings_have_their_columns_and_known_episodes(country) -> None:
    frames, links, register = country
    found = intake.findings_across(frames, links, register)
    assert found.columns == ["episode_id", "rule", "grade", "place", "value", "sentence"]
    assert set(found["episode_id"]) <= set(frames["episodes"]["episode_id"])
    assert set(found["rule"]) <= {rule.code for rule in intake.LINKED_RULES}
    assert set(found["grade"]) <= {grade.value for grade in intake.Grade}


def test_a_country_without_links_has_no_findings(country) -> None:
    frames, links, register = country
    assert intake.findings_across(frames, links.clear(), register).is_empty()


@pytest.mark.parametrize("rule", intake.LINKED_RULES, ids=lambda rule: rule.code)
def test_no_finding_tells_what_another_provider_sent(rule: intake.LinkedRule) -> None:
    """A finding shows no number of another organisation, unless its own message referred to it."""
    for example in examples.examples_of(rule):
        linked, letters = examples.linked_case(example.changes)
        for one in rule.findings(linked).iter_rows(named=True):
            own = {change.value for change in example.changes if change.name.startswith(letters[one["episode_id"]])}
            told = set(re.findall(r"\b\d{4}\b", f"{one['sentence']} {one['value'] or ''}".replace("2024", "")))
            assert told <= own | {"3450"}, one
