"""Information to hand out: filled in for one partnership, in two languages and three forms."""

import pytest
from django.core.cache import cache
from tests.integration.inviting_world import person
from tests.integration.surveys_world import world

from ooievaar.portal.invitations.agreements import Situation, agree, agreements_of
from ooievaar.portal.organisations.models import Vsv
from ooievaar.portal.professional import informing

pytestmark = pytest.mark.django_db
PAGE = "/werk/vragenlijst/voorlichting/"


@pytest.fixture
def places(settings):
    cache.clear()
    settings.DEFAULT_FROM_EMAIL = "Registratiebureau <vragenlijst@bureau.example>"
    settings.ORIGIN = "https://ooievaar.example"
    made = world()
    agree(
        vsv=Vsv.objects.get(number="101"),
        situation=Situation.MIDWIFE,
        inviter=made["1001"],
        acting=made["1001"],
        by=None,
    )
    return made


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", ["client", "carers"])
def test_it_names_who_invites_and_from_which_address(places, kind, language):
    made = informing.information(agreements_of(places["1001"])[0], kind, language)
    text = informing.as_text(made)
    for held in ("VSV 101", "De Wulp", "Registratiebureau (vragenlijst@bureau.example)", "https://ooievaar.example"):
        assert held in text
    assert "{" not in text
    if kind == "client":
        assert "Hoe vond je de zorg die je kreeg?" in text
    assert informing.as_pdf(made).startswith(b"%PDF")


def test_both_languages_say_the_same_things(places):
    one = agreements_of(places["1001"])[0]
    for kind in informing.KINDS:
        shapes = {
            tuple(len(points) for _title, points in informing.information(one, kind, language).parts)
            for language in informing.LANGUAGES
        }
        assert len(shapes) == 1


def test_without_an_agreement_it_still_says_whom_to_ask(places):
    one = agreements_of(places["1002"])[0]
    assert "je verloskundige of het ziekenhuis" in informing.as_text(informing.information(one, "client", "nl"))
    assert "your midwife or the hospital" in informing.as_text(informing.information(one, "client", "en"))
    assert "nog niet vastgelegd" in informing.as_text(informing.information(one, "carers", "nl"))


def test_a_name_is_no_markup(places):
    Vsv.objects.filter(number="101").update(name="<b>VSV</b> *x* #{y}")
    made = informing.information(agreements_of(places["1001"])[0], "client", "nl")
    assert "<b>VSV" not in informing.as_html(made)
    assert informing.as_pdf(made).startswith(b"%PDF")


def test_members_download_and_others_do_not(places):
    member, stranger = person("3001", role="reader"), person("1002", role="reader")
    assert PAGE + "101/client/nl/pdf/" in member.get(PAGE).content.decode()
    answer = member.get(PAGE + "101/client/en/html/")
    assert answer.headers["Content-Disposition"].endswith('filename="vragenlijst-client-101-en.html"')
    assert stranger.get(PAGE + "101/client/nl/pdf/").status_code == 404
    for wrong in ("101/client/nl/exe/", "101/client/de/pdf/", "101/alle/nl/pdf/"):
        assert member.get(PAGE + wrong).status_code == 404
