"""The standard's answer to a message: its elements in order, its fixed values, and nothing that breaks the XML."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from ooievaar.kernset import Acknowledgement, Detail, Outcome, Severity, acknowledge

NAMESPACE = {"h": "urn:hl7-org:v3"}
NOON = datetime.fromisoformat("2025-06-01T12:00:05")
SIGNAL = Detail(Severity.WARNING, "mother-age-implausible", "Controleer de leeftijd.")
WRONG = Detail(Severity.ERROR, "sender-other", "Lever dit bericht aan namens de eigen praktijk.")


def answer(outcome=Outcome.ACCEPTED, *details, target="1.2.3^A-1", lvr="0042"):
    return etree.fromstring(acknowledge(Acknowledgement(outcome, "7", target, lvr, NOON, details)))


def one(root, path):
    (found,) = root.xpath(path, namespaces=NAMESPACE)
    return found


def test_the_elements_stand_in_the_order_of_the_standard():
    assert [etree.QName(child).localname for child in answer()] == [
        "id", "creationTime", "versionCode", "interactionId", "profileId", "processingCode", "processingModeCode",
        "acceptAckCode", "acknowledgement", "receiver", "sender",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("h:creationTime/@value", "20250601120005"),
        ("h:versionCode/@code", "NICTIZEd2005-Okt"),
        ("h:interactionId/@extension", "MCCI_IN000002"),
        ("h:profileId/@root", "2.16.840.1.113883.2.4.3.11.9"),
        ("h:profileId/@extension", "F1"),
        ("h:processingCode/@code", "P"),
        ("h:processingModeCode/@code", "T"),
        ("h:acceptAckCode/@code", "NE"),
        ("h:receiver/h:device/h:id/@extension", "0042"),
        ("h:acknowledgement/h:targetMessage/h:id/@root", "1.2.3"),
        ("h:acknowledgement/h:targetMessage/h:id/@extension", "A-1"),
    ],
)
def test_a_value_that_is_fixed_or_follows_from_the_message(path, value):
    assert one(answer(), path) == value


@pytest.mark.parametrize("outcome", list(Outcome))
def test_the_outcome_is_its_code_and_the_details_stand_before_the_message_they_are_about(outcome):
    told = one(answer(outcome, WRONG, SIGNAL), "h:acknowledgement")
    assert told.get("typeCode") == outcome.value
    assert [etree.QName(child).localname for child in told] == ["acknowledgementDetail"] * 2 + ["targetMessage"]
    assert [child.get("typeCode") for child in told[:2]] == ["E", "W"]
    assert told[0][0].get("code") == "sender-other"
    assert told[0][1].text == WRONG.sentence


@pytest.mark.parametrize("outcome", [Outcome.ERROR, Outcome.REJECTED])
@pytest.mark.parametrize("details", [(), (SIGNAL,)])
def test_a_refusal_always_says_why(outcome, details):
    with pytest.raises(ValueError, match="says why"):
        answer(outcome, *details)


def test_a_message_without_an_id_gets_a_null_flavor():
    found = one(answer(target=""), "h:acknowledgement/h:targetMessage/h:id")
    assert dict(found.attrib) == {"nullFlavor": "NI"}


@pytest.mark.parametrize(
    ("target", "marks"),
    [
        ("1.2.3", {"root": "1.2.3"}),
        ("8f14e45f-ceea-467f-a9f2-0d9e3b6c1a55", {"root": "8f14e45f-ceea-467f-a9f2-0d9e3b6c1a55"}),
        ("A-1", {"extension": "A-1"}),
        ("1.2.3^A^1", {"root": "1.2.3", "extension": "A^1"}),
    ],
)
def test_half_an_id_comes_back_as_it_was_sent(target, marks):
    assert dict(one(answer(target=target), "h:acknowledgement/h:targetMessage/h:id").attrib) == marks


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1), st.text(alphabet="<>&\"'\t\n^ab{}"))
def test_nothing_in_a_sentence_or_an_id_can_change_the_answer(sentence, extension):
    told = answer(Outcome.ERROR, Detail(Severity.ERROR, sentence, sentence), target=f"1.2^{extension}")
    assert one(told, "h:acknowledgement/h:acknowledgementDetail/h:text").text == sentence
    assert one(told, "h:acknowledgement/h:acknowledgementDetail/h:code/@code") == sentence
    assert one(told, "h:acknowledgement/h:targetMessage/h:id").get("extension", "") == extension
