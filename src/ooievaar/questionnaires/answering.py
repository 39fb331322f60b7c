"""Reading what was filled in: an answer, nothing, or what is wrong with it."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from ooievaar.questionnaires.declaration import (
    HIGHEST,
    LOWEST,
    NOT_APPLICABLE,
    Answer,
    AnswerKind,
    Answers,
    Question,
    Questionnaire,
)

LONGEST_TEXT = 2000
_DUTCH_DATE = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})", re.ASCII)
_POSTCODE = re.compile(r"([1-9][0-9]{3}) ?([A-Z]{2})", re.ASCII)
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])", re.ASCII)
_OLDEST, _YOUNGEST = 60, 12  # years: whoever is outside made a slip in her own birth date
MONTHS_BACK = 15
_MARKS: Mapping[str, Answer] = {str(mark): mark for mark in range(LOWEST, HIGHEST + 1)} | {
    NOT_APPLICABLE: NOT_APPLICABLE
}


class Problem(Enum):
    """What is wrong with an answer. The sentence for each stands in the texts of every language."""

    REQUIRED = "required"
    UNKNOWN = "unknown"
    TOO_LONG = "too_long"
    MONTH = "month"
    POSTCODE = "postcode"
    DATE = "date"


@dataclass(frozen=True)
class Known:
    """What an answer is held against: today, and the numbers of the register by kind of organisation."""

    today: date
    organisations: Mapping[str, frozenset[str]] = field(default_factory=dict)


def read(question: Question, written: str, known: Known) -> Answer | Problem | None:
    """The answer as it is kept; None when nothing was filled in and nothing had to be."""
    words = written.replace("\x00", "").strip()
    if not words:
        return Problem.REQUIRED if question.is_required else None
    if question.kind in (AnswerKind.CHOICE, AnswerKind.ORGANISATION):
        numbers = known.organisations.get(question.organisations, frozenset())
        return words if words in question.choices or words in numbers else Problem.UNKNOWN
    return _READERS[question.kind](words, known.today)


def months(today: date) -> tuple[str, ...]:
    """The months that can be answered, the latest first."""
    latest = today.year * 12 + today.month - 1
    return tuple(f"{each // 12:04}-{each % 12 + 1:02}" for each in range(latest, latest - MONTHS_BACK, -1))


def to_json(answers: Answers) -> str:
    """Answers as text, the same for the same answers."""
    return json.dumps(dict(answers), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(questionnaire: Questionnaire, text: str) -> dict[str, Answer]:
    """Answers as they were kept.

    Raises:
        ValueError: it is not what `to_json` writes for this questionnaire.
    """
    found = json.loads(text)
    if not isinstance(found, dict):
        raise ValueError("answers are an object")
    known = questionnaire.by_code
    if wrong := sorted(code for code, answer in found.items() if code not in known or not _fits(known[code], answer)):
        raise ValueError(f"no answers of {questionnaire.key}: {wrong}")
    return found


def _mark(words: str, _today: date) -> Answer | Problem:
    return _MARKS.get(words, Problem.UNKNOWN)


def _month(words: str, today: date) -> Answer | Problem:
    return words if words in months(today) else Problem.MONTH


def _text(words: str, _today: date) -> Answer | Problem:
    return words if len(words) <= LONGEST_TEXT else Problem.TOO_LONG


def _postcode(words: str, _today: date) -> Answer | Problem:
    found = _POSTCODE.fullmatch(words.upper())
    return "".join(found.groups()) if found else Problem.POSTCODE


def _birth_date(words: str, today: date) -> Answer | Problem:
    dutch = _DUTCH_DATE.fullmatch(words)
    try:
        found = date(*(int(part) for part in dutch.groups()[::-1])) if dutch else date.fromisoformat(words)
    except ValueError:
        return Problem.DATE
    return found.isoformat() if _YOUNGEST <= today.year - found.year <= _OLDEST else Problem.DATE


_READERS: Mapping[AnswerKind, Callable[[str, date], Answer | Problem]] = {
    AnswerKind.SCALE: _mark,
    AnswerKind.MONTH: _month,
    AnswerKind.TEXT: _text,
    AnswerKind.POSTCODE: _postcode,
    AnswerKind.DATE: _birth_date,
}


def _fits(question: Question, answer: object) -> bool:
    """Whether this could have been kept at some time: the register and the calendar have changed since."""
    if question.kind is AnswerKind.SCALE:
        is_mark = isinstance(answer, int) and not isinstance(answer, bool) and LOWEST <= answer <= HIGHEST
        return is_mark or answer == NOT_APPLICABLE
    if not isinstance(answer, str) or not answer:
        return False
    if question.kind is AnswerKind.MONTH:
        return _MONTH.fullmatch(answer) is not None
    return question.kind is not AnswerKind.CHOICE or answer in question.choices
