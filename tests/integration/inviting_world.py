"""Who enters clients, and what lies in the database afterwards."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from ooievaar.portal.accounts.actions import add_person
from ooievaar.portal.organisations.actions import give_role
from ooievaar.portal.organisations.models import Organisation

HEADER = "lvr-nummer;e-mailadres;geen-bezwaar"
UPLOAD = "/werk/vragenlijst/bestand/"


def person(lvr_number="1001", role="inviter", email=""):
    """A browser in which somebody with this role is logged in."""
    organisation = Organisation.objects.get(lvr_number=lvr_number)
    email = email or f"{role}.{lvr_number}@werk.example"
    user = add_person(
        email=email, name=f"{role} {lvr_number}", password="a-long-password", totp_secret="JBSWY3DPEHPK3PXP"
    )
    give_role(user=user, organisation=organisation, role_code=role, by=None)
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def file(*lines, header=HEADER):
    return "\r\n".join((header, *lines, "")).encode()


def upload(client, content, name="clienten.csv"):
    return client.post(UPLOAD, {"bestand": SimpleUploadedFile(name, content, "text/csv")})


def everything():
    """Every row of every table, as text."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                yield repr([bytes(cell) if isinstance(cell, memoryview) else cell for cell in row])
