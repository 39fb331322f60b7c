"""From a questionnaire and what was answered to the pages that ask the rest."""

from collections.abc import Mapping
from functools import lru_cache

from django.conf import settings
from django.urls import reverse
from django.utils import dates, timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override

from ooievaar import questionnaires
from ooievaar.portal.organisations.queries import Choice, choices_of_kind, partners_of
from ooievaar.portal.respondent.pages import (
    Around,
    BeginPage,
    Field,
    Option,
    QuestionPage,
    ReadyPage,
    RefusedPage,
    RefusePage,
    SentPage,
    UnknownPage,
)
from ooievaar.portal.surveys import tokens
from ooievaar.portal.surveys.answering import Opened
from ooievaar.questionnaires import Answering, AnswerKind, Question, Texts

_SCALE = (*map(str, range(questionnaires.LOWEST, questionnaires.HIGHEST + 1)),)


def offered(questionnaire: questionnaires.Questionnaire) -> tuple[str, ...]:
    """The languages that this registry switched on and that there is a translation for."""
    return tuple(code for code in questionnaires.languages(questionnaire) if code in settings.SURVEY_LANGUAGES)


def address(token: str, screen: str = "") -> str:
    """Where a link leads, or one of its screens."""
    code = tokens.shown(token)
    return reverse("respondent:question", args=[code, screen]) if screen else reverse("respondent:begin", args=[code])


def around(words: Texts) -> Around:
    every = [questionnaires.texts(questionnaires.PREM, code) for code in offered(questionnaires.PREM)]
    others = tuple((each.language, each.name) for each in every if each.language != words.language)
    return Around(words.interface, others, not words.is_validated)


def begin_page(opened: Opened, state: Answering, words: Texts) -> BeginPage:
    return BeginPage(
        title=words.interface["title"],
        around=around(words),
        sender=words.interface["from"].format(organisation=opened.organisation),
        has_begun=bool(state.answers),
        url=address(opened.token, state.at),
    )


def question_page(
    opened: Opened, state: Answering, words: Texts, problems: Mapping[str, questionnaires.Problem] | None = None
) -> QuestionPage:
    questionnaire = opened.questionnaire
    screen = questionnaire.screen(state.at)
    asked = questionnaires.asked(questionnaire, screen, state.answers)
    place = questionnaires.progress(questionnaire, state)
    return QuestionPage(
        title=words.about[screen.about] if screen.about else words.question(asked[0]),
        around=around(words),
        about=words.about.get(screen.about, ""),
        intro=words.intro.get(screen.about, ""),
        fields=tuple(_field(question, opened, state, words, (problems or {}).get(question.code)) for question in asked),
        step=place.step,
        steps=place.steps,
        progress=words.interface["step"].format(step=place.step, steps=place.steps),
    )


def ready_page(opened: Opened, state: Answering, words: Texts) -> ReadyPage:
    last = questionnaires.screens(opened.questionnaire, state.answers)[-1].code
    return ReadyPage(words.interface["ready_title"], around(words), address(opened.token, last))


def sent_page(words: Texts) -> SentPage:
    return SentPage(words.interface["sent_title"], around(words))


def refuse_page(token: str, words: Texts) -> RefusePage:
    return RefusePage(words.interface["refuse_title"], around(words), address(token))


def refused_page(words: Texts) -> RefusedPage:
    return RefusedPage(words.interface["refused_title"], around(words))


def unknown_page(words: Texts) -> UnknownPage:
    return UnknownPage(words.interface["unknown_title"], around(words))


def _field(
    question: Question, opened: Opened, state: Answering, words: Texts, problem: questionnaires.Problem | None
) -> Field:
    given = str(state.answers.get(question.code, ""))
    listed = nearby = SafeString("")
    if question.kind is AnswerKind.ORGANISATION:
        listed, nearby = _organisations(question, opened, given)
    return Field(
        code=question.code,
        kind=question.kind.name.lower(),
        words=words.question(question),
        help=words.help_of(question),
        options=_options(question, words, given),
        nearby=nearby,
        listed=listed,
        value=_dutch(given) if question.kind is AnswerKind.DATE else given,
        problem=words.problem(problem, question) if problem else "",
        is_required=question.is_required,
    )


def _options(question: Question, words: Texts, given: str) -> tuple[Option, ...]:
    declared = [(code, words.choice(question, code)) for code in question.choices]
    if question.kind is AnswerKind.SCALE:
        declared = _marks(words)
    if question.kind is AnswerKind.MONTH:
        declared = [(month, _month(month, words.language)) for month in questionnaires.months(timezone.localdate())]
    return tuple(Option(value, words, value == given) for value, words in declared)


def _organisations(question: Question, opened: Opened, given: str) -> tuple[SafeString, SafeString]:
    """Every organisation she can choose but those nearby, and those nearby."""
    every, close = choices_of_kind(question.organisations), partners_of(opened.lvr_number)
    nearby = tuple(each for each in every if each.lvr_number in close)
    others = tuple(each for each in every if each.lvr_number not in close)
    return _chosen(_listed(others), given), _chosen(_listed(nearby), given)


@lru_cache(maxsize=512)
def _listed(choices: tuple[Choice, ...]) -> SafeString:
    """Hundreds of lines that are the same for every mother around here: written once for as long as they are."""
    named = ((each.lvr_number, f"{each.name}, {each.place}" if each.place else each.name) for each in choices)
    return format_html_join("", '<option value="{}">{}</option>', named)


def _chosen(listed: SafeString, given: str) -> SafeString:
    value = format_html(' value="{}"', given)
    return mark_safe(listed.replace(f"{value}>", f"{value} selected>", 1))  # noqa: S308 - both are escaped


def _marks(words: Texts) -> list[tuple[str, str]]:
    ends = {_SCALE[0]: words.interface["lowest"], _SCALE[-1]: words.interface["highest"]}
    marks = [(mark, ends.get(mark, "")) for mark in _SCALE]
    return [*marks, (questionnaires.NOT_APPLICABLE, words.interface["not_applicable"])]


def _month(month: str, language: str) -> str:
    year, number = month.split("-")
    with override(language):
        return f"{dates.MONTHS[int(number)]} {year}"


def _dutch(day: str) -> str:
    return "-".join(reversed(day.split("-")))
