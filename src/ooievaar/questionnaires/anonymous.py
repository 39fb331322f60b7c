"""Answers as a cut holds them: marks and counts, so that no cut can tell who answered, or all that one woman did.

Within a topic marks stay together, as a score counts people. From topic to topic nothing holds them together:
respondents are numbered for each topic anew, in the order of their own marks, so that a number tells nothing that the
marks do not, and the same answers give the same bytes.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import polars as pl

from ooievaar import records
from ooievaar.questionnaires.catalogue import find
from ooievaar.questionnaires.declaration import Answers, Question
from ooievaar.questionnaires.flow import kept

type Marks = tuple[tuple[str, int], ...]  # code of a question, mark; in the order of the codes


@dataclass(frozen=True)
class Sent:
    """A questionnaire that was sent: key of the questionnaire, the VSV it counts for (None: not known), answers."""

    questionnaire: str
    vsv: str | None
    answers: Answers


def experiences(sent: Iterable[Sent], year: int) -> dict[str, pl.DataFrame]:
    """The tables `records.EXPERIENCES` and `records.RESPONSES` of a reporting year.

    Whoever sent her answers agreed to their use in scores, whatever else she consented to (source: 001, 3).

    Raises:
        LookupError: answers to a questionnaire that is not declared.
    """
    counts: Counter[str | None] = Counter()
    given: dict[str, list[tuple[str, Marks]]] = {}
    questions: dict[str, Question] = {}
    for each in sent:
        counts[each.vsv] += 1
        scored = _scored(each.questionnaire)
        questions |= scored
        for topic, marks in _by_topic(scored, each).items():
            given.setdefault(topic, []).append((each.vsv or "", tuple(sorted(marks))))
    rows = [
        {**_numbered(topic, place), **_mark(questions[code], mark), "year": year, "vsv": vsv or None}
        for topic, people in sorted(given.items())
        for place, (vsv, marks) in enumerate(sorted(people))
        for code, mark in marks
    ]
    answered = [{"year": year, "vsv": vsv, "count": count} for vsv, count in counts.items()]
    return {
        records.EXPERIENCES.name: records.EXPERIENCES.frame(rows),
        records.RESPONSES.name: records.RESPONSES.frame(answered),
    }


@cache
def _scored(key: str) -> Mapping[str, Question]:
    return {question.code: question for question in find(key).questions if question.topic}


def _by_topic(scored: Mapping[str, Question], sent: Sent) -> dict[str, list[tuple[str, int]]]:
    found: dict[str, list[tuple[str, int]]] = {}
    for code, answer in kept(find(sent.questionnaire), sent.answers).items():
        if code in scored and isinstance(answer, int):
            found.setdefault(scored[code].topic, []).append((code, answer))
    return found


def _numbered(topic: str, place: int) -> dict[str, str]:
    return {"respondent": f"{topic}{place:07}"}


def _mark(question: Question, mark: int) -> dict[str, object]:
    return {"question": question.code, "topic": question.topic, "about": question.about, "mark": mark}
