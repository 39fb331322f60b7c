from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from ooievaar import intake, kernset
from ooievaar.intake import examples

PSEUDONYMISER = intake.Pseudonymiser(b"a key for tests only")
ANYONE = intake.Sender(own_lvr=None, known_lvrs=None)
SAMPLES_236 = (
    "scenario1", "scenario2_1elijn", "scenario2_2elijn", "scenario3", "scenario4_1elijn", "scenario4_2elijn",
    "scenario5",
)  # fmt: skip

WEIGHT = "uitkomst_per_kind[{}]/baring/kindspecifieke_uitkomstgegevens/lichamelijk_onderzoek_kind/geboortegewicht"


def findings(text: str) -> tuple[intake.Finding, ...]:
    """What the rules say of the sound message with these changes."""
    changes = tuple(examples.Change(name.strip(), value.strip()) for name, _, value in pairs(text))
    case = examples.case_of(changes)
    assert not isinstance(case, kernset.Unreadable)
    return intake.findings_of(case.message, case.sender)


def pairs(text: str) -> list[tuple[str, str, str]]:
    return [part.partition("=") for part in text.split(";")]


def with_tree(tree: dict[str, Any], *problems: kernset.Problem) -> kernset.Message:
    return kernset.Message(
        format="hl7v3-2.3", message_id="1", created=None, sender_lvr="1808", dossier="1^2", tree=tree, problems=problems
    )


def test_the_sound_message_survives_being_written_and_read() -> None:
    case = examples.case_of(())
    assert not isinstance(case, kernset.Unreadable)
    data = kernset.write(case.message.tree, message_id="1.2.3^1", created=datetime(2024, 9, 11, 8, 0))
    judged = intake.judge(data, intake.Sender("1808", frozenset({"1808"})))
    assert judged.accepted
    assert judged.findings == ()
    assert judged.message is not None
    assert intake.translate(judged.message, PSEUDONYMISER) == intake.translate(case.message, PSEUDONYMISER)


@pytest.mark.parametrize("known", [frozenset({"1808"}), frozenset({"0001"})])
def test_receiving_is_judging_and_translating_what_is_accepted(known: frozenset[str]) -> None:
    case = examples.case_of((examples.Change("child1.presentation", "12345"),))
    assert not isinstance(case, kernset.Unreadable)
    data = kernset.write(case.message.tree, message_id="1.2.3^1", created=datetime(2024, 9, 11, 8, 0))
    sender = intake.Sender("1808", known)
    judged, delivered = intake.receive(data, sender, PSEUDONYMISER)
    assert judged == intake.judge(data, sender)
    assert judged.message is not None
    translated = intake.translate(judged.message, PSEUDONYMISER)
    assert delivered == (translated if judged.accepted else None)


def test_what_cannot_be_read_is_not_translated() -> None:
    assert intake.receive(b"", ANYONE, PSEUDONYMISER) == (intake.judge(b"", ANYONE), None)


def test_rules_have_codes_of_their_own_and_only_what_cannot_be_attributed_is_rejected() -> None:
    codes = [rule.code for rule in intake.EVERY_RULE]
    assert len(set(codes)) == len(codes)
    rejecting = {rule.code for rule in intake.EVERY_RULE if rule.grade is intake.Grade.REJECTED}
    assert rejecting == {
        "file-unreadable", "file-forbidden", "file-not-kernset", "sender-unknown", "sender-other", "dossier-missing",
        "admission-sender-unknown", "admission-sender-other", "admission-set-missing", "admission-birth-missing",
    }  # fmt: skip


def test_every_rule_has_its_texts_in_both_languages() -> None:
    for rule in intake.EVERY_RULE:
        texts = (rule.title, rule.why, rule.advice, rule.english.title, rule.english.why, rule.english.advice)
        assert all(text.strip() for text in texts), rule.code


def test_everything_wrong_is_said_at_once_heaviest_first() -> None:
    found = findings("dossier = ; start_date = ; blood_loss_ml = 9000; child1.presentation = 12; gravidity = 1")
    assert [finding.rule for finding in found] == [
        "dossier-missing", "required-missing", "code-unknown", "parity-not-below-gravidity", "measure-implausible",
    ]  # fmt: skip


def test_of_one_place_only_the_heaviest_rule_speaks() -> None:
    found = findings("blood_loss_ml = veel; child1.paediatrician_involved = misschien")
    assert [finding.rule for finding in found] == ["value-unreadable", "value-unreadable"]


def test_two_wrong_codes_at_one_place_are_both_named() -> None:
    assert [finding.value for finding in findings("perineum = 12 34 34")] == ["12", "34"]


