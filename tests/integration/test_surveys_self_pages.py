"""The pages of surveying by oneself: the office names who, that organisation delivers, anybody checks."""

import io
import json
from datetime import date

import pytest
from django.test import Client
from tests.integration.surveys_world import world

from ooievaar.portal.accounts.actions import add_person
from ooievaar.portal.organisations.actions import add_organisation, give_role
from ooievaar.portal.organisations.models import Vsv
from ooievaar.portal.surveys.models import AnswerFile, Response, SelfSurvey
from ooievaar.portal.surveys.self_surveying import name_surveyor
from ooievaar.questionnaires import PREM, exchange

pytestmark = pytest.mark.django_db
OURS = {"practice": ("1001",), "hospital": ("2001",), "kraamzorg": ("3001",)}
PLACE, OFFICE, PUBLIC = "/werk/vragenlijst/antwoorden/", "/bureau/vragenlijst/zelf-uitvragen/", "/vragenlijsten/"
GOOD = exchange.write(PREM, exchange.example(PREM, date(2026, 3, 31), OURS))
BAD = GOOD.replace(";nl;", ";Nederlands;")


@pytest.fixture
def places():
    return world()


def as_role(place, role):
    user = add_person(
        email=f"{role}.{place.lvr_number}@example.org",
        name="Vera",
        password="a-long-password",
        totp_secret="JBSWY3DPEHPK3PXP",
    )
    give_role(user=user, organisation=place, role_code=role, by=None)
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def office():
    return add_organisation(lvr_number="0001", name="Bureau", kind="office", place="Rietmeer", by=None)


@pytest.fixture
def survey(places):
    vsv = Vsv.objects.get(number="101")
    return name_surveyor(vsv=vsv, organisation=places["3001"], start_date=date(2026, 1, 1), by=None)


def deliver(client, text, survey=None, **fields):
    file = io.BytesIO(text.encode())
    file.name = "antwoorden.csv"
    return client.post(PLACE, {"bestand": file, "vsv": str(survey.pk) if survey else "", **fields})


def test_whoever_was_named_delivers_and_reads_what_came_of_it(places, survey):
    client = as_role(places["3001"], "inviter")
    assert "VSV 101" in client.get(PLACE).content.decode()
    response = deliver(client, GOOD, survey)
    assert response.status_code == 302
    page = client.get(PLACE).content.decode()
    assert "12 vragenlijsten zijn opgenomen" in page
    assert "Telt mee" in page
    assert Response.objects.count() == 12
    again = deliver(client, GOOD, survey)
    assert again.status_code == 422
    assert "al opgenomen" in again.content.decode()


def test_every_error_stands_on_the_page_with_what_is_allowed(places, survey):
    response = deliver(as_role(places["3001"], "administrator"), BAD, survey)
    page = response.content.decode()
    assert response.status_code == 422
    assert page.count("Nederlands</td>") == BAD.count(";Nederlands;")
    assert "nl, en, ar, pl, tr, uk, other" in page
    assert not AnswerFile.objects.exists()


def test_replacing_asks_to_tick_a_box(places, survey):
    client = as_role(places["3001"], "inviter")
    deliver(client, GOOD, survey)
    other = exchange.write(PREM, exchange.example(PREM, date(2026, 3, 31), OURS, seed=2))
    assert "Kruis" in deliver(client, other, survey).content.decode()
    assert deliver(client, other, survey, vervang="1").status_code == 302
    assert AnswerFile.objects.filter(replaced_by=None).count() == 1


@pytest.mark.parametrize("lvr", ["1001", "2001", "1002", "2002"])
def test_others_deliver_nothing_and_see_nothing_of_it(places, survey, lvr):
    deliver(as_role(places["3001"], "inviter"), GOOD, survey)
    client = as_role(places[lvr], "administrator")
    page = client.get(PLACE).content.decode()
    assert "Uw organisatie vraagt niet zelf uit" in page
    assert "Telt mee" not in page
    response = deliver(client, GOOD.replace(";na;", ";9;"), survey)
    assert response.status_code == 422
    assert "Uw organisatie vraagt niet zelf uit" in response.content.decode()
    assert AnswerFile.objects.count() == 1


