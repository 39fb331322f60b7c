"""The wording of a questionnaire, per language, from a text file keyed by question code."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ooievaar.questionnaires.answering import Problem
from ooievaar.questionnaires.declaration import AnswerKind, Misdeclared, Question, Questionnaire

FOLDER = Path(__file__).with_name("texts")
# Languages whose texts are complete and checked: without either, a questionnaire cannot be used.
ALWAYS = ("nl", "en")
# What the pages say around the questions.
INTERFACE = (
    "title", "lead", "from", "takes", "free", "anonymous", "begin", "resume", "next", "back", "send", "ready_title",
    "ready_lead", "step", "optional",
    "lowest", "highest", "not_applicable", "choose", "nearby", "elsewhere", "languages",
    "unvalidated", "wrong", "sent_title", "sent_lead",
    "sent_kept", "sent_open", "sent_gone", "sent_worry", "unknown_title", "unknown_lead", "code_label", "code_help",
    "code_button", "refuse_title", "refuse_lead", "refuse_wiped", "refuse_button", "refused_title", "refused_lead",
    "refused_care",
)  # fmt: skip


@dataclass(frozen=True)
class Texts:
    """A questionnaire in one language. `version` is that of the wording, which is kept with every consent.

    A translation that nobody checked is marked so, and a page that uses it says so.
    """

    language: str
    name: str
    direction: str
    is_validated: bool
    version: str
    interface: Mapping[str, str]
    problems: Mapping[str, str]
    required: Mapping[str, str]
    about: Mapping[str, str]
    intro: Mapping[str, str]
    questions: Mapping[str, str]
    help: Mapping[str, str]
    choices: Mapping[str, Mapping[str, str]]

    def question(self, question: Question) -> str:
        """The words of a question: its own, or those it shares with the same question about others."""
        return self.questions.get(question.code) or self.questions[_shared(question)]

    def help_of(self, question: Question) -> str:
        """What stands below a question; empty where it needs none."""
        return self.help.get(question.code) or self.help.get(_shared(question), "")

    def choice(self, question: Question, code: str) -> str:
        """The words of an answer."""
        return self.choices.get(question.code, {}).get(code) or self.choices["any"][code]

    def problem(self, problem: Problem, question: Question) -> str:
        """The sentence that says what is wrong with an answer; why one is needed differs per question."""
        own = self.required.get(question.code) if problem is Problem.REQUIRED else None
        return own or self.problems[problem.value]


def _shared(question: Question) -> str:
    return question.code.removeprefix(f"{question.about}_")


@cache
def languages(questionnaire: Questionnaire) -> tuple[str, ...]:
    """Every language there is a file for: Dutch, English, then the others."""
    found = {path.name.split(".")[1] for path in FOLDER.glob(f"{questionnaire.key}.*.toml")}
    return (*ALWAYS, *sorted(found - set(ALWAYS)))


@cache
def texts(questionnaire: Questionnaire, language: str) -> Texts:
    """The questionnaire in this language.

    Raises:
        FileNotFoundError: there is no file for it.
        Misdeclared: something is not worded, or worded and not asked.
    """
    file = FOLDER / f"{questionnaire.key}.{language}.toml"
    found = Texts(**tomllib.loads(file.read_text(encoding="utf-8")))
    if wrong := list(_gaps(questionnaire, found)):
        raise Misdeclared(f"{file.name}: {'; '.join(wrong)}")
    return found


def _gaps(questionnaire: Questionnaire, found: Texts) -> Iterator[str]:
    for name, expected, given in (
        ("interface", set(INTERFACE), found.interface),
        ("problems", {problem.value for problem in Problem}, found.problems),
        ("about", {screen.about for screen in questionnaire.screens} - {""}, found.about),
        ("intro", {screen.about for screen in questionnaire.screens} - {""}, found.intro),
    ):
        yield from (f"{name}.{key}" for key in sorted(expected ^ given.keys()))
        yield from (f"{name}.{key} is empty" for key, words in given.items() if not words)
    yield from _gaps_of_questions(questionnaire, found)


def _gaps_of_questions(questionnaire: Questionnaire, found: Texts) -> Iterator[str]:
    used = set()
    for question in questionnaire.questions:
        own = {question.code, _shared(question)} & found.questions.keys()
        used |= own
        if not own:
            yield f"questions.{question.code}"
        yield from (f"choices.{question.code}.{code}" for code in question.choices if not _has(found, question, code))
    codes = {question.code for question in questionnaire.questions if question.is_required}
    yield from (f"required.{code} is not required" for code in sorted(found.required.keys() - codes))
    yield from (f"questions.{code} is not asked" for code in sorted(found.questions.keys() - used))
    chosen = {
        each.code for each in questionnaire.questions if each.kind in (AnswerKind.CHOICE, AnswerKind.ORGANISATION)
    }
    yield from (f"choices.{code} is not asked" for code in sorted(found.choices.keys() - chosen - {"any"}))


def _has(found: Texts, question: Question, code: str) -> bool:
    return bool(found.choices.get(question.code, {}).get(code) or found.choices["any"].get(code))
