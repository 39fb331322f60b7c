"""The declared questionnaire and its words; and what is refused when one is declared wrongly."""

import re
from dataclasses import replace
from datetime import date

import pytest

from ooievaar import questionnaires
from ooievaar.questionnaires import PREM, AnswerKind, Known, Misdeclared, Problem, Question, Screen, When, wording

TODAY = date(2026, 11, 24)
KNOWN = Known(TODAY, {"hospital": frozenset({"0201"})})
EVERY = [(each, language) for each in questionnaires.QUESTIONNAIRES for language in questionnaires.languages(each)]


def test_thirteen_topics_are_asked_about_three_carers_and_three_phases():
    assert [topic.letter for topic in PREM.topics] == list("ABCDEFGHIJKLM")
    assert sum(question.topic != "" for question in PREM.questions) == 11 * 3 + 3 * 3
    assert {question.number for question in PREM.questions if question.number.isdecimal()} == {
        str(number) for number in range(1, 15)
    }


def test_only_what_decides_the_route_or_is_consent_must_be_answered():
    decides = {question.when.question for question in PREM.questions if question.when}
    required = {question.code for question in PREM.questions if question.is_required}
    assert decides <= required
    assert required - decides == {*PREM.attribution, "hospital_of_care", "postcode", "birth_date"}


@pytest.mark.parametrize(("questionnaire", "language"), EVERY, ids=str)
def test_every_text_is_there_in_every_language(questionnaire, language):
    words = questionnaires.texts(questionnaire, language)
    for question in questionnaire.questions:
        assert words.question(question)
        assert all(words.choice(question, code) for code in question.choices)
    assert all(words.problem(problem, question) for problem in Problem for question in questionnaire.questions)
    assert re.findall(r"{\w+}", words.interface["step"]) == ["{step}", "{steps}"]


@pytest.mark.parametrize("language", ["ar", "tr", "pl", "uk"])
def test_a_translation_that_nobody_checked_is_marked(language):
    words = questionnaires.texts(PREM, language)
    assert not words.is_validated
    assert words.direction == ("rtl" if language == "ar" else "ltr")
    dutch = questionnaires.texts(PREM, "nl")
    assert words.help.keys() == dutch.help.keys()
    assert not [code for code, said in words.questions.items() if said == dutch.questions[code]]


def test_why_consent_is_needed_is_said_in_its_own_words():
    words = questionnaires.texts(PREM, "nl")
    consent, place = (words.problem(Problem.REQUIRED, PREM.question(code)) for code in ("consent", "place_of_birth"))
    assert "versturen we niets" in consent
    assert consent != place
    assert words.problem(Problem.UNKNOWN, PREM.question("consent")) == words.problems["unknown"]


def test_dutch_and_english_are_checked_and_help_the_same_questions():
    dutch, english = (questionnaires.texts(PREM, language) for language in questionnaires.ALWAYS)
    assert dutch.is_validated
    assert english.is_validated
    assert dutch.help.keys() == english.help.keys()
    assert dutch.questions.keys() == english.questions.keys()
    assert not [words for words in dutch.questions.values() if words in english.questions.values()]


def test_a_language_with_a_gap_is_refused(tmp_path, monkeypatch):
    source = wording.FOLDER / f"{PREM.key}.nl.toml"
    cut = source.read_text().replace('next = "Verder"\n', "").replace('vr3 = "Kreeg', 'vr33 = "Kreeg')
    (tmp_path / f"{PREM.key}.fy.toml").write_text(cut)
    monkeypatch.setattr(wording, "FOLDER", tmp_path)
    with pytest.raises(Misdeclared) as refused:
        questionnaires.texts(PREM, "fy")
    for gap in ("interface.next", "questions.vk_vr3", "questions.vr33 is not asked"):
        assert gap in str(refused.value)


def changed(*screens, topics=(), attribution=()):
    return replace(PREM, screens=screens, topics=topics, attribution=attribution)


FIRST = Screen("first", (Question("care", AnswerKind.CHOICE, ("yes", "no"), is_required=True),))


