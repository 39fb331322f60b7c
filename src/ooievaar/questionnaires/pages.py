"""The page of a questionnaire: the overview on paper and the codebook, from the declaration and its texts."""

from collections.abc import Iterable, Iterator

from ooievaar.questionnaires.catalogue import QUESTIONNAIRES
from ooievaar.questionnaires.declaration import HIGHEST, LOWEST, AnswerKind, Question, Questionnaire, When
from ooievaar.questionnaires.scoring import MATTERS_ON_MEAN, MATTERS_ON_NEGATIVES, MINIMUM, NEGATIVE_TO
from ooievaar.questionnaires.wording import ALWAYS, Texts, languages, texts

_CODEBOOK = "| question | number | words | answers | asked when | topic | wording |\n|---|---|---|---|---|---|---|\n"


def pages() -> dict[str, str]:
    """Every questionnaire in Dutch and English: file name below docs/generated -> Markdown."""
    return {
        f"questionnaires/{each.key}{'' if language == 'nl' else f'.{language}'}.md": page(each, texts(each, language))
        for each in QUESTIONNAIRES
        for language in ALWAYS
    }


def page(questionnaire: Questionnaire, words: Texts) -> str:
    """One questionnaire in one language."""
    return "\n".join(
        (
            f"# {words.interface['title']}\n",
            f"`{questionnaire.key}`, since {questionnaire.since}. Source: {questionnaire.source}\n",
            *(f"{words.interface[part]}\n" for part in ("lead", "takes", "free", "anonymous")),
            _translations(questionnaire),
            "## Questions\n",
            *_screens(questionnaire, words),
            "## Codebook\n",
            _CODEBOOK + "\n".join(_line(question, words) for question in questionnaire.questions) + "\n",
            "## Scores\n",
            _scores(questionnaire),
        )
    )


def _translations(questionnaire: Questionnaire) -> str:
    found = (texts(questionnaire, language) for language in languages(questionnaire))
    told = (each.name if each.is_validated else f"{each.name} (translation not yet validated)" for each in found)
    return f"Languages: {', '.join(told)}.\n"


def _screens(questionnaire: Questionnaire, words: Texts) -> Iterator[str]:
    about = ""
    for screen in questionnaire.screens:
        if screen.about != about and screen.about:
            yield f"### {words.about[screen.about]}\n\n{words.intro[screen.about]}\n"
        about = screen.about
        for question in screen.questions:
            yield f"**{words.question(question)}** {words.help_of(question)}".strip() + "\n"
            yield from (f"- {each}" for each in _answers(question, words))
            yield ""


def _answers(question: Question, words: Texts) -> Iterable[str]:
    if question.kind is AnswerKind.SCALE:
        said = words.interface
        return (f"{LOWEST} ({said['lowest']}) to {HIGHEST} ({said['highest']})", said["not_applicable"])
    given = [words.choice(question, code) for code in question.choices]
    return (*([question.kind.value] if question.kind is not AnswerKind.CHOICE else []), *given)


def _line(question: Question, words: Texts) -> str:
    wording = "official" if question.is_official else "own"
    answers = ", ".join(f"`{code}`" for code in question.choices) or question.kind.value
    if question.kind is AnswerKind.ORGANISATION:
        answers = f"LVR number of a {question.organisations}, {answers}"
    kept = " (kept sealed and apart)" if question.identifies else ""
    cells = (
        f"`{question.code}`{kept}",
        question.number,
        words.question(question),
        answers,
        _condition(question.when),
        question.topic,
        wording,
    )
    return f"| {' | '.join(cells)} |"


def _condition(when: When | None) -> str:
    if when is None:
        return ""
    given = " or ".join(f"`{code}`" for code in when.one_of)
    others = " or ".join(f"`{code}`" for code in when.none_of)
    return f"`{when.question}` is {given}" if given else f"`{when.question}` is answered and not {others}"


def _scores(questionnaire: Questionnaire) -> str:
    rows = "\n".join(
        f"| {topic.letter} | {topic.number} | {', '.join(topic.about)} |" for topic in questionnaire.topics
    )
    counted = ", then ".join(f"`{code}`" for code in questionnaire.attribution)
    return (
        "A score is the mean over all marks that the clients attributed to a unit gave, over everyone and every phase "
        "the topic was asked about; the mean of the means is available beside it. Answers count for the partnership of "
        f"the hospital of the first of these that was asked: {counted}. Shown from {MINIMUM} people per topic. Marks "
        f"up to {NEGATIVE_TO} are negative (assumption). Differences of {MATTERS_ON_MEAN} on the mean and "
        f"{MATTERS_ON_NEGATIVES} points on the negatives matter.\n\n"
        f"| topic | number | asked about |\n|---|---|---|\n{rows}\n"
    )
