"""Documents of the kernset neonatologie are judged and become admissions."""

import csv
from pathlib import Path
from typing import Any

import pytest
from tests.neonatology import LNR, document

from ooievaar import intake, kernset, records
from ooievaar.intake.rules.reading import SAID_OF_VALUES

LVR = "2.16.840.1.113883.2.4.3.22.96.6"
AGB = "2.16.840.1.113883.2.4.6.1"
BSN = "2.16.840.1.113883.2.4.6.3"
PSEUDONYMISER = intake.Pseudonymiser(b"a key for tests only")
ANYONE = intake.Sender(own_lvr=None, known_lvrs=None)
SENDER = intake.Sender(own_lvr="0110", known_lvrs=frozenset({"0110"}), numbers={(LNR, "0042"): "0110"})


def delivered(
    *, number: str = f'root="{LVR}" extension="0110"', version: int = 1, inside: str = "", **fields: str
) -> bytes:
    child = {"bsn": "111222333", "born": "202408020630", "set": "OPN-1"} | fields
    return document(
        f'<id root="1.2" extension="d-{version}"/><setId root="1.2" extension="{child["set"]}"/>',
        f'<versionNumber value="{version}"/>',
        f'<recordTarget><patientRole><id root="{BSN}" extension="{child["bsn"]}"/>',
        f'<patient><birthTime value="{child["born"]}"/></patient></patientRole></recordTarget>',
        f"<author><assignedAuthor><representedOrganization><id {number}/></representedOrganization></assignedAuthor>",
        f"</author>{inside}",
    )


def received(data: bytes, sender: intake.Sender = SENDER) -> tuple[intake.Judged, dict[str, Any]]:
    judged, found = intake.receive(data, sender, PSEUDONYMISER)
    assert found is not None, judged.findings
    (row,) = found.rows["admissions"]
    return judged, row


def rejections(data: bytes, sender: intake.Sender) -> set[str]:
    judged, found = intake.receive(data, sender, PSEUDONYMISER)
    assert (found is None) == (not judged.accepted)
    return {finding.rule for finding in judged.findings if finding.grade is intake.Grade.REJECTED}


def test_every_leaf_of_the_dataset_is_kept_in_a_column_or_named_as_not_kept(shared: Path) -> None:
    text = (shared / "kernset" / "neonatology_concepts.csv").read_text(encoding="utf-8")
    numbers = {row["ada_path"]: row["concept_id"].rpartition(".")[2] for row in csv.DictReader(text.splitlines())}
    columns = [column for column in records.ADMISSIONS.columns if column.concept]
    assert [column.name for column in columns if column.concept_id != numbers[str(column.concept)]] == []
    assert {column.since for column in columns} == {"3.0 neonatology"}
    kept = {column.concept for column in records.ADMISSIONS.columns if column.concept}
    assert (len(numbers), kept | records.NOT_IN_ADMISSIONS.keys(), kept & records.NOT_IN_ADMISSIONS.keys()) == (
        160,
        numbers.keys(),
        set(),
    )


@pytest.mark.parametrize("name", ["1", "2", "3"])
def test_a_sample_is_taken_in_and_nothing_of_it_is_lost(shared: Path, name: str) -> None:
    data = (shared / "kernset" / "neonatology" / f"ksneo-test{name}.xml").read_bytes()
    judged, found = intake.receive(data, ANYONE, PSEUDONYMISER)
    assert judged.accepted
    assert found is not None
    assert found.version == int(name)
    (row,) = records.ADMISSIONS.frame(found.rows["admissions"]).rows(named=True)
    kept = {column.concept for column in records.ADMISSIONS.columns if row[column.name] is not None}
    told = {
        _plain(path)
        for path, value in kernset.leaves(judged.message.tree if judged.message else {})
        if not (isinstance(value, dict) and value.get("nullFlavor") in {"NI", "UNK", "NA"})
    }
    # Numbers of a hospital that the register does not know, and a BSN of zeros.
    unknown = {path for path in told if path.endswith("identificatienummer")}
    assert told - kept - records.NOT_IN_ADMISSIONS.keys() <= unknown


def _plain(path: str) -> str:
    return "/".join(step.partition("[")[0] for step in path.split("/"))


class TestSender:
    def test_is_told_by_the_lvr_number(self) -> None:
        assert received(delivered())[1]["lvr_number"] == "0110"

    def test_is_told_by_another_number_that_the_register_knows(self) -> None:
        assert received(delivered(number=f'root="{LNR}" extension="0042"'))[1]["lvr_number"] == "0110"

    @pytest.mark.parametrize("number", [f'root="{LNR}" extension="0043"', f'root="{AGB}" extension="0042"'])
    def test_that_the_register_does_not_know_is_rejected(self, number: str) -> None:
        assert rejections(delivered(number=number), SENDER) == {"admission-sender-unknown"}

    def test_is_whoever_delivered_it_where_no_register_is_at_hand(self) -> None:
        again = intake.Sender(own_lvr="0110", known_lvrs=None)
        data = delivered(number=f'root="{LNR}" extension="0042"')
        assert received(data, again)[1] == received(data)[1]

    def test_without_any_number_is_rejected_whoever_checks(self) -> None:
        assert rejections(delivered(number='nullFlavor="NI"'), ANYONE) == {"admission-sender-unknown"}

    def test_that_is_another_hospital_is_rejected(self) -> None:
        other = intake.Sender(own_lvr="0003", known_lvrs=frozenset({"0003", "0110"}))
        assert rejections(delivered(), other) == {"admission-sender-other"}


class TestIdentity:
    def test_is_that_of_the_set_whatever_the_version(self) -> None:
        first, second = (received(delivered(version=version))[1] for version in (1, 2))
        assert first["episode_id"] == second["episode_id"]
        assert (first["document_version"], second["document_version"]) == (1, 2)

    @pytest.mark.parametrize("changed", [{"set": "OPN-2"}, {"born": "20240803"}])
    def test_is_another_for_another_set_or_child(self, changed: dict[str, str]) -> None:
        assert received(delivered(**changed))[1]["episode_id"] != received(delivered())[1]["episode_id"]

    def test_of_mother_and_child_are_the_pseudonyms_of_birth_care(self) -> None:
        row = received(delivered())[1]
        assert row["child_key"] == PSEUDONYMISER.pseudonym("child", "111222333")
        assert "111222333" not in str(row)

    def test_a_bsn_in_another_place_is_not_kept(self) -> None:
        inside = "<author><assignedAuthor><assignedAuthoringDevice><softwareName>{}</softwareName>"
        inside += "</assignedAuthoringDevice></assignedAuthor></author>"
        assert received(delivered(inside=inside.format("EPD 111222333")))[1]["software"] is None
        assert received(delivered(inside=inside.format("EPD 7.1")))[1]["software"] == "EPD 7.1"


def test_a_document_without_set_or_birth_cannot_be_attributed() -> None:
    found = rejections(delivered(set="", born="2024"), SENDER)
    assert found == {"admission-set-missing", "admission-birth-missing"}


def test_every_kind_of_problem_has_words() -> None:
    assert SAID_OF_VALUES.keys() == set(kernset.ProblemKind)


def test_other_documents_are_no_kernset() -> None:
    (finding,) = intake.judge(document(head=""), ANYONE).findings
    assert finding.rule == "file-not-kernset"