def test_roles_that_do_not_invite_stay_out(places, survey):
    for role in ("deliverer", "reader"):
        client = as_role(places["3001"], role)
        assert client.get(PLACE).status_code == 403
        assert deliver(client, GOOD, survey).status_code == 403


def test_the_office_names_who_surveys_and_ends_it(places, office):
    client = as_role(office, "registrar")
    assert "Geen VSV vraagt zelf uit" in client.get(OFFICE).content.decode()
    page = client.post(OFFICE, {"vsv": "101", "lvr": "1001", "vanaf": "2026-01"}, follow=True).content.decode()
    assert "De Wulp (1001)" in page
    assert "januari 2026" in page
    named = SelfSurvey.objects.get()
    assert named.start_date == date(2026, 1, 1)
    client.post(f"{OFFICE}{named.pk}/beeindigen/")
    assert not SelfSurvey.objects.filter(end_date=None).exists()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"vsv": "101", "lvr": "1002", "vanaf": "2026-01"}, "geen lid"),
        ({"vsv": "101", "lvr": "9", "vanaf": "2026-01"}, "bekend LVR-nummer"),
        ({"vsv": "101", "lvr": "1001", "vanaf": "januari"}, "maand zoals"),
    ],
)
def test_the_office_reads_why_not(places, office, fields, sentence):
    page = as_role(office, "registrar").post(OFFICE, fields, follow=True).content.decode()
    assert sentence in page
    assert not SelfSurvey.objects.exists()


def test_who_only_looks_in_the_office_changes_nothing(places, office, survey):
    client = as_role(office, "publisher")
    page = client.post(OFFICE, {"vsv": "102", "lvr": "1002", "vanaf": "2026-01"}).content.decode()
    assert "Vastleggen" not in page
    assert client.post(f"{OFFICE}{survey.pk}/beeindigen/").status_code == 403
    assert SelfSurvey.objects.filter(end_date=None).count() == 1


def test_anybody_checks_a_file_and_nothing_is_kept(places):
    for text, told in ((GOOD, "Dit bestand is goed"), (BAD, "Nog niet goed"), ("", "Kies eerst een bestand")):
        file = io.BytesIO(text.encode())
        file.name = "antwoorden.csv"
        page = Client().post(PUBLIC, {"bestand": file} if text else {}).content.decode()
        assert told in page
    assert not Response.objects.exists()
    assert not AnswerFile.objects.exists()


def test_programs_get_the_findings_as_json(places):
    file = io.BytesIO(BAD.encode())
    file.name = "antwoorden.csv"
    told = Client().post(PUBLIC, {"bestand": file}, headers={"Accept": "application/json"}).json()
    assert told["refused"]
    assert {each["code"] for each in told["findings"]} == {"choice"}


def test_everything_that_is_published_can_be_fetched_and_the_example_is_valid_here(places):
    page = Client().get(PUBLIC).content.decode()
    for ending in ("schema.json", "codebook.csv", "codebook.md", "codebook.en.md", "example.csv", "fhir.json"):
        address = f"{PUBLIC}{PREM.key}.{ending}"
        assert address in page
        answer = Client().get(address)
        assert answer.status_code == 200
        assert "attachment" in answer["Content-Disposition"]
    assert json.loads(Client().get(f"{PUBLIC}{PREM.key}.fhir.json").content)["resourceType"] == "Questionnaire"
    example = Client().get(f"{PUBLIC}{PREM.key}.example.csv").content.decode()
    file = io.BytesIO(example.encode())
    file.name = "example.csv"
    assert "Dit bestand is goed" in Client().post(PUBLIC, {"bestand": file}).content.decode()
    assert Client().get(f"{PUBLIC}prem_geboortezorg-9.schema.json").status_code == 404


def test_english_readers_get_english_sentences(places):
    file = io.BytesIO(BAD.encode())
    file.name = "answers.csv"
    client = Client()
    client.cookies["django_language"] = "en"
    page = client.post(PUBLIC, {"bestand": file}).content.decode()
    assert "This is not allowed here. Choose from: nl, en" in page
