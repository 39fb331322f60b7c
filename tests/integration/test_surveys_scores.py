"""From sent answers to the scores that a practice, a hospital and a partnership see: never of fewer than ten people."""

import re

import pytest
from django.test import Client
from tests.integration.surveys_world import AT_HOME, links, send, world

from ooievaar import questionnaires
from ooievaar.portal.accounts.actions import add_person
from ooievaar.portal.organisations.actions import give_role
from ooievaar.portal.organisations.queries import Partnership
from ooievaar.portal.surveys import scoring
from ooievaar.portal.surveys.mixing import random_key
from ooievaar.portal.surveys.models import Response, ShownScore
from ooievaar.portal.surveys.scoring import topic_scores
from ooievaar.questionnaires import PREM

pytestmark = pytest.mark.django_db
VSV = Partnership("101", "VSV 101", ())


@pytest.fixture
def places():
    return world()


def answered(count, mark=8, practice="1001", vsv="101", **others):
    """So many responses, as mixing leaves them."""
    answers = {"practice": practice, "hospital_care": "no", "kraamzorg": "none", "vk_vr1": mark, "zw_vr13": mark}
    Response.objects.bulk_create(
        Response(
            id=random_key(),
            questionnaire=PREM.key,
            month="2026-11",
            language="nl",
            consent="research",
            text_version="2026-11",
            practice=practice,
            vsv=vsv,
            answers={**answers, **others},
        )
        for _each in range(count)
    )


def attention(organisation, vsv=VSV):
    return topic_scores(organisation, vsv)[0]


@pytest.mark.parametrize(("count", "hidden"), [(0, "Nog niemand"), (9, "Minder dan 10"), (10, None)])
def test_nine_are_hidden_and_ten_are_shown(places, count, hidden):
    answered(count)
    own = attention(places["1001"]).own
    assert (own.hidden or "").startswith(hidden or "")
    assert own.mean == (None if hidden else 8)


def test_the_eleventh_is_never_to_be_worked_out(places):
    answered(10)
    before = attention(places["1001"])
    answered(1, mark=1)
    assert attention(places["1001"]) == before
    answered(9, mark=8)
    after = attention(places["1001"]).own
    assert (after.respondents, after.mean) == (20, 7.65)


def test_a_partnership_stands_beside_a_practice_only_with_ten_others(places):
    answered(12)
    answered(9, mark=2, practice="1003")
    found = attention(places["1001"])
    assert found.own.respondents == 12
    assert found.vsv.hidden == questionnaires.TOO_CLOSE
    answered(10, mark=2, practice="1003")
    found = attention(places["1001"])
    assert (found.vsv.respondents, found.country.hidden) == (31, questionnaires.TOO_CLOSE)
    answered(10, mark=5, practice="1002", vsv="102")
    assert attention(places["1001"]).country.respondents == 41


def test_a_practice_sees_only_what_was_said_of_itself_as_its_own(places):
    answered(10, mark=9)
    answered(10, mark=3, practice="1002", vsv="102")
    assert attention(places["1001"]).own.mean == 9
    assert attention(places["1002"], None).own.mean == 3


def test_what_was_answered_about_phases_is_told_by_the_indicator_alone(places):
    """Indicator 9 tells L and M in blocks of its own; told here as well, the one could be taken from the other."""
    answered(40, mark=7)
    assert [each.letter for each in topic_scores(places["1001"], VSV)] == list("ABCDEFGHIJK")
    client = client_of(places["1001"])
    page = client.get("/werk/ervaringen/").content.decode()
    # Whatever was computed by now, the link leads somewhere.
    assert client.get(re.search(r'href="([^"]*)">bij de cijfers', page)[1]).status_code == 200
    assert not ShownScore.objects.filter(topic__in="LM").exists()
    assert [client.get(f"/werk/ervaringen/{letter}/").status_code for letter in "KLM"] == [200, 404, 404]


def test_nothing_is_computed_again_when_nothing_came_in(places, monkeypatch):
    answered(10)
    first = attention(places["1001"])
    monkeypatch.setattr(scoring, "gather", lambda *_: 1 / 0)
    assert attention(places["1001"]) == first
    assert ShownScore.objects.count() == 11 * 3


def client_of(organisation, role="administrator"):
    user = add_person(email="vera@example.org", name="Vera", password="a-long-password", totp_secret="JBSWY3DPEHPK3PXP")
    give_role(user=user, organisation=organisation, role_code=role, by=None)
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_from_ten_links_to_the_page_of_the_practice(places):
    client = client_of(places["1001"])
    assert "Nog te weinig antwoorden" in client.get("/werk/ervaringen/").content.decode()
    for each in links():
        send(each, {**AT_HOME, "vk_vr2": "3"})
    page = re.sub(r"<[^>]+>|\s+", " ", client.get("/werk/ervaringen/").content.decode())
    assert "A. Persoonlijke aandacht" in page
    assert "8,00 (10)" in page
    assert "3,00 (10)" in page
    assert "100,0%" in page
    topic = re.sub(r"<[^>]+>|\s+", " ", client.get("/werk/ervaringen/B/").content.decode())
    assert "Uw organisatie: 100,0% van de cijfers is negatief" in topic
    assert client.get("/werk/ervaringen/Z/").status_code == 404


def test_a_reader_of_english_reads_why_something_is_hidden(places):
    client = client_of(places["1001"])
    client.cookies["django_language"] = "en"
    answered(9)
    assert "Fewer than 10 people" in client.get("/werk/ervaringen/A/").content.decode()


def test_kraamzorg_sees_scores_only_after_an_agreement(places):
    answered(20, kz_vr1=8)
    page = client_of(places["3001"]).get("/werk/ervaringen/").content.decode()
    assert "na een overeenkomst" in page
    assert "<table" not in page
