"""What every answer carries, and how much a visitor may send."""

import io
import tempfile

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.client import MULTIPART_CONTENT

from ooievaar.portal.accounts.actions import add_person
from ooievaar.portal.organisations.actions import add_organisation, give_role
from ooievaar.portal.submissions import actions

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
MEGABYTE = 1024 * 1024


def visitor(role: str, kind: str) -> Client:
    place = add_organisation(lvr_number="0042", name="De Wulp", kind=kind, place="Rietmeer", by=None)
    user = add_person(email="vera@example.org", name="Vera", password="a-long-password", totp_secret="JBSWY3DPEHPK3PXP")
    give_role(user=user, organisation=place, role_code=role, by=None)
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


@pytest.fixture
def midwife():
    return visitor("deliverer", "practice")


class Unread(io.RawIOBase):
    """What a visitor sends; reading it is the fault that is looked for."""

    def readable(self):
        return True

    def readinto(self, _buffer):
        raise AssertionError("somebody read what was sent")


def claim(client, address: str, size: int):
    head = {"CONTENT_LENGTH": str(size), "CONTENT_TYPE": MULTIPART_CONTENT, "wsgi.input": Unread()}
    return client.post(address, **head)


@pytest.mark.parametrize("address", ["/account/login/", "/taal/", "/organisatie-kiezen/", "/werk/aanleveren/", "/x/"])
def test_a_stranger_cannot_fill_the_disk(address):
    answer = claim(Client(enforce_csrf_checks=True), address, 1024 * MEGABYTE)
    assert answer.status_code == 413
    assert "te groot" in answer.content.decode()


def test_who_may_deliver_cannot_send_a_gigabyte_either(midwife):
    assert claim(midwife, "/werk/aanleveren/", 1024 * MEGABYTE).status_code == 413
    assert claim(midwife, "/organisatie-kiezen/", 100 * MEGABYTE).status_code == 413


def test_a_large_delivery_is_taken_where_it_belongs(midwife):
    file = SimpleUploadedFile("a.xml", b" " * (6 * MEGABYTE))
    assert midwife.post("/werk/aanleveren/", {"bestand": file}).status_code == 302


CLOSED = ["/werk/", "/werk/aanleveren/", "/werk/cijfers/", "/werk/aanleveringen/", "/account/2fa/", "/bureau/", "/nee/"]


@pytest.mark.parametrize("address", CLOSED)
def test_nobody_keeps_a_page_of_who_is_logged_in(midwife, address):
    kept = midwife.get(address).headers["Cache-Control"]
    assert "no-store" in kept
    assert "private" in kept


PAGES = ["/", "/account/login/", "/account/password/reset/", "/nee/", "/vragenlijst/", "/componenten/", "/werk/"]


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("is_midwife", [True, False])
def test_every_answer_keeps_others_out(request, address, is_midwife):
    client = request.getfixturevalue("midwife") if is_midwife else Client()
    answer = client.get(address)
    policy = answer.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["X-Frame-Options"] == "DENY"
    page = answer.content.decode()
    assert "<style" not in page
    assert " style=" not in page


def test_a_fault_shows_nothing_of_what_was_sent(midwife, monkeypatch, capsys):
    def broken(*_args, **_kwargs):
        raise RuntimeError("page broke")

    monkeypatch.setattr("ooievaar.portal.professional.submission_views.parts.deliver_page", broken)
    midwife.raise_request_exception = False
    answer = midwife.post("/werk/aanleveren/", {"burgerservicenummer": "914150066"})
    assert answer.status_code == 500
    assert "914150066" not in answer.content.decode() + "".join(capsys.readouterr())
    assert "Content-Security-Policy" in answer.headers


def test_counts_of_wrong_codes_are_not_pushed_out_by_a_flood():
    cache.set("approvals.wrong_codes.1", 5, 900)
    for number in range(400):
        cache.set(f"flood.{number}", 1, 900)
    assert cache.get("approvals.wrong_codes.1") == 5


def test_a_file_that_comes_in_has_no_name_on_the_disk(midwife, monkeypatch, tmp_path):
    seen = []
    receive = actions.receive

    def watched(*, content, **rest):
        seen.append((content.size, [path.name for path in tmp_path.rglob("*") if path.is_file()]))
        return receive(content=content, **rest)

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(actions, "receive", watched)
    file = SimpleUploadedFile("a.xml", b"<a>" * MEGABYTE)
    assert midwife.post("/werk/aanleveren/", {"bestand": file}).status_code == 302
    assert seen == [(3 * MEGABYTE, [])]
