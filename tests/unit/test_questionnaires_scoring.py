"""Scores, response and for whom answers count, on small tables."""

import pytest

from ooievaar import questionnaires
from ooievaar.questionnaires import PREM

HAD_CARE = {"practice": "1001", "hospital_care": "yes", "kraamzorg": "3001"}


def people(number, **marks):
    return [{**HAD_CARE, **marks}] * number


def of(letter, answered, about=None):
    return next(each for each in questionnaires.scores(PREM, answered, about) if each.topic == letter)


def test_there_are_thirteen_scores_for_a_partnership():
    assert [score.topic for score in questionnaires.scores(PREM, [])] == list("ABCDEFGHIJKLM")
    assert [score.topic for score in questionnaires.scores(PREM, [], "vk")] == list("ABCDEFGHIJK")
    assert [score.topic for score in questionnaires.scores(PREM, [], "kt")] == ["L", "M"]


@pytest.mark.parametrize(
    ("respondents", "hidden"), [(0, questionnaires.NOBODY), (9, questionnaires.TOO_FEW), (10, None), (11, None)]
)
def test_nine_are_hidden_and_ten_are_shown(respondents, hidden):
    score = of("A", people(respondents, vk_vr1=8))
    assert score.hidden == hidden
    assert score.respondents == (None if hidden else respondents)
    assert score.mean == (None if hidden else 8)


def test_a_person_who_marks_three_carers_is_one_person_with_three_marks():
    assert of("A", people(9, vk_vr1=8, zk_vr1=8, kz_vr1=8)).hidden == questionnaires.TOO_FEW
    score = of("A", people(10, vk_vr1=8, zk_vr1=8, kz_vr1=8))
    assert (score.respondents, score.marks) == (10, 30)


def test_the_mean_is_over_all_marks_and_the_other_one_over_the_carers():
    answered = [*people(9, vk_vr1=10), *people(3, zk_vr1=4)]
    score = of("A", answered)
    assert score.mean == pytest.approx((9 * 10 + 3 * 4) / 12)
    assert score.mean_of_means == pytest.approx((10 + 4) / 2)
    assert score.distribution == (0, 0, 0, 3, 0, 0, 0, 0, 0, 9)
    assert score.negatives == 25.0


@pytest.mark.parametrize(("mark", "negatives"), [(1, 100.0), (5, 100.0), (6, 0.0), (10, 0.0)])
def test_what_would_be_a_fail_at_school_is_negative(mark, negatives):
    assert of("A", people(10, vk_vr1=mark)).negatives == negatives


def test_not_applicable_and_what_routing_dropped_do_not_count():
    answered = [*people(9, vk_vr1=8), *people(5, vk_vr1="na"), {**HAD_CARE, "practice": "none", "vk_vr1": 2}]
    assert of("A", answered).hidden == questionnaires.TOO_FEW


def test_mother_and_child_are_one_topic():
    score = of("L", people(10, zw_vr12_mother=10, zw_vr12_child=6))
    assert (score.mean, score.marks, score.respondents) == (8, 20, 10)


def test_one_carer_alone_has_scores_of_its_own():
    answered = people(10, vk_vr1=10, zk_vr1=2)
    assert of("A", answered, "vk").mean == 10
    assert of("A", answered, "zk").mean == 2
    assert of("A", answered, "kz").hidden == questionnaires.NOBODY


@pytest.mark.parametrize(
    ("answers", "hospital"),
    [
        ({"place_of_birth": "hospital", "hospital": "A", "hospital_wanted": "yes"}, "A"),
        ({"place_of_birth": "hospital_centre", "hospital": "A", "hospital_wanted": "yes"}, "A"),
        ({"place_of_birth": "hospital", "hospital": "A", "hospital_wanted": "no", "hospital_preferred": "B"}, "B"),
        (
            {"place_of_birth": "hospital", "hospital": "A", "hospital_wanted": "no", "hospital_preferred": "unlisted"},
            None,
        ),
        ({"place_of_birth": "home", "hospital_if_needed": "C"}, "C"),
        ({"place_of_birth": "birth_centre", "hospital_if_needed": "C", "hospital": "A"}, "C"),
        ({"place_of_birth": "elsewhere", "hospital_if_needed": "unlisted"}, None),
        ({"place_of_birth": "hospital", "hospital": "A", "hospital_wanted": "yes", "hospital_preferred": "B"}, "A"),
        ({}, None),
    ],
)
def test_answers_count_for_the_hospital_that_was_wanted(answers, hospital):
    assert questionnaires.hospital_of(PREM, answers) == hospital


@pytest.mark.parametrize(("answer", "number"), [("1001", "1001"), ("none", None), ("unlisted", None)])
def test_a_carer_outside_the_register_has_no_number(answer, number):
    assert questionnaires.carer_of({"practice": answer}, "practice") == number


def test_the_three_rates_and_that_one_may_pass_a_hundred():
    found = questionnaires.response(answered=120, cases=100, invited=400, uploaded=500)
    assert (found.official.percent, found.invited.percent, found.uploaded.percent) == (120.0, 30.0, 24.0)
    assert questionnaires.response(answered=0, cases=0, invited=0, uploaded=0).official.percent is None
