"""Every row of every rule's table of examples holds."""

import re
from typing import Any

import pytest

from ooievaar import intake
from ooievaar.intake import examples

ROWS = [
    pytest.param(rule, row, id=f"{rule.code}, row {number}")
    for rule in intake.RULES
    for number, row in enumerate(examples.examples_of(rule), start=1)
]


def findings(rule: intake.Rule[Any], row: examples.Example) -> list[intake.Finding]:
    subject = examples.case_of(row.changes)
    return list(rule.findings(subject))


@pytest.mark.parametrize(("rule", "row"), ROWS)
def test_a_rule_finds_what_its_example_says(rule: intake.Rule[Any], row: examples.Example) -> None:
    found = [finding.place for finding in findings(rule, row)]
    assert found == [str(place) for place in row.expected], f"{rule.code}: {row.changes}"


@pytest.mark.parametrize("rule", intake.RULES, ids=lambda rule: rule.code)
def test_the_examples_of_a_rule_show_right_and_wrong(rule: intake.Rule[Any]) -> None:
    outcomes = {bool(row.expected) for row in examples.examples_of(rule)}
    assert outcomes == {True, False}


@pytest.mark.parametrize("rule", intake.RULES, ids=lambda rule: rule.code)
def test_every_finding_is_one_plain_sentence_that_starts_with_what_to_do(rule: intake.Rule[Any]) -> None:
    sentences = [f.sentence for row in examples.examples_of(rule) for f in findings(rule, row)]
    for sentence in sentences:
        assert re.fullmatch(r"[A-Z][^!?]*\.", sentence), sentence
        assert len(re.findall(r"\. [A-Z]", sentence)) == 0, sentence
        assert len(sentence.split()) <= 25, sentence


def test_the_sound_message_has_no_findings() -> None:
    case = examples.case_of(())
    assert intake.findings_of(case.message, case.sender) == ()
