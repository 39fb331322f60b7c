"""The pages of practices and hospitals, as a person with a second factor meets them."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.integration.submissions_samples import many, message, zipped

from ooievaar.portal.accounts.actions import add_person
from ooievaar.portal.audit.models import AuditEvent
from ooievaar.portal.organisations.actions import add_organisation, give_role
from ooievaar.portal.organisations.models import Assignment
from ooievaar.portal.submissions import actions
from ooievaar.portal.submissions.models import Submission

pytestmark = pytest.mark.django_db


@pytest.fixture
def practice():
    return add_organisation(lvr_number="0042", name="De Wulp", kind="practice", place="Rietmeer", by=None)


@pytest.fixture
def hospital():
    return add_organisation(lvr_number="0007", name="Zilverdam", kind="hospital", place="Zilverdam", by=None)


def person(organisation, *roles: str, email: str = "vera@example.org"):
    user = add_person(email=email, name="Vera", password="a-long-password", totp_secret="JBSWY3DPEHPK3PXP")
    for role in roles:
        give_role(user=user, organisation=organisation, role_code=role, by=None)
    return user


def logged_in(user) -> Client:
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def midwife(practice):
    return logged_in(person(practice, "deliverer"))


def upload(client, content: bytes, name: str = "export.xml"):
    return client.post("/werk/aanleveren/", {"bestand": SimpleUploadedFile(name, content)})


def text(response) -> str:
    return response.content.decode()


def test_upload_leads_to_progress_and_then_to_the_result(midwife, practice):
    response = upload(midwife, zipped({"1.xml": message(), "2.xml": b"nee"}), "export.zip")
    submission = Submission.objects.get()
    assert response.status_code == 302
    assert response["Location"] == f"/werk/aanleveringen/{submission.pk}/"
    assert (submission.by.email, submission.organisation) == ("vera@example.org", practice)
    page = midwife.get(response["Location"])
    assert "Wij lezen uw berichten" in text(page)
    assert '<noscript><meta http-equiv="refresh"' in text(page)
    assert midwife.get(f"{response['Location']}voortgang/").status_code == 200
    actions.process(submission)
    assert midwife.get(f"{response['Location']}voortgang/")["HX-Refresh"] == "true"
    page = text(midwife.get(response["Location"]))
    assert "2 berichten gelezen, waarvan 1 afgekeurd" in page
    assert "geen geldige XML" in page


def test_a_large_upload_is_read_from_its_temporary_file(midwife, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1024
    upload(midwife, many(20), "export.zip")
    assert actions.process(Submission.objects.get()).accepted == 20


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "leeg"), (b"PK\x03\x04kapot", "beschadigd"), (zipped({"a.zip": b"PK"}), "nog een zipbestand")],
    ids=["empty", "corrupt", "nested"],
)
def test_a_file_that_cannot_be_taken_gets_a_page_with_one_sentence(midwife, content, words):
    response = upload(midwife, content, "export.zip")
    assert words in text(midwife.get(response["Location"]))


def test_a_file_over_the_limit_gets_a_sentence(midwife, settings):
    settings.UPLOAD_LIMIT_BYTES = 100
    response = upload(midwife, message())
    assert "te groot" in text(midwife.get(response["Location"]))


def test_no_file_chosen_is_told_at_the_field(midwife):
    response = midwife.post("/werk/aanleveren/", {})
    assert response.status_code == 422
    assert "Kies eerst een bestand" in text(response)


def test_findings_can_be_narrowed_by_grade_and_paged(midwife):
    upload(midwife, zipped({f"{n}.xml": b"nee" + bytes([65 + n]) for n in range(25)}), "export.zip")
    submission = actions.process(Submission.objects.get())
    base = f"/werk/aanleveringen/{submission.pk}/"
    assert "in 25 berichten" in text(midwife.get(f"{base}?ernst=afgekeurd"))
    assert "Geen bevindingen" in text(midwife.get(f"{base}?ernst=signaal"))
    first = text(midwife.get(f"{base}berichten/?regel=file-unreadable"))
    assert "0.xml" in first
    assert "24.xml" not in first
    assert "24.xml" in text(midwife.get(f"{base}berichten/?regel=file-unreadable&pagina=2"))
    assert midwife.get(f"{base}berichten/?pagina=99999999999999999999").status_code == 200
    assert midwife.get(f"{base}berichten/?regel=bestaat-niet").status_code == 200


def test_looking_at_dossiers_is_written_down(midwife):
    upload(midwife, message(lvr="9876", dossier="D-77"))
    submission = actions.process(Submission.objects.get())
    assert "Dossier D-77" in text(midwife.get(f"/werk/aanleveringen/{submission.pk}/berichten/"))
    event = AuditEvent.objects.get(action="cases_viewed")
    assert (event.actor, event.organisation, event.about) == ("vera@example.org", "0042", f"submission {submission.pk}")
    assert "D-77" not in str(event.details)


def test_the_csv_holds_the_findings_and_no_formula(midwife):
    upload(midwife, zipped({"=cmd.xml": message(lvr="9876", dossier='=HYPERLINK("x")')}), "export.zip")
    submission = actions.process(Submission.objects.get())
    response = midwife.get(f"/werk/aanleveringen/{submission.pk}/bevindingen.csv")
    assert response["Content-Disposition"].endswith(f'"bevindingen-{submission.pk}.csv"')
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))
    assert {row["dossiernummer"] for row in rows} == {'\'=HYPERLINK("x")'}
    assert {row["bestand"] for row in rows} == {"'=cmd.xml"}
    assert {row["ernst"] for row in rows} >= {"afgekeurd"}


def test_pages_before_anything_was_delivered_or_computed(midwife):
    assert "Nog niets aangeleverd" in text(midwife.get("/werk/"))
    assert "Nog niets aangeleverd" in text(midwife.get("/werk/aanleveringen/"))
    assert "Nog geen cijfers" in text(midwife.get("/werk/cijfers/"))
    assert midwife.get("/werk/cijfers/preterm_birth/").status_code == 404
    assert midwife.get("/werk/cijfers/bestaat-niet/").status_code == 404


def test_nothing_to_approve_before_figures_are_opened(hospital):
    approver = logged_in(person(hospital, "approver"))
    assert "Er staat niets open" in text(approver.get("/werk/accorderen/"))
    response = approver.post(
        "/werk/accorderen/1/101/", {"besluit": "approve", "indicator": "preterm_birth"}, follow=True
    )
    assert "niet meer open" in text(response)
    assert approver.post("/werk/accorderen/1/101/", {"besluit": "iets anders"}).status_code == 404


def test_the_menu_holds_what_the_role_may(practice, hospital):
    reader = text(logged_in(person(practice, "reader")).get("/werk/"))
    assert "/werk/cijfers/" in reader
    assert "/werk/aanleveren/" not in reader
    signatory = text(logged_in(person(hospital, "signatory", email="dirk@example.org")).get("/werk/"))
    assert "Ondertekenen" in signatory


def test_an_administrator_gives_and_ends_roles(practice):
    boss = person(practice, "administrator")
    person(practice, email="lies@example.org")
    client = logged_in(boss)
    given = client.post("/werk/organisatie/", {"email": "Lies@example.org", "rol": "reader"}, follow=True)
    assert "De rol is gegeven" in text(given)
    again = client.post("/werk/organisatie/", {"email": "lies@example.org", "rol": "reader"})
    assert (again.status_code, "heeft deze rol al" in text(again)) == (422, True)
    role = Assignment.objects.get(user__email="lies@example.org")
    assert "beëindigd" in text(client.post(f"/werk/organisatie/rollen/{role.pk}/beeindigen/", follow=True))
    own = Assignment.objects.get(user=boss)
    assert "eigen beheerdersrol" in text(client.post(f"/werk/organisatie/rollen/{own.pk}/beeindigen/", follow=True))


@pytest.mark.parametrize(
    ("email", "role", "words"),
    [("niemand@example.org", "reader", "kennen niemand"), ("vera@example.org", "publisher", "Kies een rol")],
)
def test_a_role_that_cannot_be_given_is_explained(practice, email, role, words):
    client = logged_in(person(practice, "administrator"))
    assert words in text(client.post("/werk/organisatie/", {"email": email, "rol": role}))


def test_every_page_speaks_english_too(midwife):
    midwife.cookies["django_language"] = "en"
    for address in ("/werk/", "/werk/aanleveren/", "/werk/aanleveringen/", "/werk/cijfers/"):
        response = midwife.get(address)
        assert (response.status_code, response["Content-Language"]) == (200, "en")
