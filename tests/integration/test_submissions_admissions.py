"""Documents about newborns are kept like episodes: each version, and the one with the highest number counts."""

import pytest
from django.core.management import CommandError, call_command
from tests.integration.submissions_samples import message, zipped

from ooievaar import intake, kernset
from ooievaar.portal.audit.models import AuditEvent
from ooievaar.portal.organisations.actions import add_organisation, set_numbers
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.submissions import actions, judging, queries
from ooievaar.portal.submissions.models import EpisodeVersion, Message, StoredFinding

pytestmark = pytest.mark.django_db
LVR = "2.16.840.1.113883.2.4.3.22.96.6"


def document(*, version="1", weight=2340.0, root=LVR, number="0110", made="2024-08-10T10:00", born="2024-08-02T06:30"):
    return kernset.write_document(
        {
            "documentgegevens": {
                "identificatie": {"value": f"D-{version}", "root": "1.2.3"},
                "set_identificatie": {"value": "OPN-1", "root": "1.2.3"},
                "versienummer": version,
                "document_datum": made,
            },
            "zorgaanbieder": {"zorgaanbieder_identificatienummer": [{"value": number, "root": root}]},
            "kind": {
                "demografische_gegevens": {"patient": {"geboortedatum": born}},
                "opname_gegevens": {
                    "opname": {"opname_datum": "2024-08-02T08:00", "ontslag_datum": "2024-08-09T11:00"},
                    "onderzoek": {"lichaamsgewicht": {"gewicht_waarde": {"value": weight, "unit": "g"}}},
                },
            },
            "vrouw": {"demografische_gegevens": {"patient": {"geboortedatum": "1992-05-04"}}},
        }
    )


@pytest.fixture
def hospital():
    return add_organisation(lvr_number="0110", name="Zeewijk", kind="hospital", place="Rietmeer", by=None)


@pytest.fixture
def deliver(hospital):
    def _deliver(content, name="opname.xml"):
        return actions.process(actions.receive(organisation=hospital, file_name=name, content=content, by=None))

    return _deliver


def admissions():
    return queries.delivered_frames()["admissions"].rows(named=True)


def test_a_document_becomes_an_admission_and_no_episode_of_birth_care(deliver):
    submission = deliver(document())
    assert (submission.accepted, submission.rejected) == (1, 0)
    (row,) = admissions()
    assert (row["lvr_number"], row["weight_g"], str(row["birth_date"])) == ("0110", 2340.0, "2024-08-02")
    assert str(row["mother_birth_date"]) == "1992-05-04"
    frames = queries.delivered_frames()
    assert {name for name, frame in frames.items() if frame.height} == {"admissions"}
    assert b"ClinicalDocument" in judging.content(Message.objects.get().content)


def test_what_identifies_is_not_among_the_readable_rows(deliver):
    deliver(document())
    readable = str(EpisodeVersion.objects.get().records)
    assert "2024-08-09" in readable
    assert "1992-05-04" not in readable
    assert "2024-08-02T06:30" not in readable


def test_the_same_document_again_changes_nothing(deliver):
    deliver(document())
    again = deliver(document(), name="nog eens.xml")
    assert (again.accepted, again.already) == (0, 1)
    assert EpisodeVersion.objects.count() == 1


@pytest.mark.parametrize("order", [("1", "2"), ("2", "1")])
def test_the_highest_version_counts_whichever_comes_last(deliver, order):
    for version in order:
        deliver(document(version=version, weight=2000.0 + int(version)))
    assert EpisodeVersion.objects.count() == 2
    (row,) = admissions()
    assert (row["document_version"], row["weight_g"]) == (2, 2002.0)


def test_a_lower_version_does_not_replace_a_higher_one_although_it_was_made_later(deliver):
    deliver(document(version="10"))
    deliver(document(version="9", made="2024-09-01T10:00"))
    assert [row["document_version"] for row in admissions()] == [10]


def test_another_child_under_the_same_set_number_is_another_admission(deliver):
    deliver(zipped({"a.xml": document(), "b.xml": document(born="2024-08-02T06:41", version="2")}))
    assert len(admissions()) == 1
    deliver(document(born="2024-08-03"))
    assert len(admissions()) == 2


def test_the_frames_of_a_year_hold_the_admissions_of_that_year_and_the_ones_beside_it(deliver):
    deliver(document())
    heights = {year: queries.delivered_frames(year)["admissions"].height for year in (2022, 2023, 2024, 2025, 2026)}
    assert heights == {2022: 0, 2023: 1, 2024: 1, 2025: 1, 2026: 0}


@pytest.mark.parametrize(("field", "root"), [("agb", intake.AGB_ROOT), ("lnr_number", intake.LNR_ROOT)])
def test_a_hospital_is_known_by_the_other_numbers_in_the_register(deliver, hospital, field, root):
    content = document(root=root, number="00771122")
    assert deliver(content).rejected == 1
    assert [found.rule for found in StoredFinding.objects.filter(grade="afgekeurd")] == ["admission-sender-unknown"]
    set_numbers(organisation=hospital, **{"agb": "", "lnr_number": "", field: "00771122"}, by=None)
    assert deliver(content, name="opnieuw.xml").accepted == 1
    assert [row["lvr_number"] for row in admissions()] == ["0110"]


def test_a_number_that_two_organisations_have_tells_neither(deliver, hospital):
    add_organisation(lvr_number="0111", name="Duinrand", kind="hospital", place="Rietmeer", by=None)
    type(hospital).objects.update(agb="00771122")
    assert deliver(document(root=intake.AGB_ROOT, number="00771122")).rejected == 1


def test_the_office_records_numbers_once_and_in_their_form(hospital):
    call_command("numbers", "0110", lnr="0042")
    hospital.refresh_from_db()
    assert (hospital.agb, hospital.lnr_number) == ("", "0042")
    assert AuditEvent.objects.get(action="organisation_numbered").details["lnr_number"] == ["", "0042"]
    other = add_organisation(lvr_number="0111", name="Duinrand", kind="hospital", place="Rietmeer", by=None)
    with pytest.raises(Refused, match="Zeewijk"):
        set_numbers(organisation=other, agb="", lnr_number="0042", by=None)
    with pytest.raises(Refused, match="acht cijfers"):
        set_numbers(organisation=other, agb="123", lnr_number="", by=None)
    with pytest.raises(CommandError, match="9999"):
        call_command("numbers", "9999")


def test_birth_care_and_admissions_come_in_together(deliver):
    both = zipped({"a.xml": message(lvr="0110"), "b.xml": document()})
    assert deliver(both).accepted == 2
    frames = queries.delivered_frames()
    assert (frames["episodes"].height, frames["admissions"].height) == (1, 1)
