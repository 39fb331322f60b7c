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
    found = [_frame(people) for _topic, people in sorted(given.items())]
    about = pl.DataFrame([(code, each.topic, each.about) for code, each in questions.items()], _ABOUT, orient="row")
    rows = pl.concat([pl.DataFrame(schema=_GIVEN), *found]).join(about, on="question", maintain_order="left")
    number = pl.col("place").cast(pl.String).str.zfill(7)
    named = rows.with_columns(respondent=pl.col("topic") + number, year=pl.lit(year, pl.Int64))
    answered = [{"year": year, "vsv": vsv, "count": count} for vsv, count in counts.items()]
    return {
        records.EXPERIENCES.name: named.select(records.EXPERIENCES.names),
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


_GIVEN = {"place": pl.Int64(), "vsv": pl.String(), "question": pl.String(), "mark": pl.Int64()}
_ABOUT = {"question": pl.String(), "topic": pl.String(), "about": pl.String()}


def _frame(people: list[tuple[str, Marks]]) -> pl.DataFrame:
    """The marks on one topic, by column since a year has millions; people in the order of what they gave."""
    people.sort()
    rows = [(place, vsv or None, marks) for place, (vsv, marks) in enumerate(people)]
    columns = {
        "place": [place for place, _vsv, marks in rows for _mark in marks],
        "vsv": [vsv for _place, vsv, marks in rows for _mark in marks],
        "question": [code for _place, _vsv, marks in rows for code, _mark in marks],
        "mark": [mark for _place, _vsv, marks in rows for _code, mark in marks],
    }
    return pl.DataFrame(columns, schema=_GIVEN)
