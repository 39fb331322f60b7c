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


def test_inclusion_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("never to be read", encoding="utf-8")
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{secret.as_uri()}" parse="text"/>'
    message = kernset.read(document(WORDS.format(include)))
    assert isinstance(message, kernset.Message)
    assert "never" not in repr(message)


def test_processing_instructions_and_schema_locations_are_not_followed() -> None:
    head = b'<?xml-model href="http://127.0.0.1:9/x.sch"?><?xml-stylesheet href="http://127.0.0.1:9/x.xsl"?>'
    where = b'<ClinicalDocument xsi:schemaLocation="urn:hl7-org:v3 http://127.0.0.1:9/cda.xsd" '
    message = kernset.read(head + BODY.replace(b"<ClinicalDocument ", where, 1))
    assert isinstance(message, kernset.Message)
    assert message.tree == kernset.read(DOCUMENT).tree  # type: ignore[union-attr]


@pytest.mark.parametrize("prefix", ["urn:hl7-org:v2", "urn:hl7-org:v3/", "URN:HL7-ORG:V3", ""])
def test_a_document_in_another_namespace_is_none(prefix: str) -> None:
    assert reason(DOCUMENT.replace(b"urn:hl7-org:v3", prefix.encode())) is Reason.NOT_KERNSET


def test_elements_of_another_namespace_tell_nothing() -> None:
    other = DOCUMENT.replace(b"<postalCode>", b'<postalCode xmlns="urn:elsewhere">')
    message = kernset.read(other)
    assert isinstance(message, kernset.Message)
    assert kernset.get(message.tree, "kind/demografische_gegevens") is None


@pytest.mark.parametrize("length", [200, 100_000])
def test_names_of_any_length_are_read_as_one(length: int) -> None:
    name = f'<assignedPerson><name><family qualifier="BR">{"a" * length}</family></name></assignedPerson>'
    message = kernset.read(document(f"<author><assignedAuthor>{name}</assignedAuthor></author>"))
    assert isinstance(message, kernset.Message)
    assert message.problems == ()


def test_a_written_document_cannot_be_broken_by_what_is_in_it() -> None:
    evil = '"/><script xmlns="urn:elsewhere">&amp;]]><!-- '
    tree = {
        "documentgegevens": {"software_naam": evil.strip(), "set_identificatie": {"value": evil, "root": evil}},
        "zorgverlener": {"naamgegevens": {"geslachtsnaam": {"achternaam": evil.strip()}}},
    }
    message = kernset.read(kernset.write_document(tree))
    assert isinstance(message, kernset.Message)
    for path, value in kernset.leaves(tree):
        assert kernset.get(message.tree, path) == value
