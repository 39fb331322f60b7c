"""What every mother of the benchmarks answers, by screen."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from ooievaar import questionnaires
from ooievaar.questionnaires import PREM, AnswerKind, Question

_CHOSEN = {"hospital_wanted": "yes", "hospital_care": "yes", "consent": "research"}
# One of each kind, as the register of the benchmark numbers them.
FIRST_OF_KIND = {"practice": "1000", "hospital": "2000", "kraamzorg": "3000"}


@cache
def written(screen: str) -> Mapping[str, str]:
    """What stands in the form of this screen; of the last page the button that sends."""
    if screen == "versturen":
        return {"send": "1"}
    return {question.code: _written(question) for question in PREM.screen(screen).questions}


def _written(question: Question) -> str:
    if question.kind is AnswerKind.SCALE:
        return "8"
    if question.kind is AnswerKind.MONTH:
        return questionnaires.months(date.today())[0]  # noqa: DTZ011
    if question.kind is AnswerKind.TEXT:
        return "Fijn dat ze er waren."
    if question.kind is AnswerKind.ORGANISATION:
        return FIRST_OF_KIND[question.organisations]
    return _CHOSEN.get(question.code, question.choices[0] if question.choices else "")
