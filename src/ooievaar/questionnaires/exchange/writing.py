"""Writing answered questionnaires as a file, and an example of one."""

import csv
import io
import random
from collections.abc import Iterable, Mapping
from datetime import date

from ooievaar.questionnaires.answering import months
from ooievaar.questionnaires.declaration import (
    HIGHEST,
    LOWEST,
    NOT_APPLICABLE,
    Answer,
    AnswerKind,
    Question,
    Questionnaire,
)
from ooievaar.questionnaires.exchange.checking import Answered
from ooievaar.questionnaires.exchange.columns import LANGUAGE, MONTH, QUESTIONNAIRE, columns
from ooievaar.questionnaires.flow import asked

# Of nobody: an example that names no organisation of the register.
NOBODYS = {"practice": ("1001",), "hospital": ("2001",), "kraamzorg": ("3001",)}
EXAMPLE_ROWS = 12
_SAID = ("Ik voelde me gehoord.", 'Zij zeiden: "bel gerust"; dat deed ik.', "", "", "")


def write(questionnaire: Questionnaire, answered: Iterable[Answered]) -> str:
    """As separated text with every column. What was answered is not changed, not even what looks like a formula."""
    file = io.StringIO(newline="")
    names = [column.name for column in columns(questionnaire)]
    writer = csv.DictWriter(file, names, restval="", delimiter=";", lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    writer.writeheader()
    for one in answered:
        writer.writerow(
            {QUESTIONNAIRE: questionnaire.key, MONTH: one.month, LANGUAGE: one.language, **one.answers},
        )
    return file.getvalue()


def example(
    questionnaire: Questionnaire,
    today: date,
    organisations: Mapping[str, tuple[str, ...]] = NOBODYS,
    *,
    rows: int = EXAMPLE_ROWS,
    seed: int = 1,
) -> tuple[Answered, ...]:
    """Made-up women who answer by the routing: the same seed and day give the same answers."""
    chance = random.Random(seed)  # noqa: S311 - an example, not a secret
    made = [_answered(questionnaire, today, organisations, chance) for _row in range(rows)]
    return tuple(Answered(f"{today:%Y-%m}", "nl" if chance.random() < 0.8 else "en", each) for each in made)


def _answered(
    questionnaire: Questionnaire, today: date, organisations: Mapping[str, tuple[str, ...]], chance: random.Random
) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    for screen in questionnaire.screens:
        for question in asked(questionnaire, screen, answers):
            given = _given(question, today, organisations, chance)
            if given != "":
                answers[question.code] = given
    return answers


def _given(
    question: Question, today: date, organisations: Mapping[str, tuple[str, ...]], chance: random.Random
) -> Answer:
    match question.kind:
        case AnswerKind.SCALE:
            mark = min(HIGHEST, max(LOWEST, round(chance.gauss(8.3, 1.2))))
            return mark if chance.random() < 0.95 else NOT_APPLICABLE
        case AnswerKind.ORGANISATION | AnswerKind.CHOICE:
            return chance.choice([*organisations.get(question.organisations, ()) * 4, *question.choices])
        case AnswerKind.MONTH:
            return chance.choice(months(today)[1:3])
        case AnswerKind.TEXT:
            return chance.choice(_SAID)
        case AnswerKind.POSTCODE | AnswerKind.DATE:
            return "1234AB" if question.kind is AnswerKind.POSTCODE else f"{today.year - chance.randint(22, 40)}-12-31"
