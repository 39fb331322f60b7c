"""However answers come in, what is shown one after the other never tells of fewer than ten people."""

from hypothesis import given
from hypothesis import strategies as st

from ooievaar import questionnaires
from ooievaar.questionnaires import PREM, Score

CARE = {"practice": "1001", "hospital_care": "no", "kraamzorg": "none"}
MARKS = st.lists(st.one_of(st.integers(1, 10), st.none()), max_size=60)


def score_of(marks, about=None):
    answered = [{**CARE, **({"vk_vr1": mark} if mark else {})} for mark in marks]
    return next(each for each in questionnaires.scores(PREM, answered, about) if each.topic == "A")


@given(st.lists(MARKS, min_size=1, max_size=8))
def test_what_is_shown_moves_on_by_ten_or_not_at_all(batches):
    shown, marks = None, []
    for batch in batches:
        marks += batch
        fresh = score_of(marks)
        after = questionnaires.renewed(shown, fresh)
        if shown and shown.respondents is not None:
            assert after == shown or after.respondents - shown.respondents >= 10
        if after.respondents is not None:
            assert after.respondents >= 10
            assert after.respondents <= (fresh.respondents or 0)
        shown = after


@given(MARKS, MARKS)
def test_a_larger_unit_stands_beside_a_smaller_one_with_ten_more_or_not_at_all(own, others):
    smaller, larger = score_of(own), score_of([*own, *others])
    shown = questionnaires.beside(smaller, larger)
    if shown.respondents is not None and smaller.respondents is not None:
        assert shown.respondents - smaller.respondents >= 10


@given(MARKS)
def test_a_score_survives_being_kept(marks):
    score = score_of(marks)
    assert questionnaires.as_shown(questionnaires.as_kept(score)) == score


def test_the_eleventh_changes_nothing_and_the_twentieth_does():
    ten, eleven, twenty = (score_of([8] * 10 + [1] * more) for more in (0, 1, 10))
    assert questionnaires.renewed(ten, eleven) == ten
    assert questionnaires.renewed(ten, twenty) == twenty
    assert questionnaires.renewed(Score("A", hidden=questionnaires.TOO_FEW), ten) == ten
