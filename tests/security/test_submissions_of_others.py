"""What one organisation delivered does not exist for another; nor does the page for a role that may not see it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.integration.submissions_samples import message, zipped

from ooievaar.portal.accounts.actions import add_person
from ooievaar.portal.audit.models import AuditEvent
from ooievaar.portal.organisations.access import access_of
from ooievaar.portal.organisations.actions import add_organisation, give_role
from ooievaar.portal.organisations.models import Assignment
from ooievaar.portal.submissions import actions, queries
from ooievaar.portal.submissions.models import Submission

pytestmark = pytest.mark.django_db
PAGES = ("", "voortgang/", "berichten/", "bevindingen.csv")


@pytest.fixture
def practices():
    return [
        add_organisation(lvr_number=lvr, name=f"Praktijk {lvr}", kind="practice", place="Rietmeer", by=None)
        for lvr in ("0042", "0043")
    ]


def person(organisation, role: str, email: str):
    user = add_person(email=email, name=email, password="a-long-password", totp_secret="JBSWY3DPEHPK3PXP")
    give_role(user=user, organisation=organisation, role_code=role, by=None)
    return user


def logged_in(user) -> Client:
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def submission(practices):
    content = zipped({"1.xml": message(), "2.xml": b"nee"})
    return actions.process(actions.receive(organisation=practices[0], file_name="a.zip", content=content, by=None))


@pytest.mark.parametrize("page", PAGES)
def test_the_submission_of_another_is_not_found(practices, submission, page):
    stranger = logged_in(person(practices[1], "deliverer", "b@example.org"))
    assert stranger.get(f"/werk/aanleveringen/{submission.pk}/{page}").status_code == 404
    assert not AuditEvent.objects.filter(action="cases_viewed").exists()


def test_queries_show_nothing_of_another(practices, submission):
    stranger = access_of(person(practices[1], "deliverer", "b@example.org"))
    assert queries.latest(stranger) == ((), 0)
    assert queries.summary(stranger, submission.pk) is None
    assert queries.findings_by_rule(stranger, submission.pk) == ()
    assert queries.cases(stranger, submission.pk) == ((), 0)
    assert sum(queries.count_by_grade(stranger, submission.pk).values()) == 0


@pytest.mark.parametrize("page", PAGES)
def test_a_reader_of_figures_sees_no_submission(practices, submission, page):
    reader = logged_in(person(practices[0], "reader", "lies@example.org"))
    assert reader.get(f"/werk/aanleveringen/{submission.pk}/{page}").status_code == 403


def test_a_reader_cannot_deliver(practices):
    reader = logged_in(person(practices[0], "reader", "lies@example.org"))
    assert reader.post("/werk/aanleveren/", {"bestand": SimpleUploadedFile("a.xml", message())}).status_code == 403
    assert not Submission.objects.exists()


def test_without_a_second_factor_nothing_opens(practices, submission):
    user = add_person(email="z@example.org", name="Z", password="a-long-password")
    give_role(user=user, organisation=practices[0], role_code="deliverer", by=None)
    response = logged_in(user).get(f"/werk/aanleveringen/{submission.pk}/")
    assert (response.status_code, "2fa" in response["Location"]) == (302, True)


def test_delivering_needs_the_token_of_the_form(practices):
    client = Client(enforce_csrf_checks=True)
    client.force_login(
        person(practices[0], "deliverer", "a@example.org"),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    assert client.post("/werk/aanleveren/", {"bestand": SimpleUploadedFile("a.xml", message())}).status_code == 403


def test_the_role_of_a_colleague_elsewhere_cannot_be_ended(practices):
    boss = logged_in(person(practices[0], "administrator", "bas@example.org"))
    person(practices[1], "reader", "lies@example.org")
    role = Assignment.objects.get(user__email="lies@example.org")
    assert boss.post(f"/werk/organisatie/rollen/{role.pk}/beeindigen/").status_code == 404
    role.refresh_from_db()
    assert role.ended is None


def test_names_of_files_cannot_leave_their_place(practices, own_data_dir):
    for name in (
        "../../etc/passwd",
        "..\\..\\boot.ini",
        "<script>alert(1)</script>.xml",
        "a\x00b\r\nSet-Cookie: x.xml",
    ):
        kept = actions.receive(organisation=practices[0], file_name=name, content=message(), by=None).file_name
        assert not set(kept) & set('/\\<>"\x00\r\n')
        assert ".." not in kept.split(".xml")[0] or kept.count("..") == 0
    assert {path.suffix for path in (own_data_dir / "uploads").iterdir()} == {".sealed"}


def test_a_name_inside_a_zip_writes_nothing_and_is_shown_as_text(practices, tmp_path):
    user = person(practices[0], "deliverer", "a@example.org")
    content = zipped({"../../../../tmp/ooievaar-was-here.xml": b"nee", "<b>x</b>.xml": b"nee"})
    submission = actions.process(
        actions.receive(organisation=practices[0], file_name="a.zip", content=content, by=None)
    )
    page = logged_in(user).get(f"/werk/aanleveringen/{submission.pk}/berichten/").content.decode()
    assert "<b>x</b>" not in page
    assert "ooievaar-was-here.xml" in page
    assert "../" not in page.split("<main")[1].split("</main>")[0]
