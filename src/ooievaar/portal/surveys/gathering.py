"""One pass over responses: what everybody gave on every topic, by quarter, traits and whose own score they count in."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from ooievaar import questionnaires
from ooievaar.portal.surveys.models import AnswerFile, Response
from ooievaar.questionnaires import LOWEST, PREM, Gathered, Tally, quarter_of, traits_of

_TRAITS = tuple(dict.fromkeys(split.question for split in questionnaires.SPLITS))
type _Given = dict[tuple[str, str], dict[str, list[int]]]


@dataclass
class Pass:
    """What a pass found: per topic what was gathered, how many responses, and which organisations count where."""

    topics: Mapping[str, Gathered]
    responses: int
    places: frozenset[tuple[str, str]]  # organisation, VSV

    @property
    def sources(self) -> frozenset[str]:
        """Organisations that collected some of these answers by themselves."""
        return frozenset(source for topic in self.topics.values() for source in topic.sources if source)


@dataclass
class _Topic:
    people: dict[tuple[str, str, str], int] = field(default_factory=dict)
    marks: _Given = field(default_factory=dict)

    def add(self, period: str, traits: str, cell: str, marks: list[tuple[str, int]]) -> None:
        self.people[period, traits, cell] = self.people.get((period, traits, cell), 0) + 1
        counts = self.marks.setdefault((period, traits), {})
        for about, mark in marks:
            if about not in counts:
                counts[about] = list(questionnaires.NO_MARKS)
            counts[about][mark - LOWEST] += 1

    def gathered(self) -> Gathered:
        present: dict[tuple[str, str], int] = {}
        for (period, traits, _cell), count in self.people.items():
            present[period, traits] = present.get((period, traits), 0) + count
        tallies = {
            key: Tally(present[key], {about: tuple(each) for about, each in sorted(counts.items())})
            for key, counts in self.marks.items()
        }
        return Gathered(tallies, self.people)


def gather(where: Mapping[str, str], about: str, organisation: str, cell: Callable[[str, str], str]) -> Pass:
    """Everything that was answered about one kind of carer.

    Args:
        where: which responses, as fields with their value.
        about: whom the questions are about.
        organisation: the field that names the carer.
        cell: from carer and VSV to the cell somebody counts in (`questionnaires.Gathered`).
    """
    topics = {letter: _Topic() for letter in codes_of(about)}
    places: set[tuple[str, str]] = set()
    responses = 0
    collectors = dict(AnswerFile.objects.values_list("pk", "survey__organisation__lvr_number"))
    for month, carer, vsv, file, answers in _rows(where, organisation):
        responses += 1
        places.add((carer, vsv))
        traits = _traits(answers) + collectors.get(file, "")
        _add(topics, codes_of(about), (_quarter(month), traits, cell(carer, vsv)), answers)
    return Pass({letter: topic.gathered() for letter, topic in topics.items()}, responses, frozenset(places))


@cache
def codes_of(about: str) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """By topic the questions that are scored, each with whom or what it is about.

    Over all carers together nothing is shown: less one carer, that would tell of the few who had another. And what was
    asked about phases is told by indicator 9 alone: two rules for one quantity can be subtracted.
    """
    scored = [each for each in PREM.questions if each.topic and each.about == about]
    letters = sorted({each.topic for each in scored})
    return {letter: tuple((each.code, each.about) for each in scored if each.topic == letter) for letter in letters}


def _rows(where: Mapping[str, str], organisation: str) -> Iterable[tuple[str, str, str, int, dict[str, Any]]]:
    found = Response.objects.filter(questionnaire=PREM.key, **where)
    rows = found.values_list("month", organisation, "vsv", "file", "answers")
    return rows.iterator(chunk_size=5000)


def _add(
    topics: Mapping[str, _Topic],
    codes: Mapping[str, tuple[tuple[str, str], ...]],
    place: tuple[str, str, str],
    answers: Mapping[str, Any],
) -> None:
    for letter, asked in codes.items():
        given = [(about, answers.get(code)) for code, about in asked]
        if marks := [(about, mark) for about, mark in given if isinstance(mark, int)]:
            topics[letter].add(*place, marks)


def _traits(answers: Mapping[str, Any]) -> str:
    return _of_answers(tuple(answers.get(question) for question in _TRAITS))


@cache
def _of_answers(given: tuple[str | None, ...]) -> str:
    return traits_of({question: answer for question, answer in zip(_TRAITS, given, strict=True) if answer is not None})


@cache
def _quarter(month: str) -> str:
    return quarter_of(month)
