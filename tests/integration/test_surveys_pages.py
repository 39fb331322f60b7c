"""The pages a mother sees, without JavaScript; and the page on which links are made."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.utils import timezone
from tests.integration.surveys_world import AT_HOME, answer, links, screens_of, send, world

from ooievaar import questionnaires
from ooievaar.portal.accounts.actions import add_person
from ooievaar.portal.audit.models import AuditEvent
from ooievaar.portal.organisations.actions import add_organisation, give_role
from ooievaar.portal.surveys import answering, tokens
from ooievaar.portal.surveys.models import Link, Sheet, Waiting
from ooievaar.questionnaires import PREM

pytestmark = pytest.mark.django_db
DUTCH, ENGLISH = (questionnaires.texts(PREM, language) for language in ("nl", "en"))


@pytest.fixture
def places():
    return world()


@pytest.fixture
def token(places):
    return links()[0]


def address(token, screen=""):
    return f"/vragenlijst/{tokens.shown(token)}/" + (f"{screen}/" if screen else "")


def test_a_woman_answers_from_the_first_page_to_the_last(token):
    client = Client()
    page = client.get(address(token)).content.decode()
    assert "De Wulp" in page
    where = re.search(r'class="survey__go" href="([^"]+)"', page)[1]
    visited = []
    while not where.endswith("/versturen/"):
        visited.append(where.rstrip("/").rsplit("/", 1)[-1])
        assert client.get(where).status_code == 200
        where = client.post(where, AT_HOME).headers["Location"]
    assert visited == screens_of(AT_HOME)
    assert DUTCH.interface["ready_title"] in client.get(where).content.decode()
    thanks = client.post(where, {"send": "1"}, follow=True).content.decode()
    assert DUTCH.interface["sent_title"] in thanks
    assert Waiting.objects.count() == 1


@pytest.mark.parametrize("screen", ["", "practice", "versturen", "consent"])
def test_after_sending_the_link_shows_only_thanks(token, screen):
    send(token)
    page = Client().get(address(token, screen)).content.decode()
    assert DUTCH.interface["sent_title"] in page
    assert "De Wulp" not in page


def test_every_screen_is_light(places):
    """Under 100 kB over a slow line: the page as it is sent, its styles and letters not even compressed."""
    for number in range(600):
        add_organisation(
            lvr_number=f"5{number:03}", name=f"Verloskundigenpraktijk Weidevogel {number}", kind="practice",
            place="Hoogeveen", by=None,
        )  # fmt: skip
    token = links()[0]
    client = Client()
    answer(token, AT_HOME)
    for screen in ("practice", "vk_abc", "zw", "consent"):
        page = client.get(address(token, screen)).content
        sent = client.get(address(token, screen), headers={"accept-encoding": "gzip"}).content
        files = re.findall(r'(?:href|src)="/static/([^"]+)"', page.decode())
        assert sorted(files) == [
            "respondent/respondent.css", "ui/base.css", "ui/letters.css", "ui/mark.svg", "ui/tokens.css",
        ]  # fmt: skip
        weight = len(sent) + sum(len(found(name)) for name in files)
        assert weight + len(found("vendor/atkinson-hyperlegible-next-latin-normal.woff2")) < 100_000, screen
        assert b"<script" not in page


def found(name):
    return Path(finders.find(name)).read_bytes()


def test_what_is_missing_is_said_at_the_question_and_above(token):
    response = Client().post(address(token, "place_of_birth"), {"next": "1"})
    page = response.content.decode()
    assert response.status_code == 422
    assert 'role="alert"' in page
    assert 'href="#place_of_birth"' in page
    assert DUTCH.problems["required"] in page
    assert "place_of_birth-wrong" in page


def test_nobody_gets_past_a_choice_about_consent_that_was_not_made(token):
    client = Client()
    answer(token, AT_HOME, screens=len(screens_of(AT_HOME)) - 1)
    response = client.post(address(token, "consent"), {"next": "1"})
    assert "versturen we niets" in response.content.decode()
    assert client.get(address(token, "versturen")).headers["Location"] == address(token, "consent")
    assert client.post(address(token, "versturen"), {"send": "1"}).headers["Location"] == address(token, "consent")
    assert "checked" not in client.get(address(token, "consent")).content.decode()


def test_what_another_device_took_back_at_the_last_moment_is_asked_again(token, monkeypatch):
    answer(token, AT_HOME)
    monkeypatch.setattr(questionnaires, "missing", lambda *_: ())  # as it was when this page was opened
    page = Client()

    def taken_back(**_given):
        raise answering.Unfinished

    monkeypatch.setattr(answering, "send", taken_back)
    assert page.post(address(token, "versturen"), {"send": "1"}).headers["Location"] == address(token)
    assert DUTCH.interface["resume"] in page.get(address(token)).content.decode()


def test_a_question_that_is_not_reached_yet_leads_to_the_one_that_is(token):
    assert Client().get(address(token, "zw")).headers["Location"] == address(token, "place_of_birth")
    assert Client().get(address(token, "bestaat-niet")).headers["Location"] == address(token)


def test_back_from_the_first_page_is_the_beginning_and_resume_goes_on(token):
    client = Client()
    assert client.post(address(token, "place_of_birth"), {"back": "1"}).headers["Location"] == address(token)
    client.post(address(token, "place_of_birth"), AT_HOME)
    page = client.get(address(token)).content.decode()
    assert DUTCH.interface["resume"] in page
    assert address(token, "hospital_if_needed") in page


def test_english_is_one_press_away_and_costs_no_answer(token):
    client = Client()
    asked = {**AT_HOME, "language": "en"}
    assert client.post(address(token, "place_of_birth"), asked).headers["Location"] == address(token, "place_of_birth")
    page = client.get(address(token, "place_of_birth"))
    assert page.headers["Content-Language"] == "en"
    text = page.content.decode()
    assert '<html lang="en" dir="ltr">' in text
    assert ENGLISH.questions["place_of_birth"] in text
    assert re.search(r'value="home" checked', text)


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("tr", "ltr"), ("pl", "ltr"), ("uk", "ltr")])
def test_an_unchecked_translation_says_so_and_reads_in_its_own_direction(token, settings, language, direction):
    settings.SURVEY_LANGUAGES = ["nl", "en", language]
    client = Client()
    client.post(address(token), {"language": language})
    words = questionnaires.texts(PREM, language)
    for screen in ("", "place_of_birth"):
        page = client.get(address(token, screen)).content.decode()
        assert f'<html lang="{language}" dir="{direction}">' in page
        assert words.interface["unvalidated"] in page
    assert words.questions["place_of_birth"] in page


def test_a_language_that_is_not_switched_on_cannot_be_chosen(token):
    client = Client()
    client.post(address(token), {"language": "de"})
    assert client.get(address(token)).headers["Content-Language"] == "nl"


@pytest.mark.parametrize("code", ["0000-0000-0000-0000", "7K3M", "' OR 1=1"])
def test_a_wrong_link_says_what_to_do(places, code):
    response = Client().get(f"/vragenlijst/{code}/")
    assert response.status_code == 404
    assert DUTCH.interface["unknown_title"] in response.content.decode()


def test_a_code_from_paper_leads_to_the_questionnaire(token):
    client = Client()
    typed = tokens.shown(token).lower().replace("-", " ")
    assert client.post("/vragenlijst/", {"code": typed}).headers["Location"] == address(token)
    wrong = client.post("/vragenlijst/", {"code": "7K3M"})
    assert wrong.status_code == 422
    assert "Deze link werkt niet" not in client.get("/vragenlijst/").content.decode()


def test_nobody_keeps_the_page_or_finds_it(token):
    response = Client().get(address(token))
    assert "no-store" in response.headers["Cache-Control"]
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert response.headers["Referrer-Policy"] == "same-origin"


def test_what_she_wrote_is_shown_as_text(token):
    answer(token, {**AT_HOME, "vk_went_well": "<script>alert(1)</script>"}, screens=10)
    page = Client().get(address(token, "vk_open")).content.decode()
    assert "&lt;script&gt;" in page
    assert "<script" not in page


def test_organisations_near_whoever_invited_her_come_first(token):
    answer(token, AT_HOME, screens=2)
    page = Client().get(address(token, "practice")).content.decode()
    near, far = (page.index(name) for name in ("De Wulp, Rietmeer", "De Grutto, Rietmeer"))
    assert page.index(DUTCH.interface["nearby"]) < near < page.index(DUTCH.interface["elsewhere"]) < far


def test_a_mark_is_read_aloud_with_what_it_means(token):
    answer(token, AT_HOME, screens=5)
    page = Client().get(address(token, "vk_abc")).content.decode()
    assert page.count('type="radio"') == 3 * 11
    assert page.count(f'visually-hidden"> {DUTCH.interface["highest"]}</span>') == 3
    assert page.count("<fieldset") == page.count("<legend") == 3


@pytest.fixture
def administrator(places):
    user = add_person(email="vera@example.org", name="Vera", password="a-long-password", totp_secret="JBSWY3DPEHPK3PXP")
    give_role(user=user, organisation=places["1001"], role_code="administrator", by=None)
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_an_administrator_prints_links_that_work_and_are_not_kept(administrator):
    page = administrator.post("/werk/vragenlijst/papier/", {"aantal": "12"}).content.decode()
    codes = re.findall(r'sheet__code">([^<]+)<', page)
    assert len(codes) == len(set(codes)) == 12
    assert page.count("<svg") >= 12
    assert all(answering.open_link(tokens.tidied(code)) for code in codes)
    event = AuditEvent.objects.get(action="links_made")
    assert (event.organisation, event.details["links"]) == ("1001", 12)
    overview = administrator.get("/werk/vragenlijst/papier/").content.decode()
    assert not [code for code in codes if code in overview or code in repr(event.details)]
    assert "Van uw 12 links zijn er minder dan 10 gebruikt." in overview


@pytest.mark.parametrize("written", ["", "9", "101", "-5", "tien", "²", "1e2", "99999999999999999999"])
def test_a_number_of_links_that_cannot_be_is_refused(administrator, written):
    response = administrator.post("/werk/vragenlijst/papier/", {"aantal": written})
    assert response.status_code == 422
    assert "Maak er minstens 10" in response.content.decode()
    assert not Link.objects.exists()


def test_links_stop_on_the_day_that_the_sheet_says(administrator):
    administrator.post("/werk/vragenlijst/papier/", {"aantal": "10"})
    sheet = Sheet.objects.get()
    assert (sheet.valid_until - timezone.localdate()).days == 56