def test_a_finding_names_the_item_in_words_and_by_path() -> None:
    (finding,) = findings(
        "child2.birth_order = 2; child2.weight_g = 9000; children_count = 2; responsible_periods = intake"
    )
    assert finding.place == f"geboortegewicht, kind 2 ({WEIGHT.format(2)})"
    assert (finding.value, finding.grade) == ("9000 g", intake.Grade.SIGNAL)


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"", "file-unreadable"),
        (b"not xml", "file-unreadable"),
        (b"<a><b>", "file-unreadable"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "file-forbidden"),
        (b"<a/>", "file-not-kernset"),
    ],
)
def test_a_file_that_cannot_be_read_is_rejected_with_one_sentence(data: bytes, rule: str) -> None:
    judged = intake.judge(data, ANYONE)
    assert (judged.message, judged.accepted, [f.rule for f in judged.findings]) == (None, False, [rule])
    unreadable = kernset.read(data)
    assert isinstance(unreadable, kernset.Unreadable)
    assert intake.sentence_for(unreadable) == judged.findings[0].sentence


@pytest.mark.parametrize("reason", kernset.Reason)
def test_every_reason_for_not_reading_gives_exactly_one_sentence(reason: kernset.Reason) -> None:
    sentence = intake.sentence_for(kernset.Unreadable(reason, line=3))
    assert sentence.count(".") == 1
    assert sentence.endswith(".")


def test_the_sender_decides_what_is_another_organisation() -> None:
    case = examples.case_of(())
    assert not isinstance(case, kernset.Unreadable)
    own = intake.findings_of(case.message, intake.Sender("1808", frozenset({"1808"})))
    other = intake.findings_of(case.message, intake.Sender("0003", frozenset({"1808", "0003"})))
    assert own == ()
    assert [(f.rule, f.value) for f in other] == [("sender-other", "1808")]


@pytest.mark.parametrize("kind", kernset.ProblemKind)
def test_a_value_the_reader_could_not_take_is_an_error_at_its_place(kind: kernset.ProblemKind) -> None:
    path = WEIGHT.format(2).replace("onderzoek_kind", "onderzoek_kind[1]")
    problem = kernset.Problem(path, "3,45", kind)
    rules = {rule.code for rule in intake.RULES if rule.subject is intake.Subject.READING}
    found = [f for f in intake.findings_of(with_tree({}, problem), ANYONE) if f.rule in rules]
    assert [(f.place, f.value, f.grade) for f in found] == [
        (f"geboortegewicht, kind 2 ({WEIGHT.format(2)})", "3,45", intake.Grade.ERROR)
    ]


def test_a_weight_in_kilograms_is_shown_as_it_was_sent() -> None:
    (finding,) = findings("child1.weight_g = 3.4 kg")
    assert finding.value == "3.4 kg"
    assert finding.sentence.endswith("de verzonden waarde 3.4 kg is geen getal in de eenheid van de standaard (g).")


def test_a_problem_with_an_item_that_we_do_not_use_is_reported_by_its_own_name() -> None:
    path = "bevalling/partusnummer"
    problem = kernset.Problem(path, "12", kernset.ProblemKind.IDENTIFIER)
    (finding,) = [f for f in intake.findings_of(with_tree({}, problem), ANYONE) if f.rule == "value-unreadable"]
    assert finding.place.startswith("partusnummer (")


def test_a_moment_of_death_without_death_is_an_error() -> None:
    group = {"datumtijd_vaststelling_perinatale_sterfte": "2024-03-01"}
    tree = {"uitkomst_per_kind": [{"baring": {"demografische_gegevens": {"perinatale_sterfte_groep": group}}}]}
    assert "death-details" in {f.rule for f in intake.findings_of(with_tree(tree), ANYONE)}


@pytest.mark.parametrize("name", SAMPLES_236)
def test_the_sample_messages_are_taken_in(name: str, shared: Path) -> None:
    data = (shared / "kernset" / "messages" / f"2.3.6-{name}-23.xml").read_bytes()
    judged = intake.judge(data, ANYONE)
    assert judged.accepted
    assert not [f for f in judged.findings if f.grade is intake.Grade.ERROR]


def test_the_sample_messages_of_2_2_are_taken_in(shared: Path) -> None:
    for path in sorted((shared / "kernset" / "messages").glob("2.2-*.xml")):
        assert intake.judge(path.read_bytes(), ANYONE).accepted


def test_translating_a_sample_gives_the_values_of_the_guide(shared: Path) -> None:
    data = (shared / "kernset" / "messages" / "2.3.6-scenario3-23.xml").read_bytes()
    message = kernset.read(data)
    assert isinstance(message, kernset.Message)
    delivered = intake.translate(message, PSEUDONYMISER)
    (episode,), (birth,) = delivered.rows["episodes"], delivered.rows["delivered_births"]
    assert (episode["lvr_number"], birth["blood_loss_ml"]) == ("9999", 1740.0)
    assert [child["presentation"] for child in delivered.rows["delivered_children"]] == ["face", "breech"]
    assert [child["paediatrician_transfer"] for child in delivered.rows["delivered_children"]] == [False, True]
    assert [child["feeding"] for child in delivered.rows["delivered_children"]] == [["breast"], None]
    assert [child["death_phase"] for child in delivered.rows["delivered_children"]] == [None, "neonatal"]
