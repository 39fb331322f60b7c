"""What of answers goes into a cut, and that nothing of it can be put together again."""

import random

import pytest

from ooievaar import questionnaires, records
from ooievaar.questionnaires import PREM, Sent

YEAR = 2025
ANSWERS = {
    "place_of_birth": "home",
    "hospital_if_needed": "2001",
    "practice": "1001",
    "hospital_care": "no",
    "kraamzorg": "3001",
    "vk_vr1": 8,
    "vk_vr2": "na",
    "kz_vr1": 9,
    "zw_vr12_mother": 7,
    "zw_vr12_child": 6,
    "birth_month": "2025-03",
    "age_group": "25_29",
    "consent": "nothing_more",
}


def sent(vsv="101", **changes):
    return Sent(PREM.key, vsv, ANSWERS | changes)


def test_a_mark_becomes_a_row_and_what_is_no_mark_does_not():
    tables = questionnaires.experiences([sent()], YEAR)
    rows = tables["experiences"].select("question", "topic", "about", "mark", "vsv", "year").rows()
    assert rows == [
        ("kz_vr1", "A", "kz", 9, "101", YEAR),
        ("vk_vr1", "A", "vk", 8, "101", YEAR),
        ("zw_vr12_child", "L", "zw", 6, "101", YEAR),
        ("zw_vr12_mother", "L", "zw", 7, "101", YEAR),
    ]
    assert tables["responses"].rows() == [(YEAR, "101", 1)]


def test_marks_that_routing_does_not_reach_are_left_out():
    """She had no care from the hospital, and had first said that she had."""
    assert questionnaires.experiences([sent(zk_vr1=1)], YEAR)["experiences"]["about"].unique().sort().to_list() == [
        "kz", "vk", "zw",
    ]  # fmt: skip


def test_answers_that_count_for_no_vsv_have_none():
    tables = questionnaires.experiences([sent(vsv=None)], YEAR)
    assert tables["experiences"]["vsv"].to_list() == [None] * 4
    assert tables["responses"].rows() == [(YEAR, None, 1)]


def test_nothing_else_goes_into_a_cut():
    names = {name for table in records.ASKED for name in table.names}
    assert names == {"respondent", "question", "year", "vsv", "topic", "about", "mark", "count"}


def test_the_order_in_which_answers_came_cannot_be_seen():
    people = [sent(vk_vr1=number % 10 + 1, kz_vr1=number % 7 + 1, vsv=str(number % 3)) for number in range(60)]
    first = questionnaires.experiences(people, YEAR)
    random.Random(1).shuffle(people)
    again = questionnaires.experiences(people, YEAR)
    assert first["experiences"].equals(again["experiences"])
    assert first["responses"].sort("vsv").equals(again["responses"].sort("vsv"))


def test_the_numbers_of_two_topics_are_not_of_the_same_people():
    """By the marks of one topic a respondent is first, by those of another last: so no number can follow her."""
    people = [sent(vk_vr1=1, kz_vr1=1, zw_vr12_mother=9, zw_vr12_child=9), sent(zw_vr12_mother=2, zw_vr12_child=2)]
    found = questionnaires.experiences(people, YEAR)["experiences"].to_dicts()
    marks = {(row["respondent"][1:], row["topic"]): row["mark"] for row in found if row["question"] != "kz_vr1"}
    assert marks["0000000", "A"] == 1
    assert marks["0000000", "L"] == 2


def test_answers_to_an_unknown_questionnaire_are_refused():
    with pytest.raises(LookupError, match="there is no questionnaire 'prem-0'"):
        questionnaires.experiences([Sent("prem-0", "101", {})], YEAR)
