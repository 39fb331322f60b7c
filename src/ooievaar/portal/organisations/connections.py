"""Making and ending connections: how the record system of an organisation delivers by itself."""

import hashlib
import re
import secrets
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ooievaar.portal.accounts.models import User
from ooievaar.portal.audit.actions import Action, record
from ooievaar.portal.organisations.models import Connection, Organisation
from ooievaar.portal.organisations.refusal import Refused

_SECRET_BYTES = 32
_FINGERPRINT = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Made:
    """A new connection with its secret, which nobody can look up afterwards."""

    connection: Connection
    secret: str


def digest(secret: str) -> str:
    """What is kept of a secret. One pass: it is 256 random bits, so there is nothing to guess that could be slowed."""
    return hashlib.sha256(secret.encode()).hexdigest()


def fingerprint(text: str) -> str:
    """A SHA-256 fingerprint as tools show it (capitals, colons) in the one way we compare it."""
    return re.sub(r"[\s:]", "", text).lower()


@transaction.atomic
def make_connection(*, organisation: Organisation, name: str, certificate: str = "", by: User | None) -> Made:
    """Make credentials with which a record system delivers for this organisation.

    Raises:
        Refused: no name, the office, or a certificate's fingerprint that is none.
    """
    name, pinned = name.replace("\x00", "").strip()[:80], fingerprint(certificate)
    if organisation.kind == "office":
        raise Refused(_("Het registratiebureau levert zelf geen berichten aan."))
    if not name:
        raise Refused(_("Geef de verbinding een naam, zoals de naam van uw dossiersysteem."))
    if pinned and not _FINGERPRINT.fullmatch(pinned):
        raise Refused(_("Een SHA-256-vingerafdruk heeft 64 cijfers en letters van a tot en met f. Kijk hem na."))
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    connection = Connection.objects.create(
        organisation=organisation,
        name=name,
        client_id=f"{organisation.lvr_number}-{secrets.token_hex(8)}",
        secret_sha256=digest(secret),
        certificate_sha256=pinned,
        made_by=by,
    )
    _record(Action.CONNECTION_MADE, connection, by)
    return Made(connection, secret)


@transaction.atomic
def end_connection(*, connection: Connection, by: User | None) -> None:
    """Refuse whoever comes with these credentials from now on; the row stays, with its end."""
    row = Connection.objects.select_for_update().get(pk=connection.pk)
    if row.ended is None:
        row.ended = timezone.now()
        row.save(update_fields=["ended"])
        _record(Action.CONNECTION_ENDED, row, by)


def _record(action: Action, connection: Connection, by: User | None) -> None:
    details = {"client": connection.client_id, "certificate": bool(connection.certificate_sha256)}
    lvr = connection.organisation.lvr_number
    record(action, by=by, organisation=lvr, about=connection.name, details=details)
