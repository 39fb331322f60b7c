"""Documents of the kernset neonatologie that mean harm: the same limits as for any other message."""

import time
from pathlib import Path

import pytest
from tests.neonatology import act, document, related, section

from ooievaar import kernset
from ooievaar.kernset import Reason

WORDS = "<recordTarget><patientRole><addr><postalCode>{}</postalCode></addr></patientRole></recordTarget>"
DOCUMENT = document(WORDS.format("1234 AB"))
BODY = DOCUMENT.partition(b"?>")[2]


def reason(data: bytes) -> Reason | None:
    found = kernset.read(data)
    return found.reason if isinstance(found, kernset.Unreadable) else None


def test_entities_are_not_expanded() -> None:
    lines = ['<!ENTITY a0 "ooievaar">']
    lines += [f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 10)]
    head = f"<!DOCTYPE ClinicalDocument [{''.join(lines)}]>".encode()
    started = time.monotonic()
    assert reason(head + BODY.replace(b"1234 AB", b"&a9;")) is Reason.FORBIDDEN_CONTENT
    assert time.monotonic() - started < 1


def test_files_are_not_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("never to be read", encoding="utf-8")
    head = f'<!DOCTYPE x [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'.encode()
    assert reason(head + BODY.replace(b"1234 AB", b"&s;")) is Reason.FORBIDDEN_CONTENT


@pytest.mark.parametrize("cut", [0, 10, len(BODY) // 2, len(BODY) - 1])
def test_a_part_of_a_document_is_no_document(cut: int) -> None:
    assert reason(BODY[:cut]) in {Reason.EMPTY, Reason.TRUNCATED, Reason.NOT_XML}


def test_a_document_that_is_too_large_is_not_parsed() -> None:
    assert reason(DOCUMENT + b" " * kernset.MAX_BYTES) is Reason.TOO_LARGE


def test_depth_is_limited() -> None:
    assert reason(document("<component>" * 5_000 + "</component>" * 5_000)) in {Reason.NOT_XML, Reason.TRUNCATED}


def test_many_acts_take_no_more_time_than_their_number() -> None:
    problems = related(*[act("observation", "problem", '<value code="1" codeSystem="2"/>')] * 20_000, by="component")
    data = document(section("901141", act("organizer", "901142", problems)))
    started = time.monotonic()
    message = kernset.read(data)
    assert time.monotonic() - started < 5
    assert isinstance(message, kernset.Message)
    assert len(kernset.get(message.tree, "kind/problematiek_kind/geboortetrauma/probleem")) == 20_000


def test_of_many_refused_values_each_is_told_once_and_soon() -> None:
    denied = act("observation", "problem", '<value code="1" codeSystem="2"/>', 'negationInd="true"')
    data = document(section("901141", act("organizer", "901142", related(*[denied] * 20_000, by="component"))))
    started = time.monotonic()
    message = kernset.read(data)
    assert time.monotonic() - started < 5
    assert isinstance(message, kernset.Message)
    assert len(message.problems) == 20_000
