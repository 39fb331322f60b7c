"""A VSV that surveys by itself: who may deliver, the whole file or nothing, and one file in the place of another."""

from datetime import date

import pytest
from tests.integration.surveys_world import AT_HOME, links, send, world

from ooievaar.portal.audit.models import AuditEvent
from ooievaar.portal.organisations.models import Vsv
from ooievaar.portal.organisations.queries import Partnership
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.surveys import self_surveying
from ooievaar.portal.surveys.mixing import keep
from ooievaar.portal.surveys.models import AnswerFile, Comment, Identity, Response, SelfSurvey
from ooievaar.portal.surveys.scoring import topic_scores
from ooievaar.portal.surveys.self_surveying import end_surveying, name_surveyor
from ooievaar.questionnaires import PREM, exchange

pytestmark = pytest.mark.django_db
ANSWERS = {code: int(value) if value.isdecimal() and len(value) < 3 else value for code, value in AT_HOME.items()}


@pytest.fixture
def places():
    return world()


@pytest.fixture
def survey(places):
    vsv = Vsv.objects.get(number="101")
    return name_surveyor(vsv=vsv, organisation=places["3001"], start_date=date(2026, 1, 1), by=None)


def answers(mark=8, **others):
    return {**ANSWERS, "vk_vr1": mark, **others}


def file_of(*given, month="2026-03", count=12):
    rows = [exchange.Answered(month, "nl", each) for each in given]
    rows += [exchange.Answered(month, "nl", answers(8)) for _row in range(count - len(rows))]
    return exchange.write(PREM, rows).encode()


def take_in(survey, content, replaces=False):
    return self_surveying.take_in(survey=survey, content=content, replaces=replaces, by=None)


def test_a_whole_file_becomes_responses_comments_and_identities(survey):
    linked = answers(vk_went_well="Fijn", consent="link", postcode="1234AB", birth_date="1994-12-31")
    file = take_in(survey, file_of(linked))
    assert (file.rows, file.first_month, file.last_month) == (12, "2026-03", "2026-03")
    found = Response.objects.all()
    assert {(each.file, each.vsv, each.practice, each.text_version) for each in found} == {
        (file.pk, "101", "1001", "self-survey")
    }
    assert [each.organisation for each in Comment.objects.all()] == ["1001"]
    assert Identity.objects.count() == 1
    assert not any({"vk_went_well", "postcode", "birth_date"} & each.answers.keys() for each in found)
    event = AuditEvent.objects.get(action="answers_delivered")
    assert event.details == {"vsv": "101", "questionnaires": 12, "months": "2026-03 - 2026-03", "replaced": []}


def test_what_was_delivered_joins_the_scores_of_all_levels(places, survey):
    take_in(survey, file_of(count=12))
    elsewhere = {**AT_HOME, "hospital_if_needed": "2002", "practice": "1002"}
    for each in links():
        send(each, elsewhere)
    scores = topic_scores(places["1001"], Partnership("101", "VSV 101", ()))[0]
    assert (scores.own.respondents, scores.own.mean) == (12, 8)
    assert scores.country.respondents == 22


def test_any_error_refuses_the_whole_file_and_leaves_nothing(survey):
    checked = take_in(survey, file_of(answers(11), answers(consent="misschien")))
    errors = [(each.line, each.column) for each in checked.findings if each.grade is exchange.Grade.ERROR]
    assert errors == [(2, "vk_vr1"), (3, "consent")]
    assert not Response.objects.exists()
    assert not AnswerFile.objects.exists()


def test_fewer_than_ten_are_refused_with_the_reason(survey):
    finding = take_in(survey, file_of(count=9)).findings[0]
    assert "minstens 10 tegelijk" in finding.sentence()
    with pytest.raises(ValueError, match="cannot be mixed"):
        keep([{}] * 9, file=1)


def test_the_same_file_is_taken_once(survey):
    take_in(survey, file_of())
    with pytest.raises(Refused, match="al opgenomen"):
        take_in(survey, file_of(), replaces=True)
    assert Response.objects.count() == 12


