"""The exchange form of a questionnaire, held against the model of a library that knows HL7 FHIR."""

import json

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire

from ooievaar import publication, questionnaires
from ooievaar.questionnaires import PREM

# The library carries fields of FHIR 4.3; those used here are the same in 4.0.1.
MADE = publication.as_questionnaire(PREM)


def items(resource=MADE):
    for item in resource["item"]:
        yield item
        if "item" in item:
            yield from items(item)


BY_CODE = {item["linkId"]: item for item in items()}


def test_it_is_a_valid_questionnaire_with_every_question_once():
    Questionnaire.model_validate_json(json.dumps(MADE))
    links = [item["linkId"] for item in items()]
    assert len(links) == len(set(links)) == len(PREM.questions) + len(PREM.screens)


def test_routing_asks_about_questions_that_come_before():
    seen = set()
    for item in items():
        for condition in item.get("enableWhen", ()):
            assert condition["question"] in seen
        assert ("enableBehavior" in item) == ("enableWhen" in item)
        seen.add(item["linkId"])


@pytest.mark.parametrize(
    ("code", "operators", "behaviour"),
    [
        ("hospital_if_needed", ["=", "=", "="], "any"),
        ("vk_vr1", ["exists", "!="], "all"),
        ("zk_vr1", ["="], "any"),
    ],
)
def test_routing_says_what_ours_says(code, operators, behaviour):
    item = BY_CODE[code]
    assert [condition["operator"] for condition in item["enableWhen"]] == operators
    assert item["enableBehavior"] == behaviour


def test_the_scale_has_ten_marks_and_not_applicable():
    codes = [option["valueCoding"]["code"] for option in BY_CODE["vk_vr1"]["answerOption"]]
    assert codes == [*map(str, range(1, 11)), "na"]


def test_english_stands_beside_dutch_and_unchecked_languages_do_not():
    told = {
        extension["extension"][0]["valueCode"]: extension["extension"][1]["valueString"]
        for extension in BY_CODE["place_of_birth"]["_text"]["extension"]
    }
    assert BY_CODE["place_of_birth"]["text"] == "Waar ben je bevallen?"
    checked = [each for each in questionnaires.languages(PREM) if questionnaires.texts(PREM, each).is_validated]
    assert sorted(told) == sorted(set(checked) - {"nl"})
    assert told["en"] == "Where did you give birth?"
