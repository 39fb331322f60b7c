"""How a questionnaire is declared: questions, what may be answered, which answers lead where."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

# A choice, number of an organisation, month, date or text; a mark on the scale is a number.
type Answer = str | int
type Answers = Mapping[str, Answer]

NOT_APPLICABLE = "na"
NONE = "none"  # nobody of this kind gave care
UNLISTED = "unlisted"  # somebody did, who is not in the list, or she does not know who
LOWEST, HIGHEST = 1, 10


class AnswerKind(Enum):
    """What can be answered to a question."""

    CHOICE = "one of the choices"
    SCALE = "1 to 10, or not applicable"
    ORGANISATION = "an organisation of the register"
    MONTH = "a month"
    TEXT = "free text"
    POSTCODE = "a postcode"
    DATE = "a date"


class Misdeclared(Exception):
    """A questionnaire that contradicts itself; the message says where."""


@dataclass(frozen=True)
class When:
    """What an earlier question must have been answered with; unanswered is never enough."""

    question: str
    one_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()

    def holds(self, answers: Answers) -> bool:
        """Whether it does, among answers that were all reached."""
        answer = answers.get(self.question)
        if answer is None:
            return False
        return (not self.one_of or answer in self.one_of) and answer not in self.none_of


@dataclass(frozen=True)
class Question:
    """One question.

    `number` is where it stands in the source, `about` whom or which phase it is about, `topic` the letter it counts
    for. `choices` are answer codes; of an organisation those that may be given beside a number. `organisations` is the
    kind that can be chosen. Without an answer to one that is `is_required` nobody can go on. `identifies`: the answer
    tells who she is, and is never kept with the others. `is_official`: the wording is the source's, else it is ours.
    """

    code: str
    kind: AnswerKind
    choices: tuple[str, ...] = ()
    when: When | None = None
    organisations: str = ""
    number: str = ""
    about: str = ""
    topic: str = ""
    is_required: bool = False
    identifies: bool = False
    is_official: bool = False


@dataclass(frozen=True)
class Screen:
    """Questions that are asked together, about one thing."""

    code: str
    questions: tuple[Question, ...]
    about: str = ""


@dataclass(frozen=True)
class Topic:
    """What is scored: a letter, the source's number, and whom or which phases it is asked about."""

    letter: str
    number: str
    about: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Questionnaire:
    """A questionnaire that is never changed once answers exist: a change is a new version.

    `attribution` names the questions that tell for which hospital the answers count: the first that was reached.
    """

    code: str
    version: int
    since: int
    source: str
    screens: tuple[Screen, ...]
    topics: tuple[Topic, ...] = ()
    attribution: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if wrong := list(_contradictions(self)):
            raise Misdeclared(f"{self.code}: {'; '.join(wrong)}")

    @property
    def key(self) -> str:
        """Code and version, as stored with answers."""
        return f"{self.code}-{self.version}"

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every question, in the order of asking."""
        return tuple(question for screen in self.screens for question in screen.questions)

    @cached_property
    def by_code(self) -> Mapping[str, Question]:
        """Every question, under its code."""
        return {question.code: question for question in self.questions}

    @cached_property
    def deciding(self) -> tuple[str, ...]:
        """Codes of the questions whose answers lead somewhere."""
        return tuple(dict.fromkeys(each.when.question for each in self.questions if each.when is not None))

    def question(self, code: str) -> Question:
        """The question with this code.

        Raises:
            LookupError: there is none.
        """
        return _named(self.questions, code)

    def screen(self, code: str) -> Screen:
        """The screen with this code.

        Raises:
            LookupError: there is none.
        """
        return _named(self.screens, code)


def _named[T: (Question, Screen)](things: tuple[T, ...], code: str) -> T:
    for each in things:
        if each.code == code:
            return each
    raise LookupError(f"there is no {code!r}")


def _contradictions(questionnaire: Questionnaire) -> Iterator[str]:
    questions = questionnaire.questions
    for codes in ([each.code for each in questions], [each.code for each in questionnaire.screens]):
        yield from (f"{code} occurs twice" for code in sorted({code for code in codes if codes.count(code) > 1}))
    for question in questions:
        yield from _wrong_choices(question)
    yield from _wrong_routing(questionnaire)
    yield from _wrong_topics(questionnaire)
    known = {each.code for each in questions if each.organisations == "hospital"}
    yield from (f"{code} names no hospital" for code in questionnaire.attribution if code not in known)


def _wrong_choices(question: Question) -> Iterator[str]:
    has_choices = question.kind in (AnswerKind.CHOICE, AnswerKind.ORGANISATION)
    if has_choices != bool(question.choices) or len(set(question.choices)) != len(question.choices):
        yield f"{question.code} has other choices than its kind asks for"
    if bool(question.organisations) != (question.kind is AnswerKind.ORGANISATION):
        yield f"{question.code} says wrongly which organisations can be chosen"


def _wrong_routing(questionnaire: Questionnaire) -> Iterator[str]:
    """A condition can only be about what an earlier screen asked: a page does not change while it is filled in."""
    earlier: dict[str, Question] = {}
    for screen in questionnaire.screens:
        for question in screen.questions:
            if question.when is not None:
                yield from _wrong_condition(question, question.when, earlier)
        earlier |= {question.code: question for question in screen.questions}


def _wrong_condition(question: Question, when: When, earlier: Mapping[str, Question]) -> Iterator[str]:
    asked = earlier.get(when.question)
    if asked is None:
        yield f"{question.code} depends on {when.question}, which no earlier screen asks"
        return
    if not asked.is_required:
        yield f"{question.code} depends on {when.question}, which can be skipped"
    unknown = {*when.one_of, *when.none_of} - {*asked.choices}
    if unknown or not (when.one_of or when.none_of):
        yield f"{question.code} depends on answers that {when.question} does not have"


def _wrong_topics(questionnaire: Questionnaire) -> Iterator[str]:
    declared = {(topic.letter, about) for topic in questionnaire.topics for about in topic.about}
    asked = {(each.topic, each.about) for each in questionnaire.questions if each.topic}
    if declared != asked:
        yield f"topics that are not asked, or asked and not scored: {sorted(declared ^ asked)}"
    for question in questionnaire.questions:
        if bool(question.topic) != (question.kind is AnswerKind.SCALE):
            yield f"{question.code} must be scored exactly if it is on the scale"