def test_another_file_about_the_same_months_asks_for_a_word_and_then_replaces(survey):
    old = take_in(survey, file_of(answers(3, vk_went_well="Oud", consent="link", postcode="1234AB",
                                          birth_date="1994-12-31")))  # fmt: skip
    newer = file_of(answers(4, vk_went_well="Nieuw"), count=11)
    with pytest.raises(Refused, match="2026-03 – 2026-03 \\(12\\)"):
        take_in(survey, newer)
    assert set(Response.objects.values_list("file", flat=True)) == {old.pk}
    new = take_in(survey, newer, replaces=True)
    assert list(Response.objects.values_list("file", flat=True)) == [new.pk] * 11
    assert (Comment.objects.count(), Identity.objects.count()) == (1, 0)
    old.refresh_from_db()
    assert old.replaced_by == new
    assert AuditEvent.objects.filter(action="answers_delivered").latest("pk").details["replaced"] == [old.pk]
    # What was replaced may come back.
    assert take_in(survey, file_of(answers(3, vk_went_well="Oud", consent="link", postcode="1234AB",
                                           birth_date="1994-12-31")), replaces=True).rows == 12  # fmt: skip


def test_answers_to_our_own_links_stay_when_a_file_is_replaced(survey):
    for each in links():
        send(each)
    take_in(survey, file_of())
    take_in(survey, file_of(answers(4)), replaces=True)
    assert Response.objects.filter(file=None).count() == 10
    assert Response.objects.count() == 22


def test_a_file_that_lacks_months_of_what_it_replaces_would_lose_answers(survey):
    rows = [exchange.Answered(f"2026-0{month}", "nl", answers(8)) for month in (1, 2, 3) for _row in range(5)]
    take_in(survey, exchange.write(PREM, rows).encode())
    with pytest.raises(Refused, match="zouden antwoorden verdwijnen"):
        take_in(survey, file_of(), replaces=True)
    take_in(survey, file_of(month="2026-04"))
    assert Response.objects.count() == 27


def test_only_months_since_the_start_and_rows_about_members_are_taken(places, survey):
    early = take_in(survey, file_of(month="2025-12"))
    assert {each.wrong for each in early.findings if each.wrong is not exchange.Wrong.DOUBLE} == {exchange.Wrong.MONTH}
    strangers = {"hospital_if_needed": "2002", "practice": "1002", "kraamzorg": "none"}
    foreign = {code: each for code, each in answers(**strangers).items() if not code.startswith("kz_")}
    assert {
        each.line for each in take_in(survey, file_of(foreign)).findings if each.wrong is exchange.Wrong.NOT_OF_VSV
    } == {2}


def test_a_member_is_named_once_another_takes_over_and_ending_stops(places, survey):
    vsv = Vsv.objects.get(number="101")
    for organisation, sentence in (("1002", "geen lid"), ("3001", "al zelf uit")):
        with pytest.raises(Refused, match=sentence):
            name_surveyor(vsv=vsv, organisation=places[organisation], start_date=date(2026, 2, 1), by=None)
    other = name_surveyor(vsv=vsv, organisation=places["1001"], start_date=date(2026, 2, 1), by=None)
    assert list(SelfSurvey.objects.filter(end_date=None)) == [other]
    with pytest.raises(Refused, match="niet meer zelf uit"):
        take_in(survey, file_of())
    end_surveying(survey=other, by=None)
    with pytest.raises(Refused, match="niet meer zelf uit"):
        take_in(other, file_of())
    named = AuditEvent.objects.filter(action__startswith="self_survey").order_by("pk").values_list("action", flat=True)
    assert list(named) == ["self_survey_named", "self_survey_ended", "self_survey_named", "self_survey_ended"]


def test_a_fault_half_way_leaves_nothing(survey, monkeypatch):
    take_in(survey, file_of())
    before = set(Response.objects.values_list("pk", flat=True))

    def fails(*_args):
        raise RuntimeError

    monkeypatch.setattr(self_surveying, "_record", fails)
    with pytest.raises(RuntimeError):
        take_in(survey, file_of(answers(4)), replaces=True)
    assert set(Response.objects.values_list("pk", flat=True)) == before
    assert AnswerFile.objects.filter(replaced_by=None).count() == 1
