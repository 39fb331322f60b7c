"""Which messages about one dossier are one episode, and which version counts."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from ooievaar import intake, kernset
from ooievaar.intake import Evidence, Stamp, are_one_episode, counting, may_be_one_episode, threads

FIRST = Evidence("bsn", "born", date(2024, 1, 10), date(2024, 8, 1), "birth")
NEXT = Evidence("bsn", "born", date(2025, 9, 1), date(2026, 4, 1), "another birth")
PSEUDONYMISER = intake.Pseudonymiser(b"only for this test")


@pytest.mark.parametrize(
    "corrected",
    [
        replace(FIRST, start=date(2024, 1, 17)),
        replace(FIRST, mother_birth="corrected"),
        replace(FIRST, mother="corrected"),
        replace(FIRST, mother=None, start=date(2024, 2, 1)),
        replace(FIRST, due=date(2024, 8, 22)),
        replace(FIRST, due=date(2025, 8, 1)),
        replace(FIRST, due=None, birth=None),
        replace(FIRST, start=None, due=None),
        replace(FIRST, start=date(2023, 1, 10), due=date(2024, 7, 30), birth=None, mother_birth=None),
    ],
)
def test_a_correction_stays_the_same_episode(corrected):
    assert are_one_episode(FIRST, corrected)
    assert are_one_episode(corrected, FIRST)


@pytest.mark.parametrize(
    "other",
    [
        NEXT,
        replace(FIRST, mother="somebody", mother_birth="else"),
        replace(FIRST, mother="somebody", mother_birth=None),
        replace(FIRST, mother=None, mother_birth=None, start=date(2024, 1, 11)),
        replace(FIRST, start=date(2024, 2, 1), due=date(2024, 8, 23), birth=None),
        replace(FIRST, document="set 1"),
    ],
)
def test_another_woman_or_pregnancy_is_another_episode(other):
    assert not are_one_episode(FIRST, other)
    assert not are_one_episode(other, FIRST)


def test_messages_that_tell_nobody_are_one_when_care_began_the_same_day():
    nobody = Evidence(start=date(2024, 1, 10))
    assert are_one_episode(nobody, nobody)
    assert are_one_episode(nobody, replace(nobody, due=date(2024, 8, 1)))
    assert not are_one_episode(nobody, replace(nobody, start=date(2024, 1, 11)))
    assert not are_one_episode(nobody, replace(nobody, mother="bsn"))


def test_what_looks_like_a_correction_and_is_kept_apart_is_asked_about():
    other_woman = replace(FIRST, mother=None, mother_birth="else")
    assert may_be_one_episode(replace(FIRST, mother=None), other_woman)
    assert may_be_one_episode(FIRST, replace(FIRST, start=date(2024, 2, 1), due=date(2024, 9, 7), birth=None))
    for other in (FIRST, NEXT, replace(other_woman, start=date(2024, 1, 11)), replace(FIRST, document="set 1")):
        assert not may_be_one_episode(FIRST, other)


def test_a_message_that_agrees_with_two_makes_them_one():
    late = replace(FIRST, mother=None, mother_birth="corrected", start=date(2024, 3, 1), birth=None)
    between = replace(late, mother="bsn")
    assert threads([FIRST, NEXT, late]) == ((0,), (1,), (2,))
    assert threads([FIRST, NEXT, late, between]) == ((0, 2, 3), (1,))


def test_the_samples_with_one_dossier_number_stay_apart(shared):
    """Guide 5.2: one woman, one sender, one dossier number, two pregnancies 37 days apart."""
    read = [kernset.read(path.read_bytes()) for path in sorted((shared / "kernset/messages").glob("2.3*.xml"))]
    told = [(m.sender_lvr, m.dossier, intake.translate(m, PSEUDONYMISER)) for m in read]
    evidence = [intake.evidence_of(rows, within="one", pseudonymiser=PSEUDONYMISER) for _lvr, _dossier, rows in told]
    groups = [group for group in threads(evidence) if len(group) > 1]
    # With sender and dossier left out of it, only the two messages about one birth of scenario 4 and 2 agree.
    assert all(len({told[place][0] for place in group}) == len(group) for group in groups)


MADE = [Stamp(created=datetime(2025, 1, day)) for day in (1, 2, 3)]


@pytest.mark.parametrize(
    ("stamps", "place"),
    [
        (MADE[:1], 0),
        (MADE, 2),
        (MADE[::-1], 0),
        ([MADE[0], MADE[0]], 1),
        ([MADE[1], Stamp(), MADE[0]], 2),
        ([Stamp(2, datetime(2025, 1, 1)), Stamp(1, datetime(2025, 1, 9))], 0),
        ([Stamp(2, datetime(2025, 1, 9)), Stamp(2, datetime(2025, 1, 1))], 0),
        ([Stamp(9), Stamp(10)], 1),
    ],
)
def test_which_version_counts(stamps, place):
    assert counting(stamps) == place


def test_evidence_holds_no_date_that_identifies():
    message = kernset.Message(
        format="hl7v3-2.3", message_id="1", created=None, sender_lvr="0042", dossier="1.2^A", problems=(),
        tree={"vrouw": {"geboortedatum": "1994-04-02"}, "zwangerschap": {"definitieve_a_terme_datum": "2025-08-01"}},
    )  # fmt: skip
    rows = intake.translate(message, PSEUDONYMISER)
    here, there = (intake.evidence_of(rows, within=one, pseudonymiser=PSEUDONYMISER) for one in ("A", "B"))
    assert here.due == there.due == date(2025, 8, 1)
    assert here.mother_birth != there.mother_birth
    assert "1994" not in str(here.mother_birth)
