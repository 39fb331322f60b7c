"""Every closed address walked by everyone who should not get in."""

import re

import pytest
from django.test import Client

from ooievaar.portal.accounts.actions import add_person
from ooievaar.portal.config.reference import addresses
from ooievaar.portal.organisations.actions import add_organisation, give_role
from ooievaar.portal.organisations.permissions import ROLES

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
IN_ADDRESS = {"int": "1", "slug": "preterm_birth", "str": "101", "path": "x"}

VIEWS = [(address, view) for address, view in addresses() if address.startswith(("werk/", "bureau/"))]


def filled(address: str) -> str:
    return "/" + re.sub(r"<(\w+):\w+>", lambda found: IN_ADDRESS[found[1]], address)


@pytest.fixture(params=[(role.code, kind) for role in ROLES for kind in role.kinds], ids="-".join)
def someone(request):
    """Someone with one role; and the permissions that role has."""
    code, kind = request.param
    place = add_organisation(lvr_number="0042", name="De Wulp", kind=kind, place="Rietmeer", by=None)
    user = add_person(email="vera@example.org", name="Vera", password="a-long-password", totp_secret="JBSWY3DPEHPK3PXP")
    give_role(user=user, organisation=place, role_code=code, by=None)
    return user, next(role.permissions for role in ROLES if role.code == code)


def test_a_role_opens_what_it_says_and_nothing_else(someone):
    user, permissions = someone
    client = Client(raise_request_exception=False)
    client.force_login(user, backend=BACKEND)
    is_office = user.assignments.get().organisation.kind == "office"
    for address, view in VIEWS:
        if view.permissions & permissions and (is_office or not address.startswith("bureau/")):
            continue
        for method in (client.get, client.post, client.put, client.delete):
            assert method(filled(address)).status_code == 403, address


def test_nothing_is_done_without_the_token_of_the_form(someone):
    user, _permissions = someone
    client = Client(enforce_csrf_checks=True)
    client.force_login(user, backend=BACKEND)
    places = [filled(address) for address, _view in VIEWS]
    for address in (*places, "/organisatie-kiezen/", "/account/logout/", "/account/2fa/totp/deactivate/", "/taal/"):
        assert client.post(address).status_code == 403, address


def test_a_stranger_is_sent_to_log_in_whatever_the_method():
    client = Client()
    for address, _view in VIEWS:
        for method in (client.get, client.post, client.put, client.delete):
            assert method(filled(address)).headers["Location"].startswith("/account/login/?next=/"), address


def test_an_organisation_that_is_not_ones_own_cannot_be_chosen():
    own, other = (
        add_organisation(lvr_number=lvr, name=f"Praktijk {lvr}", kind="practice", place="Rietmeer", by=None)
        for lvr in ("0042", "0043")
    )
    user = add_person(email="vera@example.org", name="Vera", password="a-long-password", totp_secret="JBSWY3DPEHPK3PXP")
    give_role(user=user, organisation=own, role_code="administrator", by=None)
    client = Client()
    client.force_login(user, backend=BACKEND)
    client.post("/organisatie-kiezen/", {"lvr_number": other.lvr_number})
    page = client.get("/werk/organisatie/").content.decode()
    assert own.name in page
    assert other.name not in page
