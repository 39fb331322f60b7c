"""What a kraamzorg organisation with an agreement sees is of ten people at least, and never of a few others."""

import re
from datetime import date

import pytest
from tests.integration.comments_world import COMMENTS, FIRST, client_of, text_of
from tests.integration.surveys_world import world
from tests.integration.test_surveys_self import answers, file_of, take_in

from ooievaar import questionnaires
from ooievaar.portal.organisations.actions import add_organisation, add_vsv_member
from ooievaar.portal.organisations.models import Vsv
from ooievaar.portal.organisations.queries import Partnership
from ooievaar.portal.surveys import agreements, comments, releasing
from ooievaar.portal.surveys.mixing import random_key
from ooievaar.portal.surveys.models import Comment, Response
from ooievaar.portal.surveys.nps_results import import_nps
from ooievaar.portal.surveys.scoring import topic_scores
from ooievaar.portal.surveys.self_surveying import name_surveyor
from ooievaar.questionnaires import PREM

pytestmark = pytest.mark.django_db
VSV = Partnership("101", "VSV 101", ())


@pytest.fixture
def places():
    """With a second kraamzorg organisation in the VSV; both accepted the agreement."""
    made = world()
    made["3002"] = add_organisation(lvr_number="3002", name="Kraamzorg Plas", kind="kraamzorg", place="Plas", by=None)
    vsv, since = Vsv.objects.get(number="101"), date(2020, 1, 1)
    add_vsv_member(organisation=made["3002"], vsv=vsv, start_date=since, end_date=None, by=None)
    for lvr in ("3001", "3002"):
        version = agreements.standing_of(made[lvr]).text.version
        agreements.accept(organisation=made[lvr], version=version, by=None)
    return made


@pytest.fixture
def client(places):
    return client_of(places["3001"], "administrator", "first_reader")


def answered(count, mark=8, kraamzorg="3001", vsv="101", **others):
    given = {"practice": "1001", "hospital_care": "no", "kraamzorg": kraamzorg, "vk_vr1": 1, "kz_vr1": mark, **others}
    Response.objects.bulk_create(
        Response(id=random_key(), questionnaire=PREM.key, month="2026-11", language="nl", consent="research",
                 text_version="2026-11", practice="1001", kraamzorg=kraamzorg, vsv=vsv, answers=given)
        for _each in range(count)
    )  # fmt: skip


def attention(organisation):
    return topic_scores(organisation, VSV)[0]


def words(response):
    page = text_of(response)
    return " ".join(re.sub(r"<[^>]+>", " ", page[page.index("<main") :]).split())


@pytest.mark.parametrize(("count", "is_shown"), [(9, False), (10, True)])
def test_nine_are_hidden_and_ten_are_shown_without_what_was_said_of_others(client, count, is_shown):
    answered(count)
    page = words(client.get("/werk/ervaringen/"))
    assert ("8,00 (10)" in page) is is_shown
    assert ("Nog te weinig antwoorden" in page) is not is_shown
    assert "1,00" not in page


def test_a_partnership_stands_beside_it_only_with_ten_of_others(places):
    answered(12)
    answered(9, mark=2, kraamzorg="3002")
    found = attention(places["3001"])
    assert (found.own.respondents, found.vsv.hidden) == (12, questionnaires.TOO_CLOSE)
    answered(10, mark=2, kraamzorg="3002")
    assert attention(places["3001"]).vsv.respondents == 31
    assert attention(places["3002"]).own.mean == 2


def test_a_topic_has_its_splits_and_no_split_of_fewer_than_ten(client):
    answered(20, mark=9, first_child="yes", place_of_birth="home")
    answered(20, mark=5, first_child="no", place_of_birth="home")
    answered(4, mark=3, first_child="no", place_of_birth="hospital")
    page = words(client.get("/werk/ervaringen/A/?splitsing=first_child"))
    assert "eerste kind" in page
    assert "9,00 (0,0%; 20)" in page
    page = words(client.get("/werk/ervaringen/A/?splitsing=place_of_birth"))
    assert "Nog te weinig antwoorden om uit te splitsen" in page
    assert "3,00" not in page


def test_topics_about_all_carers_are_not_its_own(client):
    answered(20, zw_vr13=8)
    assert client.get("/werk/ervaringen/M/").status_code == 404
    assert client.get("/werk/ervaringen/A/").status_code == 200


def test_a_file_that_another_delivered_joins_and_its_deliverer_finds_nobody(places):
    """The practice knows every row of its file: nine who came by a link wait until there are ten."""
    survey = name_surveyor(
        vsv=Vsv.objects.get(number="101"), organisation=places["1001"], start_date=date(2026, 1, 1), by=None
    )
    take_in(survey, file_of(answers(kz_went_well="Lief"), count=30))
    assert attention(places["3001"]).own.respondents == 30
    answered(9, mark=2)
    assert attention(places["3001"]).own.respondents == 30
    answered(1, mark=2)
    assert attention(places["3001"]).own.respondents == 40


@pytest.mark.parametrize(("others", "shown"), [(9, 30), (10, 40)])
def test_its_own_file_does_not_tell_of_the_few_who_came_by_a_link(places, others, shown):
    survey = name_surveyor(
        vsv=Vsv.objects.get(number="101"), organisation=places["3001"], start_date=date(2026, 1, 1), by=None
    )
    take_in(survey, file_of(count=30))
    assert attention(places["3001"]).own.respondents == 30
    answered(others, mark=2)
    assert attention(places["3001"]).own.respondents == shown


def test_it_reads_comments_about_itself_only_also_from_files(places, client):
    survey = name_surveyor(
        vsv=Vsv.objects.get(number="101"), organisation=places["3001"], start_date=date(2026, 1, 1), by=None
    )
    ours, theirs = answers(kz_went_well="Over ons"), answers(kz_went_well="Over Plas", kraamzorg="3002")
    take_in(survey, file_of(ours, theirs, answers(vk_went_well="Over de praktijk"), count=30))
    assert Comment.objects.count() == 3
    page = words(client.get(FIRST))
    assert "Over ons" in page
    assert "Over Plas" not in page
    assert "Over de praktijk" not in page
    releasing.let_out(places["3002"])
    assert not comments.out(places["3002"]).exists()  # one woman
    assert "Over ons" not in words(client.get(COMMENTS))  # not shared yet


def test_the_response_and_the_years_before_2023_open_too(client):
    answered(10)
    assert "Respons" in words(client.get("/werk/ervaringen/"))
    import_nps(content=NPS, replaces=False, by=None)
    page = words(client.get("/werk/ervaringen/voor-2023/"))
    assert "Kraamzorg" in page
    assert "60,0" in page


NPS = b"""year;vsv;about;yes;no_opinion;no;not_applicable;respondents
2022;101;kraamzorg;70;20;10;5;110
"""
