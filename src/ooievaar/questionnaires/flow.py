"""Which screens come, given the answers so far.

A state is worked out from the answers alone, never from the way that was taken: so back, change and another device
cannot lead anywhere that the routing does not. What routing no longer reaches stays in the state, so that a slip costs
no answers, and is dropped from the result.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from ooievaar.questionnaires.declaration import Answer, Answers, Question, Questionnaire, Screen


@dataclass(frozen=True)
class Answering:
    """Somebody under way: what was answered, also where routing no longer leads, and the screen she is at."""

    answers: Answers
    at: str


@dataclass(frozen=True)
class Progress:
    """The place of a screen among those that come as the answers stand, from 1."""

    step: int
    steps: int


def start(questionnaire: Questionnaire) -> Answering:
    """Nothing answered, at the first screen."""
    return Answering({}, questionnaire.screens[0].code)


def kept(questionnaire: Questionnaire, answers: Answers) -> dict[str, Answer]:
    """The answers that routing reaches, in the order of asking."""
    return {each.code: answers[each.code] for each in reached(questionnaire, answers) if each.code in answers}


def reached(questionnaire: Questionnaire, answers: Answers) -> tuple[Question, ...]:
    """The questions that come."""
    return _route(questionnaire, answers).questions


def asked(questionnaire: Questionnaire, screen: Screen, answers: Answers) -> tuple[Question, ...]:
    """The questions of one screen that come."""
    coming = _route(questionnaire, answers).codes
    return tuple(question for question in screen.questions if question.code in coming)


def screens(questionnaire: Questionnaire, answers: Answers) -> tuple[Screen, ...]:
    """The screens that come: those with a question that does."""
    return _route(questionnaire, answers).screens


def missing(questionnaire: Questionnaire, answers: Answers) -> tuple[Question, ...]:
    """The questions without whose answer nothing can be sent."""
    return tuple(each for each in reached(questionnaire, answers) if each.is_required and each.code not in answers)


def fill(
    questionnaire: Questionnaire, state: Answering, screen: Screen, given: Mapping[str, Answer | None]
) -> Answering:
    """The state after a screen was answered: at the next one, or at an earlier one that lacks a required answer.

    `given` are valid answers; None takes an earlier one back. What this screen does not ask is left out.
    """
    codes = {question.code for question in asked(questionnaire, screen, state.answers)}
    changed = {**state.answers, **{code: answer for code, answer in given.items() if code in codes}}
    answers = {code: answer for code, answer in changed.items() if answer is not None}
    return _allowed(questionnaire, Answering(answers, _beside(questionnaire, screen.code, answers, 1)))


def back(questionnaire: Questionnaire, state: Answering) -> Answering:
    """The state one screen earlier; nothing is forgotten."""
    return Answering(state.answers, _beside(questionnaire, state.at, state.answers, -1))


def at(questionnaire: Questionnaire, state: Answering, code: str) -> Answering:
    """The state at the screen asked for, or at the last one before it that comes and may be reached."""
    return _allowed(questionnaire, Answering(state.answers, code))


def is_last(questionnaire: Questionnaire, state: Answering) -> bool:
    """Whether no screen comes after this one as the answers stand."""
    return screens(questionnaire, state.answers)[-1].code == state.at


def progress(questionnaire: Questionnaire, state: Answering) -> Progress:
    """How far she is."""
    codes = [screen.code for screen in screens(questionnaire, state.answers)]
    return Progress(codes.index(state.at) + 1, len(codes))


def result(questionnaire: Questionnaire, answers: Answers) -> dict[str, Answer]:
    """What is sent.

    Raises:
        ValueError: a required answer is missing; the view asks for it before it comes to this.
    """
    if lacking := missing(questionnaire, answers):
        raise ValueError(f"unanswered: {[question.code for question in lacking]}")
    return kept(questionnaire, answers)


@dataclass(frozen=True)
class _Route:
    """What comes: questions, their codes, and the screens they stand on."""

    questions: tuple[Question, ...]
    codes: frozenset[str]
    screens: tuple[Screen, ...]


def _route(questionnaire: Questionnaire, answers: Answers) -> _Route:
    """Only a few answers decide, and most people gave the same ones to those: worked out once for all of them."""
    return _route_of(questionnaire, tuple(answers.get(code) for code in questionnaire.deciding))


# An organisation decides by whether there was one, but each is another answer: as many as a register has.
@lru_cache(maxsize=4096)
def _route_of(questionnaire: Questionnaire, decided: tuple[Answer | None, ...]) -> _Route:
    given = dict(zip(questionnaire.deciding, decided, strict=True))
    valid: dict[str, Answer] = {}
    found: list[Question] = []
    for question in questionnaire.questions:
        if question.when is not None and not question.when.holds(valid):
            continue
        found.append(question)
        if (answer := given.get(question.code)) is not None:
            valid[question.code] = answer
    codes = frozenset(question.code for question in found)
    coming = (screen for screen in questionnaire.screens if any(each.code in codes for each in screen.questions))
    return _Route(tuple(found), codes, tuple(coming))


def _beside(questionnaire: Questionnaire, code: str, answers: Answers, way: int) -> str:
    """The screen before or after this one; itself at either end."""
    coming = {screen.code for screen in screens(questionnaire, answers)}
    order = [screen.code for screen in questionnaire.screens]
    place = order.index(code)
    candidates = order[place + 1 :] if way > 0 else order[:place][::-1]
    return next((each for each in candidates if each in coming), code)


def _allowed(questionnaire: Questionnaire, state: Answering) -> Answering:
    """No further than the first screen with a required question that is open, and at one that comes."""
    coming = screens(questionnaire, state.answers)
    order = {screen.code: place for place, screen in enumerate(questionnaire.screens)}
    wanted = order.get(state.at, 0)
    open_questions = {question.code for question in missing(questionnaire, state.answers)}
    allowed = coming[0].code
    for screen in coming:
        if order[screen.code] > wanted:
            break
        allowed = screen.code
        if any(question.code in open_questions for question in screen.questions):
            break
    return Answering(state.answers, allowed)
