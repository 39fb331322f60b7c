"""Every row of every rule's table of examples holds."""

import re
from collections import Counter
from typing import Any

import pytest

from ooievaar import intake, main, records, synthetic
from ooievaar.intake import examples
from ooievaar.intake.findings import Case

ROWS = [
    pytest.param(rule, row, id=f"{rule.code}, row {number}")
    for rule in intake.RULES
    for number, row in enumerate(examples.examples_of(rule), start=1)
]


LINKED_ROWS = [
    pytest.param(rule, row, id=f"{rule.code}, row {number}")
    for rule in intake.LINKED_RULES
    for number, row in enumerate(examples.examples_of(rule), start=1)
]
EVERY_RULE = (*intake.RULES, *intake.LINKED_RULES)


def findings(rule: intake.Rule[Any], row: examples.Example) -> list[intake.Finding]:
    subject = examples.case_of(row.changes)
    return list(rule.findings(subject))


def linked_findings(rule: intake.LinkedRule, row: examples.Example) -> list[tuple[str, str]]:
    """Place behind the letter of its message, and sentence."""
    linked, letters = examples.linked_case(row.changes)
    found = rule.findings(linked).iter_rows(named=True)
    return [(f"{letters[one['episode_id']]}.{one['place']}", one["sentence"]) for one in found]


@pytest.mark.parametrize(("rule", "row"), ROWS)
def test_a_rule_finds_what_its_example_says(rule: intake.Rule[Any], row: examples.Example) -> None:
    found = [finding.place for finding in findings(rule, row)]
    assert found == list(row.expected), f"{rule.code}: {row.changes}"


@pytest.mark.parametrize("rule", [rule for rule in intake.RULES if rule.needs], ids=lambda rule: rule.code)
def test_where_a_rule_finds_something_the_message_says_what_the_rule_needs(rule: intake.Rule[Any]) -> None:
    for row in examples.examples_of(rule):
        case = examples.case_of(row.changes)
        assert isinstance(case, Case)
        assert row.is_right or not case.told.isdisjoint(rule.needs), row.changes


@pytest.mark.parametrize("rule", [rule for rule in intake.RULES if rule.needs], ids=lambda rule: rule.code)
def test_what_a_rule_needs_are_columns(rule: intake.Rule[Any]) -> None:
    assert set(rule.needs) <= {column.name for table in records.DELIVERED for column in table.columns}


@pytest.mark.parametrize(("rule", "row"), LINKED_ROWS)
def test_a_rule_across_messages_finds_what_its_example_says(rule: intake.LinkedRule, row: examples.Example) -> None:
    found = [place for place, _ in linked_findings(rule, row)]
    assert sorted(found) == sorted(row.expected), f"{rule.code}: {row.changes}"


@pytest.mark.parametrize("rule", EVERY_RULE, ids=lambda rule: rule.code)
def test_the_examples_of_a_rule_show_right_and_wrong(rule: intake.Declared) -> None:
    assert {row.is_right for row in examples.examples_of(rule)} == {True, False}


def sentences_of(rule: intake.Declared) -> set[str]:
    rows = examples.examples_of(rule)
    if isinstance(rule, intake.LinkedRule):
        return {sentence for row in rows for _, sentence in linked_findings(rule, row)}
    return {finding.sentence for row in rows for finding in findings(rule, row)}


@pytest.mark.parametrize("rule", EVERY_RULE, ids=lambda rule: rule.code)
def test_every_finding_is_one_plain_sentence_that_starts_with_what_to_do(rule: intake.Declared) -> None:
    for sentence in sentences_of(rule):
        assert re.fullmatch(r"[A-Z][^!?]*\.", sentence), sentence
        assert len(re.findall(r"\. [A-Z]", sentence)) == 0, sentence
        assert len(sentence.split()) <= 25, sentence


def test_the_sound_message_has_no_findings() -> None:
    case = examples.case_of(())
    assert intake.findings_of(case.message, case.sender) == ()


def test_the_sound_messages_together_have_no_findings() -> None:
    linked, _ = examples.linked_case(())
    assert intake.findings_across(linked.delivered, linked.links, linked.register).is_empty()


def test_signals_stay_rare_in_a_made_up_country_without_mistakes() -> None:
    """At most one message in twenty is asked about anything; the share per rule is printed."""
    judged = [
        intake.findings_of(main.as_message(delivery), intake.Sender(own_lvr=None, known_lvrs=None))
        for delivery in synthetic.deliveries(synthetic.country(births=500, year=2025, seed=7))
    ]
    shares = Counter(code for findings in judged for code in {finding.rule for finding in findings})
    for code, count in shares.most_common():
        print(f"{count / len(judged):7.2%} {code}")
    assert all(count / len(judged) <= 0.05 for count in shares.values()), shares
