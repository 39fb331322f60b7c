"""Files that mean harm, or are no message: one reason each, quickly, without an exception, a file or the network."""

import socket
import time
from datetime import datetime
from pathlib import Path

import pytest

from ooievaar import kernset
from ooievaar.kernset import Reason

TREE = {"zwangerschap": {"definitieve_a_terme_datum": "2021-07-22"}, "vrouw": {"adres": {"postcode": "1234 AB"}}}
MESSAGE = kernset.write(TREE, message_id="1.2^3", created=datetime.fromisoformat("2022-03-01T00:00"))
BODY = MESSAGE.partition(b"?>")[2]


def reason(data: bytes) -> Reason | None:
    found = kernset.read(data)
    return found.reason if isinstance(found, kernset.Unreadable) else None


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the reader asked for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def bomb(levels: int = 9) -> bytes:
    """Entities in entities: 10 ** levels times the same word, when anyone would expand them."""
    lines = ['<!ENTITY a0 "ooievaar">']
    lines += [f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, levels + 1)]
    return f"<!DOCTYPE REPC_IN004014NL [{''.join(lines)}]>".encode()


class TestForbiddenContent:
    def test_nested_entities_in_text(self) -> None:
        started = time.monotonic()
        assert reason(bomb() + BODY.replace(b"1234 AB", b"&a9;")) is Reason.FORBIDDEN_CONTENT
        assert time.monotonic() - started < 1

    def test_nested_entities_in_an_attribute(self) -> None:
        assert reason(bomb() + BODY.replace(b'"20210722"', b'"&a9;"')) is Reason.FORBIDDEN_CONTENT

    def test_external_entity_to_a_file(self, tmp_path: Path) -> None:
        secret = tmp_path / "secret.txt"
        secret.write_text("never to be read", encoding="utf-8")
        head = f'<!DOCTYPE x [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'.encode()
        data = head + BODY.replace(b"1234 AB", b"&s;")
        assert reason(data) is Reason.FORBIDDEN_CONTENT
        assert "never" not in repr(kernset.read(data))

    @pytest.mark.parametrize(
        "head",
        [
            b'<?xml version="1.0"?><!DOCTYPE x SYSTEM "http://example.org/x.dtd">',
            b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- <x> --><?pi ?>\n<!DOCTYPE x>',
            b'<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>',
        ],
    )
    def test_document_type(self, head: bytes) -> None:
        assert reason(head + BODY) is Reason.FORBIDDEN_CONTENT

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
    def test_document_type_in_two_bytes_per_character(self, encoding: str) -> None:
        text = '<?xml version="1.0" encoding="utf-16"?>' + (bomb() + BODY).decode()
        assert reason(text.encode(encoding)) is Reason.FORBIDDEN_CONTENT

    @pytest.mark.parametrize("encoding", ["utf-32", "utf-32-be", "cp037", "utf-7"])
    def test_document_type_in_rare_encodings(self, encoding: str) -> None:
        text = f'<?xml version="1.0" encoding="{encoding}"?>' + (bomb() + BODY).decode()
        assert reason(text.encode(encoding)) in {Reason.FORBIDDEN_CONTENT, Reason.NOT_XML, Reason.TRUNCATED}

    def test_document_type_behind_a_long_comment(self) -> None:
        comment = b"<!--" + b"x" * 1_000_000 + b"-->"
        assert reason(comment + bomb() + BODY.replace(b"1234 AB", b"&a9;")) is Reason.FORBIDDEN_CONTENT

    def test_words_about_a_document_type_are_no_document_type(self) -> None:
        assert reason(b"<!-- <!DOCTYPE x> -->" + BODY) is None

    def test_inclusion_is_not_followed(self, tmp_path: Path) -> None:
        secret = tmp_path / "secret.xml"
        secret.write_text("<secret/>", encoding="utf-8")
        include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{secret.as_uri()}"/>'.encode()
        found = kernset.read(BODY.replace(b"1234 AB", include))
        assert isinstance(found, kernset.Message)
        assert "postcode" not in found.tree.get("vrouw", {}).get("adres", {})


