"""A questionnaire as an HL7 FHIR R4 Questionnaire: groups are screens, routing is `enableWhen`.

An organisation is a choice from the register, which is not part of the resource: it is an open choice there. The ten
point scale is a choice of numbered options; Dutch is the language, other wordings are translations of each text.

Source: HL7 FHIR 4.0.1, Questionnaire; extension `translation` by HL7.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from ooievaar import questionnaires
from ooievaar.questionnaires import AnswerKind, Question, Questionnaire, Screen, Texts, When

type Resource = dict[str, Any]

_BASE = "urn:ooievaar"
_TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation"
_TYPES = {
    AnswerKind.CHOICE: "choice",
    AnswerKind.SCALE: "choice",
    AnswerKind.ORGANISATION: "open-choice",
    AnswerKind.MONTH: "string",
    AnswerKind.TEXT: "text",
    AnswerKind.POSTCODE: "string",
    AnswerKind.DATE: "date",
}


def as_questionnaire(questionnaire: Questionnaire) -> Resource:
    """One questionnaire in all languages that are checked."""
    found = [questionnaires.texts(questionnaire, each) for each in questionnaires.languages(questionnaire)]
    dutch, *others = [each for each in found if each.is_validated]
    name = "".join(word.capitalize() for word in questionnaire.code.split("_"))
    return {
        "resourceType": "Questionnaire",
        "id": questionnaire.key.replace("_", "-"),
        "url": f"{_BASE}:Questionnaire:{questionnaire.code}",
        "version": str(questionnaire.version),
        "name": name,
        **_worded("title", dutch.interface["title"], {each.language: each.interface["title"] for each in others}),
        "status": "active",
        "language": dutch.language,
        "subjectType": ["Patient"],
        "publisher": "Ooievaar",
        "description": questionnaire.source,
        "effectivePeriod": {"start": f"{questionnaire.since}-01-01"},
        "item": [_group(screen, dutch, others) for screen in questionnaire.screens],
    }


def _group(screen: Screen, dutch: Texts, others: Iterable[Texts]) -> Resource:
    item: Resource = {"linkId": f"screen-{screen.code}", "type": "group"}
    if screen.about:
        item |= _worded("text", dutch.about[screen.about], {each.language: each.about[screen.about] for each in others})
    return item | {"item": [_item(question, dutch, others) for question in screen.questions]}


def _item(question: Question, dutch: Texts, others: Iterable[Texts]) -> Resource:
    item: Resource = {
        "linkId": question.code,
        "type": _TYPES[question.kind],
        **_worded("text", dutch.question(question), {each.language: each.question(question) for each in others}),
        "required": question.is_required,
    }
    if question.number:
        item["prefix"] = question.number
    if question.kind is AnswerKind.TEXT:
        item["maxLength"] = questionnaires.LONGEST_TEXT
    if options := list(_options(question, dutch, others)):
        item["answerOption"] = options
    return item | (_enabled(question.when) if question.when else {})


def _options(question: Question, dutch: Texts, others: Iterable[Texts]) -> Iterator[Resource]:
    if question.kind is AnswerKind.SCALE:
        for mark in range(questionnaires.LOWEST, questionnaires.HIGHEST + 1):
            yield _option(str(mark), str(mark), {})
        words = {each.language: each.interface["not_applicable"] for each in others}
        yield _option(questionnaires.NOT_APPLICABLE, dutch.interface["not_applicable"], words)
    for code in question.choices:
        yield _option(
            code, dutch.choice(question, code), {each.language: each.choice(question, code) for each in others}
        )


def _option(code: str, words: str, translated: dict[str, str]) -> Resource:
    return {"valueCoding": {"system": f"{_BASE}:answer", "code": code, **_worded("display", words, translated)}}


def _enabled(when: When) -> Resource:
    """Any of these answers; or, where some are excluded, answered with none of those."""

    def condition(operator: str, code: str) -> Resource:
        return {
            "question": when.question,
            "operator": operator,
            "answerCoding": {"system": f"{_BASE}:answer", "code": code},
        }

    if when.one_of:
        return {"enableWhen": [condition("=", code) for code in when.one_of], "enableBehavior": "any"}
    answered = {"question": when.question, "operator": "exists", "answerBoolean": True}
    return {"enableWhen": [answered, *(condition("!=", code) for code in when.none_of)], "enableBehavior": "all"}


def _worded(name: str, words: str, translated: dict[str, str]) -> Resource:
    """A text with its translations, in the form FHIR has for them."""
    extensions = [
        {
            "url": _TRANSLATION,
            "extension": [{"url": "lang", "valueCode": language}, {"url": "content", "valueString": text}],
        }
        for language, text in translated.items()
    ]
    return {name: words, f"_{name}": {"extension": extensions}} if extensions else {name: words}
