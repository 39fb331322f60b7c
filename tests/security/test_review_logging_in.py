"""What stands between a password and the closed pages, tried from the outside."""

from unittest.mock import patch

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from ooievaar.portal.accounts.actions import add_person, current_code
from ooievaar.portal.accounts.models import User
from ooievaar.portal.organisations.actions import add_organisation, give_role

PASSWORD = "a-long-password"
SECRET = "JBSWY3DPEHPK3PXP"

pytestmark = pytest.mark.django_db


@pytest.fixture
def practice():
    return add_organisation(lvr_number="0042", name="De Wulp", kind="practice", place="Rietmeer", by=None)


def person(practice, *, secret: str | None = SECRET) -> User:
    user = add_person(email="vera@example.org", name="Vera", password=PASSWORD, totp_secret=secret)
    give_role(user=user, organisation=practice, role_code="reader", by=None)
    return user


def with_password(user, **posted) -> Client:
    client = Client()
    client.response = client.post("/account/login/", {"login": user.email, "password": PASSWORD, **posted})
    return client


def with_both(user) -> Client:
    client = with_password(user)
    client.response = client.post("/account/2fa/authenticate/", {"code": current_code(user, valid_for=2)})
    return client


def enrol(client) -> None:
    secret = client.get("/account/2fa/totp/activate/").context["form"].secret
    user = User.objects.get()
    totp = Authenticator(user=user, type=Authenticator.Type.TOTP, data={"secret": secret})
    totp.save()
    code = current_code(user)
    totp.delete()
    # Within a request a transaction ends; within a test it never does.
    with patch("allauth.mfa.totp.internal.flows.transaction.on_commit", lambda done: done()):
        assert client.post("/account/2fa/totp/activate/", {"code": code}).status_code == 302


def test_a_password_alone_opens_nothing(practice):
    client = with_password(person(practice))
    for address in ("/werk/", "/welkom/", "/account/2fa/", "/account/password/change/"):
        assert client.get(address).headers["Location"].startswith("/account/login/")


def test_a_session_from_before_the_second_factor_ends_when_it_is_set_up(practice):
    user = person(practice, secret=None)
    thief, owner = with_password(user), with_password(user)
    assert thief.get("/werk/").headers["Location"] == "/account/2fa/totp/activate/"
    enrol(owner)
    assert owner.get("/werk/").status_code == 200
    assert thief.get("/werk/").headers["Location"].startswith("/account/login/")


def test_taking_the_second_factor_away_ends_the_other_sessions(practice, monkeypatch):
    user = person(practice)
    other, own = with_both(user), Client()
    own.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert other.get("/werk/").status_code == 200
    adapter = "ooievaar.portal.accounts.adapter.AccountAdapter.is_reauthentication_required"
    monkeypatch.setattr(adapter, lambda *_, **__: False)
    assert own.post("/account/2fa/totp/deactivate/").status_code == 302
    assert other.get("/werk/").headers["Location"].startswith("/account/login/")
    assert own.get("/werk/").headers["Location"] == "/account/2fa/totp/activate/"


def test_the_session_gets_another_key_at_login(practice):
    user = person(practice)
    client = Client()
    client.get("/account/login/")
    client.session["planted"] = "x"
    planted = client.session.session_key
    client.post("/account/login/", {"login": user.email, "password": PASSWORD})
    client.post("/account/2fa/authenticate/", {"code": current_code(user, valid_for=2)})
    assert client.get("/werk/").status_code == 200
    assert client.session.session_key != planted


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:1"])
def test_logging_in_leads_to_no_other_site(practice, elsewhere):
    user = person(practice)
    client = Client()
    client.post("/account/login/", {"login": user.email, "password": PASSWORD, "next": elsewhere})
    answer = client.post("/account/2fa/authenticate/", {"code": current_code(user, valid_for=2), "next": elsewhere})
    assert answer.headers["Location"] == "/welkom/"


def test_the_way_back_after_logging_in_is_whole(practice):
    answer = Client().get("/werk/cijfers/?jaar=2024&x=1")
    assert answer.headers["Location"] == "/account/login/?next=/werk/cijfers/%3Fjaar%3D2024%26x%3D1"


CLOSED = ("signup/", "email/", "confirm-email/", "confirm-email/abc/", "password/set/", "login/code/confirm/")


@pytest.mark.parametrize("address", CLOSED)
def test_pages_of_the_login_library_that_nobody_needs_are_closed(practice, address):
    client = with_both(person(practice))
    for visitor in (Client(), client):
        assert visitor.get(f"/account/{address}").status_code == 404
        assert visitor.post(f"/account/{address}", {"email": "x@example.org"}).status_code == 404


def test_nobody_changes_the_address_that_stands_in_the_trail(practice):
    user = person(practice)
    client = with_both(user)
    client.post("/account/email/", {"action_add": "", "email": "directeur@example.org"})
    client.post("/account/email/", {"action_primary": "", "email": "directeur@example.org"})
    user.refresh_from_db()
    assert user.email == "vera@example.org"


def test_unknown_and_known_addresses_get_the_same_answer(practice):
    person(practice)

    def answer(address, **posted):
        return Client().post(address, posted)

    known = answer("/account/login/", login="vera@example.org", password="wrong-password-x")
    unknown = answer("/account/login/", login="wie@example.org", password="wrong-password-x")
    assert known.content.replace(b"vera", b"wie").count(b"errors") == unknown.content.count(b"errors")
    assert known.status_code == unknown.status_code == 200
    reset = [answer("/account/password/reset/", email=email) for email in ("vera@example.org", "wie@example.org")]
    assert len({(one.status_code, one.headers["Location"]) for one in reset}) == 1


def test_guessing_a_password_or_a_code_is_cut_off(practice):
    user = person(practice)
    for _ in range(5):
        Client().post("/account/login/", {"login": user.email, "password": "wrong-password-x"})
    assert "/2fa/" not in with_password(user).response.headers.get("Location", "")


def test_guessing_the_second_factor_is_cut_off(practice):
    user = person(practice)
    client = with_password(user)
    for _ in range(5):
        client.post("/account/2fa/authenticate/", {"code": "000000"})
    client.post("/account/2fa/authenticate/", {"code": current_code(user, valid_for=2)})
    assert client.get("/werk/").status_code == 302


def test_a_code_serves_once(practice):
    user = person(practice)
    code = current_code(user, valid_for=5)
    first, second = with_password(user), with_password(user)
    first.post("/account/2fa/authenticate/", {"code": code})
    second.post("/account/2fa/authenticate/", {"code": code})
    assert first.get("/werk/").status_code == 200
    assert second.get("/werk/").status_code == 302


def test_whoever_is_made_inactive_is_out_at_once(practice):
    user = person(practice)
    client = with_both(user)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert client.get("/werk/").status_code == 302
