"""Letting record systems in: who shows which credentials, and how often someone may be wrong."""

import hmac
import re
import time
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from hashlib import sha256

from django.core.cache import cache
from django.utils import timezone

from ooievaar.portal.organisations.connections import digest
from ooievaar.portal.organisations.models import Connection

# Nobody guesses 256 bits; these spare the database, and end a system that goes on with a secret that was replaced.
WINDOW_SECONDS = 300
WRONG_PER_CLIENT = 10
WRONG_PER_ADDRESS = 50
# Moving this moment with every message would cost a write each.
_USED_EVERY = timedelta(minutes=1)
CLIENT_ID = re.compile(r"[0-9A-Za-z-]{1,40}")
_NOBODY = digest("")


@dataclass(frozen=True)
class Credentials:
    """What a record system shows: `certificate` is the fingerprint that our own proxy vouches for, else empty."""

    client_id: str
    secret: str
    certificate: str = ""


class Denial(Enum):
    """Why credentials do not let anyone in."""

    WRONG = "wrong"
    ENDED = "ended"
    CERTIFICATE = "certificate"
    TOO_OFTEN = "too_often"


def admit(shown: Credentials, address: str) -> Connection | Denial:
    """The connection these credentials belong to, or why not; a secret that is wrong counts against who showed it.

    Args:
        shown: the credentials.
        address: network address they come from.
    """
    counters = _counters(shown.client_id, address)
    wrong = cache.get_many(counters)
    if any(wrong.get(name, 0) >= most for name, most in counters.items()):
        return Denial.TOO_OFTEN
    found = _named(shown.client_id)
    if not _is_secret(found, shown.secret) or found is None:
        cache.set_many({name: wrong.get(name, 0) + 1 for name in counters}, WINDOW_SECONDS)
        return Denial.WRONG
    return _admitted(found, shown.certificate)


def _named(client_id: str) -> Connection | None:
    """Only what can be a client id is asked of the database: it does not take every character."""
    if not CLIENT_ID.fullmatch(client_id):
        return None
    return Connection.objects.select_related("organisation").filter(client_id=client_id).first()


def _is_secret(found: Connection | None, secret: str) -> bool:
    """Takes as long for a client that does not exist."""
    return hmac.compare_digest(found.secret_sha256 if found else _NOBODY, digest(secret)) and found is not None


def _admitted(found: Connection, certificate: str) -> Connection | Denial:
    if found.ended is not None:
        return Denial.ENDED
    if found.certificate_sha256 and not hmac.compare_digest(found.certificate_sha256, certificate):
        return Denial.CERTIFICATE
    now = timezone.now()
    if found.last_used is None or now - found.last_used > _USED_EVERY:
        Connection.objects.filter(pk=found.pk).update(last_used=now)
    return found


def _counters(client_id: str, address: str) -> dict[str, int]:
    """Names of the counters of this window, with how often someone may be wrong in each.

    Not one per client alone: then anybody could keep an organisation out by being wrong in its name.
    """
    window = int(time.time()) // WINDOW_SECONDS
    who = sha256(f"{address} {client_id}".encode(errors="replace")).hexdigest()
    where = sha256(address.encode()).hexdigest()
    return {f"wrong-{window}-{who}": WRONG_PER_CLIENT, f"wrong-{window}-{where}": WRONG_PER_ADDRESS}