@pytest.mark.parametrize(
    ("question", "why"),
    [
        (Question("care", AnswerKind.TEXT), "care occurs twice"),
        (Question("next", AnswerKind.CHOICE), "next has other choices"),
        (Question("next", AnswerKind.TEXT, ("yes",)), "next has other choices"),
        (Question("next", AnswerKind.ORGANISATION, ("none",)), "next says wrongly which organisations"),
        (Question("next", AnswerKind.TEXT, when=When("later", ("yes",))), "which no earlier screen asks"),
        (Question("next", AnswerKind.TEXT, when=When("care", ("maybe",))), "answers that care does not have"),
        (Question("next", AnswerKind.TEXT, when=When("care")), "answers that care does not have"),
        (Question("next", AnswerKind.SCALE), "scored exactly if it is on the scale"),
        (Question("next", AnswerKind.SCALE, topic="A", about="vk"), "not asked, or asked and not scored"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_contradiction_is_refused_when_declared(question, why):
    with pytest.raises(Misdeclared, match=re.escape(why)):
        changed(FIRST, Screen("second", (question,)))


def test_a_route_may_not_hang_on_what_can_be_skipped_or_is_on_the_same_screen():
    care = replace(FIRST.questions[0], is_required=False)
    after = Question("next", AnswerKind.TEXT, when=When("care", ("yes",)))
    with pytest.raises(Misdeclared, match="which can be skipped"):
        changed(Screen("first", (care,)), Screen("second", (after,)))
    with pytest.raises(Misdeclared, match="which no earlier screen asks"):
        changed(Screen("first", (FIRST.questions[0], after)))


@pytest.mark.parametrize(
    ("code", "written", "answer"),
    [
        ("place_of_birth", "home", "home"),
        ("place_of_birth", " home ", "home"),
        ("place_of_birth", "", Problem.REQUIRED),
        ("place_of_birth", "mars", Problem.UNKNOWN),
        ("vk_vr1", "1", 1),
        ("vk_vr1", "10", 10),
        ("vk_vr1", "na", "na"),
        ("vk_vr1", "", None),
        ("vk_vr1", "0", Problem.UNKNOWN),
        ("vk_vr1", "11", Problem.UNKNOWN),
        ("vk_vr1", "7.5", Problem.UNKNOWN),
        ("vk_vr1", "²", Problem.UNKNOWN),
        ("hospital", "0201", "0201"),
        ("hospital", "unlisted", "unlisted"),
        ("hospital", "none", Problem.UNKNOWN),
        ("hospital", "0202", Problem.UNKNOWN),
        ("practice", "none", "none"),
        ("birth_month", "2026-11", "2026-11"),
        ("birth_month", "2026-12", Problem.MONTH),
        ("birth_month", "2025-09", "2025-09"),
        ("birth_month", "2025-08", Problem.MONTH),
        ("vk_went_well", "  ", None),
        ("vk_went_well", "a\x00b", "ab"),
        ("vk_went_well", "x" * 2000, "x" * 2000),
        ("vk_went_well", "x" * 2001, Problem.TOO_LONG),
        ("postcode", "1234ab", "1234AB"),
        ("postcode", "1234 AB", "1234AB"),
        ("postcode", "0234 AB", Problem.POSTCODE),
        ("postcode", "1234 A", Problem.POSTCODE),
        ("birth_date", "1994-12-31", "1994-12-31"),
        ("birth_date", "31-12-1994", "1994-12-31"),
        ("birth_date", "1/2/1994", "1994-02-01"),
        ("birth_date", "31-02-1994", Problem.DATE),
        ("birth_date", "1994-02-30", Problem.DATE),
        ("birth_date", "2026-01-01", Problem.DATE),
        ("birth_date", "1960-01-01", Problem.DATE),
    ],
)
def test_an_answer_is_read_or_says_what_is_wrong(code, written, answer):
    assert questionnaires.read(PREM.question(code), written, KNOWN) == answer


@pytest.mark.parametrize(
    "text",
    ["[]", '{"nobody":"yes"}', '{"vk_vr1":11}', '{"vk_vr1":true}', '{"vk_vr1":"9"}', '{"birth_month":"2026-13"}',
     '{"place_of_birth":"mars"}', '{"vk_went_well":""}', '{"vk_went_well":3}'],
)  # fmt: skip
def test_what_was_not_written_by_us_is_not_read(text):
    with pytest.raises(ValueError, match="answers"):
        questionnaires.from_json(PREM, text)


def test_nothing_can_be_sent_without_consent():
    with pytest.raises(ValueError, match="consent"):
        questionnaires.result(PREM, {"place_of_birth": "home"})


def test_a_slip_costs_no_answers_and_they_are_not_sent():
    state = questionnaires.start(PREM)
    answers = {"practice": "1001", "vk_vr1": 9}
    slip = {**answers, "practice": "none"}
    assert questionnaires.kept(PREM, slip) == {"practice": "none"}
    again = questionnaires.fill(
        PREM, replace(state, answers=slip, at="practice"), PREM.screen("practice"), {"practice": "1001"}
    )
    assert questionnaires.kept(PREM, again.answers) == answers


def test_the_pages_name_every_question_and_mark_what_is_ours():
    dutch = questionnaires.pages()[f"questionnaires/{PREM.key}.md"]
    for question in PREM.questions:
        assert f"`{question.code}`" in dutch
    assert dutch.count("| official |") == 2
    assert "translation not yet validated" in dutch or len(questionnaires.languages(PREM)) == 2