class TestSize:
    def test_larger_than_the_limit_is_not_parsed(self) -> None:
        started = time.monotonic()
        assert reason(b"<a>" * (kernset.MAX_BYTES // 3 + 1)) is Reason.TOO_LARGE
        assert time.monotonic() - started < 1

    def test_200_mb(self) -> None:
        assert reason(bytes(200_000_000)) is Reason.TOO_LARGE

    @pytest.mark.parametrize("depth", [1_000, 100_000])
    def test_deep_nesting(self, depth: int) -> None:
        deep = b"<component>" * depth + b"</component>" * depth
        assert reason(BODY.replace(b"1234 AB", deep)) is Reason.NOT_XML

    def test_long_text(self) -> None:
        assert reason(BODY.replace(b"1234 AB", b"A" * 15_000_000)) in {Reason.NOT_XML, None}

    def test_many_attributes(self) -> None:
        marks = b" ".join(b'a%d="1"' % number for number in range(50_000))
        assert reason(BODY.replace(b"<addr>", b"<addr " + marks + b">")) is None

    def test_many_children(self) -> None:
        acts = b"<pertinentInformation3><observation/></pertinentInformation3>" * 50_000
        started = time.monotonic()
        assert (
            reason(
                BODY.replace(b"<verifier", acts + b"<verifier").replace(b"</subject><p", b"</subject>" + acts + b"<p")
            )
            is None
        )
        assert time.monotonic() - started < 5

    def test_diagnoses_that_contradict_each_other(self) -> None:
        """What merges must not be compared with everything before it."""
        value = b'<value code="1" codeSystem="2.16.840.1.113883.6.96"/>'
        infection = (
            b'<observation><code code="40733004" codeSystem="2.16.840.1.113883.6.96"/>' + value + b"</observation>"
        )
        mark = b'<code code="439401001" codeSystem="2.16.840.1.113883.6.96"/>'
        one = b"<component><organizer>" + mark + b"<component>" + infection + b"</component></organizer></component>"
        mark = b'<code code="248983002" codeSystem="2.16.840.1.113883.6.96"/>'
        history = b"<pertinentInformation3><organizer>" + mark + one * 20_000 + b"</organizer></pertinentInformation3>"
        started = time.monotonic()
        assert reason(BODY.replace(b"</CareProvisionEvent>", history + b"</CareProvisionEvent>")) is None
        assert time.monotonic() - started < 5

    @pytest.mark.parametrize("head", [b"", b'<?xml version="1.0"?><!-- not plain -->'])
    def test_white_space_is_no_value_to_tell(self, head: bytes) -> None:
        data = head + BODY.replace(b' value="20210722"/>', b">\n  </value>", 1)
        message = kernset.read(data)
        assert isinstance(message, kernset.Message)
        assert [problem.value for problem in message.problems] == [""]

    def test_long_values_are_told_briefly(self) -> None:
        found = kernset.read(BODY.replace(b"20210722", b"2" * 1_000_000))
        assert isinstance(found, kernset.Message)
        assert [len(problem.value) for problem in found.problems] == [200]


class TestNoMessage:
    @pytest.mark.parametrize("data", [b"", b" \n\t", b"\xef\xbb\xbf", b"\x00" * 100])
    def test_empty(self, data: bytes) -> None:
        assert reason(data) is Reason.EMPTY

    @pytest.mark.parametrize("data", [b"%PDF-1.7 ...", b"PK\x03\x04....", b"LVR;1504;2021", b"{}", b"\xff\xfe\x00\x01"])
    def test_not_xml(self, data: bytes) -> None:
        assert reason(data) is Reason.NOT_XML

    @pytest.mark.parametrize(
        "data",
        [
            b"<html><body/></html>",
            b"<REPC_IN004014NL/>",
            b'<REPC_IN004014NL xmlns="urn:hl7-org:v3"/>',
            b'<ClinicalDocument xmlns="urn:hl7-org:v3"><id/></ClinicalDocument>',
            b'<x xmlns="urn:hl7-org:v3"><CareProvisionEvent/></x>',
        ],
    )
    def test_other_xml(self, data: bytes) -> None:
        assert reason(data) is Reason.NOT_KERNSET

    @pytest.mark.parametrize("mark", [b"<!>", b"<\x00>", b"<<!-- a -->", b"<!-- a -- b -->"])
    def test_what_only_looks_like_a_comment(self, mark: bytes) -> None:
        for _ in range(2):  # what was learned of a message with comments must not help a later one
            assert reason(MESSAGE.replace(b"<id ", b"<!-- a --><id ", 1)) is None
            assert reason(MESSAGE.replace(b"<id ", mark + b"<id ", 1)) is Reason.NOT_XML

    def test_two_roots(self) -> None:
        assert reason(BODY + BODY) is Reason.NOT_XML

    @pytest.mark.parametrize("tenth", range(1, 10))
    def test_truncated(self, tenth: int) -> None:
        assert reason(MESSAGE[: len(MESSAGE) * tenth // 10]) is Reason.TRUNCATED

    @pytest.mark.parametrize("lost", [1, 2, 10, 20])
    def test_truncated_at_the_very_end(self, lost: int) -> None:
        assert reason(MESSAGE[:-lost]) is Reason.TRUNCATED

    def test_line_of_the_first_fault(self) -> None:
        data = BODY.replace(b"><", b">\n<", 5).replace(b"<postalCode>", b"<postalCode")
        found = kernset.read(data)
        assert isinstance(found, kernset.Unreadable)
        assert (found.reason, found.line) == (Reason.NOT_XML, 6)


class TestEncodings:
    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1"])
    def test_other_encodings_are_read(self, encoding: str) -> None:
        name = encoding.removesuffix("-sig")
        data = f'<?xml version="1.0" encoding="{name}"?>{BODY.decode()}'.encode(encoding)
        found = kernset.read(data)
        assert isinstance(found, kernset.Message)
        assert found.tree == TREE

    @pytest.mark.parametrize("name", ["utf-16", "no-such-encoding", "rot13", "idna", "unicode_escape", ""])
    def test_wrong_encoding_names_never_raise(self, name: str) -> None:
        data = f'<?xml version="1.0" encoding="{name}"?>'.encode() + BODY
        assert isinstance(kernset.read(data), kernset.Message | kernset.Unreadable)

    @pytest.mark.parametrize("put", [b"\x00", b"\xff\xfe", b"\xc3\x28", b"\xed\xa0\x80", b"&#0;", b"&#xFFFE;", b"&x;"])
    def test_impossible_characters(self, put: bytes) -> None:
        assert reason(BODY.replace(b"1234 AB", put)) in {Reason.NOT_XML, Reason.TRUNCATED, Reason.FORBIDDEN_CONTENT}

    def test_null_bytes_behind_the_message(self) -> None:
        assert isinstance(kernset.read(BODY + b"\x00" * 10), kernset.Message | kernset.Unreadable)
