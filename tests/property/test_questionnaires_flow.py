"""Whatever somebody fills in, changes and goes back to: only routing decides where she is and what is sent."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ooievaar import questionnaires
from ooievaar.questionnaires import PREM, AnswerKind, Known

TODAY = date(2026, 11, 24)
NUMBERS = {"practice": frozenset({"1001", "1002"}), "hospital": frozenset({"2001", "2002"}), "kraamzorg": frozenset()}
KNOWN = Known(TODAY, NUMBERS)


def filled(question):
    """What a browser may send for this question: nothing, an answer, or nonsense."""
    match question.kind:
        case AnswerKind.CHOICE:
            good = st.sampled_from(question.choices)
        case AnswerKind.SCALE:
            good = st.sampled_from([*map(str, range(1, 11)), "na"])
        case AnswerKind.ORGANISATION:
            good = st.sampled_from([*question.choices, *sorted(NUMBERS[question.organisations])])
        case AnswerKind.MONTH:
            good = st.sampled_from(questionnaires.months(TODAY))
        case AnswerKind.TEXT:
            good = st.text(max_size=40)
        case AnswerKind.POSTCODE:
            good = st.just("1234 ab")
        case AnswerKind.DATE:
            good = st.just("1994-12-31")
    return st.one_of(good, good, good, st.just(""), st.text(max_size=6))


FORMS = st.fixed_dictionaries({question.code: filled(question) for question in PREM.questions})
CODES = [screen.code for screen in PREM.screens]
# A few forms are enough to contradict each other; more of them only take time to make.
STEPS = st.lists(FORMS, min_size=1, max_size=3).flatmap(
    lambda forms: st.lists(
        st.one_of(
            st.sampled_from(forms).map(lambda form: ("fill", form)),
            st.sampled_from(forms).map(lambda form: ("fill", form)),
            st.just(("back", None)),
            st.sampled_from(CODES).map(lambda code: ("at", code)),
        ),
        max_size=60,
    )
)


def take(state, step):
    """One step as the pages take it: a form with something wrong in it changes nothing."""
    what, value = step
    if what == "back":
        return questionnaires.back(PREM, state)
    if what == "at":
        return questionnaires.at(PREM, state, value)
    screen = PREM.screen(state.at)
    asked = questionnaires.asked(PREM, screen, state.answers)
    read = {question.code: questionnaires.read(question, value[question.code], KNOWN) for question in asked}
    if any(isinstance(answer, questionnaires.Problem) for answer in read.values()):
        return state
    return questionnaires.fill(PREM, state, screen, read)


def walked(answers):
    """A naive second implementation: ask each question in turn, and answer only what is asked."""
    found = {}
    for screen in PREM.screens:
        for question in screen.questions:
            when = question.when
            if when is not None:
                answer = found.get(when.question)
                is_asked = answer in when.one_of if when.one_of else answer is not None and answer not in when.none_of
                if not is_asked:
                    continue
            if question.code in answers:
                found[question.code] = answers[question.code]
    return found


@settings(deadline=None, max_examples=80)
@given(STEPS)
def test_any_sequence_ends_where_routing_alone_leads(steps):
    state = questionnaires.start(PREM)
    for step in steps:
        state = take(state, step)
        codes = [screen.code for screen in questionnaires.screens(PREM, state.answers)]
        assert state.at in codes
        assert questionnaires.kept(PREM, state.answers) == walked(state.answers)
        progress = questionnaires.progress(PREM, state)
        assert 1 <= progress.step <= progress.steps == len(codes)
        before = codes[: codes.index(state.at)]
        lacking = {question.code for question in questionnaires.missing(PREM, state.answers)}
        assert not lacking & {each.code for code in before for each in PREM.screen(code).questions}


@settings(deadline=None, max_examples=50)
@given(FORMS, FORMS)
def test_who_keeps_going_forward_gets_to_the_end_or_is_asked_why_not(form, other):
    state = questionnaires.start(PREM)
    for each in [form, other] * len(CODES):
        before, state = state, take(state, ("fill", each))
        if state.at != before.at:
            assert CODES.index(state.at) > CODES.index(before.at)
    if not questionnaires.missing(PREM, state.answers):
        sent = questionnaires.result(PREM, state.answers)
        assert sent == walked(sent), "what is sent leads to itself"
        assert sent["consent"] == "link" or not {"postcode", "birth_date"} & sent.keys()


@settings(deadline=None)
@given(STEPS)
def test_answers_survive_being_written_down(steps):
    state = questionnaires.start(PREM)
    for step in steps:
        state = take(state, step)
    written = questionnaires.to_json(state.answers)
    assert questionnaires.from_json(PREM, written) == state.answers
    assert questionnaires.to_json(questionnaires.from_json(PREM, written)) == written


@pytest.mark.parametrize("question", PREM.questions, ids=lambda question: question.code)
def test_every_question_can_be_reached(question):
    """By answering what its condition asks, and what that one's condition asks, and so on."""
    answers, when = {}, question.when
    while when is not None:
        asked = PREM.question(when.question)
        answers[asked.code] = (when.one_of or [each for each in asked.choices if each not in when.none_of])[0]
        when = asked.when
    assert question in questionnaires.reached(PREM, answers)
