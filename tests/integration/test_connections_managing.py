"""An administrator makes and ends connections of the own organisation; the secret is shown once and kept nowhere."""

import re

import pytest
from django.test import Client

from ooievaar.portal.accounts.actions import add_person
from ooievaar.portal.audit.models import AuditEvent
from ooievaar.portal.organisations.actions import add_organisation, give_role
from ooievaar.portal.organisations.admission import Credentials, Denial, admit
from ooievaar.portal.organisations.connections import digest, make_connection
from ooievaar.portal.organisations.models import Connection, Organisation
from ooievaar.portal.organisations.refusal import Refused

pytestmark = pytest.mark.django_db
ADDRESS = "/werk/verbindingen/"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def organisation(lvr, kind="practice"):
    return add_organisation(lvr_number=lvr, name=f"Praktijk {lvr}", kind=kind, place="Rietmeer", by=None)


@pytest.fixture
def client():
    user = add_person(email="bas@example.org", name="Bas", password="a-long-password", totp_secret="JBSWY3DPEHPK3PXP")
    give_role(user=user, organisation=organisation("0042"), role_code="administrator", by=None)
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def test_the_secret_is_shown_once_opens_the_door_and_is_kept_nowhere(client):
    page = client.post(ADDRESS, {"naam": "Dossiersysteem"}).content.decode()
    connection = Connection.objects.get()
    (secret,) = [found for found in re.findall(r"[\w-]{43}", page) if digest(found) == connection.secret_sha256]
    assert secret not in client.get(ADDRESS).content.decode()
    assert admit(Credentials(connection.client_id, secret), "192.0.2.1") == connection
    connection.refresh_from_db()
    assert connection.last_used is not None
    kept = repr(list(Connection.objects.values())) + repr(list(AuditEvent.objects.values()))
    assert secret not in kept
    assert AuditEvent.objects.filter(action="connection_made", actor="bas@example.org").count() == 1


def test_ending_refuses_from_then_on_and_is_written_down_once(client):
    made = make_connection(organisation=Organisation.objects.get(), name="X", by=None)
    for _n in range(2):
        assert client.post(f"{ADDRESS}{made.connection.pk}/beeindigen/").status_code == 302
    assert admit(Credentials(made.connection.client_id, made.secret), "192.0.2.1") is Denial.ENDED
    assert AuditEvent.objects.filter(action="connection_ended").count() == 1


def test_a_connection_of_another_organisation_is_neither_seen_nor_ended(client):
    made = make_connection(organisation=organisation("0043"), name="Van een ander", by=None)
    assert "Van een ander" not in client.get(ADDRESS).content.decode()
    assert client.post(f"{ADDRESS}{made.connection.pk}/beeindigen/").status_code == 404
    assert Connection.objects.get(pk=made.connection.pk).ended is None


@pytest.mark.parametrize("filled", [{"naam": " "}, {"naam": "X", "certificaat": "ab:cd"}])
def test_what_cannot_be_is_said_on_the_page(client, filled):
    response = client.post(ADDRESS, filled)
    assert response.status_code == 422
    assert not Connection.objects.exists()


def test_the_office_has_no_record_system():
    with pytest.raises(Refused):
        make_connection(organisation=organisation("0001", "office"), name="X", by=None)


def test_who_is_wrong_elsewhere_keeps_nobody_out():
    made = make_connection(organisation=organisation("0042"), name="X", by=None)
    wrong = Credentials(made.connection.client_id, "wrong")
    for _n in range(20):
        admit(wrong, "192.0.2.66")
    assert admit(wrong, "192.0.2.66") is Denial.TOO_OFTEN
    assert admit(Credentials(made.connection.client_id, made.secret), "192.0.2.1") == made.connection
