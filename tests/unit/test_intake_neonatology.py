"""Documents of the kernset neonatologie are read, and never taken in as an episode of birth care."""

from datetime import datetime

import pytest
from tests.neonatology import document

from ooievaar import intake, kernset

LVR = "2.16.840.1.113883.2.4.3.22.96.6"
NUMBERS = '<id root="1.2" extension="a-2"/><setId root="1.2" extension="a-1"/>'
AUTHOR = "<author><assignedAuthor><representedOrganization>{}</representedOrganization></assignedAuthor></author>"
WITH_LVR = document(NUMBERS, AUTHOR.format(f'<id root="{LVR}" extension="0110"/>'))
SENDERS = [
    intake.Sender(own_lvr=None, known_lvrs=None),
    intake.Sender(own_lvr="0110", known_lvrs=frozenset({"0110"})),
    intake.Sender(own_lvr="0003", known_lvrs=frozenset({"0003"})),
]


@pytest.mark.parametrize("sender", SENDERS)
@pytest.mark.parametrize("data", [WITH_LVR, document(NUMBERS), document()])
def test_a_document_is_rejected_with_one_sentence_whoever_sent_it(data: bytes, sender: intake.Sender) -> None:
    judged = intake.judge(data, sender)
    (finding,) = judged.findings
    assert not judged.accepted
    assert (finding.rule, finding.grade) == ("file-not-kernset", intake.Grade.REJECTED)
    assert finding.sentence == (
        "Lever dit document nu nog niet aan: de kernset neonatologie kunnen wij lezen, "
        "maar nemen wij nog niet op in de registratie."
    )


def test_a_document_is_told_by_its_number_but_brings_no_records() -> None:
    judged, delivered = intake.receive(WITH_LVR, SENDERS[0], intake.Pseudonymiser(b"a key for tests only"))
    assert delivered is None
    assert judged.message is not None
    assert (judged.message.message_id, judged.message.sender_lvr) == ("1.2^a-2", "0110")
    assert intake.findings_of(judged.message, SENDERS[0]) == judged.findings
    assert intake.sentence_for(judged.message) == judged.findings[0].sentence


def test_other_documents_are_no_kernset() -> None:
    (finding,) = intake.judge(document(head=""), SENDERS[0]).findings
    assert finding.sentence == "Lever een kernsetbericht geboortezorg aan: dit bestand bevat een ander soort bericht."


def test_messages_of_birth_care_are_judged_as_before() -> None:
    data = kernset.write({}, message_id="1.2^3", created=datetime.fromisoformat("2022-03-01T00:00"))
    assert "file-not-kernset" not in {finding.rule for finding in intake.judge(data, SENDERS[0]).findings}
