"""The columns of a file of answered questionnaires: they follow from the declaration of the questionnaire."""

from collections.abc import Mapping
from dataclasses import dataclass

from ooievaar.questionnaires.answering import LONGEST_TEXT
from ooievaar.questionnaires.declaration import (
    HIGHEST,
    LOWEST,
    NOT_APPLICABLE,
    AnswerKind,
    Question,
    Questionnaire,
    When,
)
from ooievaar.questionnaires.wording import languages

QUESTIONNAIRE, MONTH, LANGUAGE = "questionnaire", "month", "language"
OTHER_LANGUAGE = "other"
MARKS = (*map(str, range(LOWEST, HIGHEST + 1)), NOT_APPLICABLE)


@dataclass(frozen=True)
class Column:
    """One column: `words` per language, `kind` and `allowed` for people, `choices` when those are all there is.

    `question` is None for what is known of the whole answered questionnaire. A column that is not `must_stand` may be
    left out of the file; one that is `must_fill` is filled whenever `when` holds.
    """

    name: str
    words: Mapping[str, str]
    kind: str
    choices: tuple[str, ...] = ()
    allowed: str = ""
    question: Question | None = None
    must_stand: bool = True
    must_fill: bool = False

    @property
    def when(self) -> When | None:
        """The condition on an earlier answer, of a question that is not always asked."""
        return self.question.when if self.question else None


def columns(questionnaire: Questionnaire) -> tuple[Column, ...]:
    """Every column: version, month and language first, then each question in the order of asking."""
    return (*_of_the_whole(questionnaire), *(_of_question(question) for question in questionnaire.questions))


def condition(when: When | None) -> str:
    """A condition in codes, the same in every language; empty for what is always asked."""
    if when is None:
        return ""
    return f"{when.question} = {' | '.join(when.one_of)}" if when.one_of else f"{when.question} ≠ {when.none_of[0]}"


def _of_the_whole(questionnaire: Questionnaire) -> tuple[Column, ...]:
    known = (*languages(questionnaire), OTHER_LANGUAGE)
    return (
        Column(
            QUESTIONNAIRE,
            {"nl": "Code en versie van de vragenlijst", "en": "Code and version of the questionnaire"},
            "choice",
            (questionnaire.key,),
            must_fill=True,
        ),
        Column(
            MONTH,
            {"nl": "Maand waarin zij de vragenlijst invulde", "en": "Month in which she answered the questionnaire"},
            "month",
            allowed=f"{questionnaire.since}-01 …",
            must_fill=True,
        ),
        Column(
            LANGUAGE,
            {"nl": "Taal waarin zij antwoordde", "en": "Language in which she answered"},
            "choice",
            known,
            must_fill=True,
        ),
    )


_KINDS = {
    AnswerKind.CHOICE: ("choice", ""),
    AnswerKind.SCALE: ("mark", ""),
    AnswerKind.ORGANISATION: ("organisation", ""),
    AnswerKind.MONTH: ("month", "2026-11"),
    AnswerKind.TEXT: ("text", f"0-{LONGEST_TEXT}"),
    AnswerKind.POSTCODE: ("postcode", "1234AB"),
    AnswerKind.DATE: ("date", "1994-12-31, 31-12-1994"),
}


def _of_question(question: Question) -> Column:
    kind, allowed = _KINDS[question.kind]
    choices = MARKS if question.kind is AnswerKind.SCALE else question.choices
    if question.kind is AnswerKind.ORGANISATION:
        allowed = f"LVR ({question.organisations}), {', '.join(choices)}"
    return Column(
        question.code,
        {},
        kind,
        choices,
        allowed or ", ".join(choices),
        question,
        must_stand=not question.identifies,
        # Whoever surveys may be allowed to ask for linkage and not to pass on what identifies her.
        must_fill=question.is_required and not question.identifies,
    )
