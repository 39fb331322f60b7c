"""Wanting no mail any more: on the page and by the one click of mail programs; and what comes back undelivered."""

import pytest
from django.test import Client
from tests.integration.invitations_world import enter, send, states
from tests.integration.surveys_world import AT_HOME, answer, links, world
from tests.integration.surveys_world import send as answer_all

from ooievaar.portal.audit.models import AuditEvent
from ooievaar.portal.invitations.models import Invitation
from ooievaar.portal.surveys import tokens
from ooievaar.portal.surveys.models import Link

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick(settings):
    settings.SURVEY_MAILS_PER_MINUTE = 0
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}


@pytest.fixture
def token():
    made = enter("els")["els"]
    send()
    return made


def address(token, rest=""):
    return f"/vragenlijst/{tokens.shown(token)}/{rest}"


def test_the_page_asks_first_and_a_visit_changes_nothing(client, token):
    response = client.get(address(token, "afmelden/"))
    assert response.status_code == 200
    assert "Geen mail meer" in response.text
    assert states() == ["invited"]
    assert response.cookies == {}


def test_refusing_on_the_page_destroys_address_and_answers_and_closes_the_link(client, token):
    answer(token, AT_HOME, screens=3)
    events = AuditEvent.objects.count()
    response = client.post(address(token, "afmelden/"), {"refuse": "1"})
    assert "Je bent afgemeld" in response.text
    found = Invitation.objects.get()
    assert (found.state, found.sealed) == ("refused", None)
    assert (found.link.state, found.link.answers) == ("closed", None)
    assert AuditEvent.objects.count() == events
    for later in ("", "practice/", "versturen/", "afmelden/"):
        assert "Je bent afgemeld" in client.get(address(token, later)).text


def test_one_click_of_a_mail_program_refuses_without_cookies(token):
    strict = Client(enforce_csrf_checks=True)
    response = strict.post(address(token, "afmelden/"), {"List-Unsubscribe": "One-Click"})
    assert response.status_code == 200
    assert states() == ["refused"]


def test_choosing_another_language_is_not_refusing(client, token):
    response = client.post(address(token, "afmelden/"), {"language": "en"}, follow=True)
    assert "No more mail" in response.text
    assert states() == ["invited"]


def test_whoever_answered_is_thanked_and_what_she_sent_stays(client, token):
    answer_all(token)
    response = client.post(address(token, "afmelden/"), {"refuse": "1"})
    assert "Dank je wel" in response.text
    found = Invitation.objects.get()
    assert (found.state, found.sealed, found.link.state) == ("answered", None, "sent")


def test_a_link_from_paper_and_a_made_up_one_have_no_such_page(client):
    world()
    for each in (links()[0], tokens.make(), "x"):
        response = client.post(f"/vragenlijst/{each}/afmelden/")
        assert response.status_code == 404
    assert not Link.objects.filter(state="closed").exists()


def test_a_link_whose_time_is_over_opens_nothing(client, token):
    Link.objects.update(state="closed")
    Invitation.objects.update(state="expired", sealed=None)
    assert client.get(address(token)).status_code == 404
    assert "afgemeld" in client.get(address(token, "afmelden/")).text
