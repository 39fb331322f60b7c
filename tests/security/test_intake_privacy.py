"""What a person reads of a message, or a log could catch, never holds a BSN or a name."""

from typing import Any

import pytest

from ooievaar import intake, kernset
from ooievaar.intake import examples

BSN_ROOT = "2.16.840.1.113883.2.4.6.3"
ANYONE = intake.Sender(own_lvr=None, known_lvrs=frozenset({"1808"}))
RIGHT, WRONG = "961921821", "961921822"


def sound(**changes: str) -> kernset.Message:
    case = examples.case_of(tuple(examples.Change(name.replace("__", "."), value) for name, value in changes.items()))
    assert not isinstance(case, kernset.Unreadable)
    return case.message


def said(message: kernset.Message) -> str:
    findings = intake.findings_of(message, ANYONE)
    assert findings
    return repr(findings)


def with_problem(path: str, value: str) -> kernset.Message:
    problem = kernset.Problem(path, value, kernset.ProblemKind.DATE)
    return kernset.Message("hl7v3-2.3", "1", None, "1808", "1^2", {}, (problem,))


def test_a_wrong_bsn_is_reported_without_showing_it() -> None:
    text = said(sound(mother_key=WRONG, child1__child_key="111111111"))
    assert WRONG not in text
    assert "111111111" not in text


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("child1__presentation", RIGHT),
        ("blood_loss_ml", f"{RIGHT} ml"),
        ("gravidity", f"0{RIGHT}0.5"),
        ("due_date", f"{RIGHT}x"),
        ("sender", RIGHT),
    ],
)
def test_a_bsn_in_the_wrong_field_is_not_shown_either(name: str, value: str) -> None:
    assert RIGHT not in said(sound(mother_key=RIGHT, **{name: value}))


@pytest.mark.parametrize("value", [RIGHT, "961 921 821", "9619.21.821", "961-921-821"])
def test_a_bsn_of_somebody_else_is_not_shown(value: str) -> None:
    assert value not in said(with_problem("vrouw/geboortedatum", value))


@pytest.mark.parametrize("item", ["burgerservicenummer", "lokale_persoonsidentificatie"])
def test_a_number_of_a_person_is_not_shown_even_when_it_is_incomplete(item: str) -> None:
    assert "96192182" not in said(with_problem(f"vrouw/{item}", "96192182"))


def test_a_name_typed_in_another_field_is_not_shown() -> None:
    text = said(with_problem("vrouw/geboortedatum", "Janneke de Vries"))
    assert "Janneke" not in text
    assert "Vries" not in text


def test_a_bsn_typed_as_the_number_of_an_organisation_does_not_reach_the_records() -> None:
    message = sound(sender=RIGHT, child1__hospital_lvr=RIGHT, postcode=RIGHT)
    delivered = intake.translate(message, intake.Pseudonymiser(b"a key for tests only"))
    assert RIGHT not in repr(delivered)


def test_a_pseudonymiser_does_not_show_its_key() -> None:
    assert "very secret" not in repr(intake.Pseudonymiser(b"very secret key of the registry"))


def test_placeholders_for_a_bsn_do_not_bring_strangers_together() -> None:
    for placeholder in ("000000000", "999999999", "123456789"):
        tree: dict[str, Any] = {"vrouw": {"burgerservicenummer": {"value": placeholder, "root": BSN_ROOT}}}
        message = kernset.Message("hl7v3-2.3", "1", None, "1808", "1^2", tree, ())
        delivered = intake.translate(message, intake.Pseudonymiser(b"a key for tests only"))
        assert delivered.rows["episodes"][0]["mother_key"] is None
