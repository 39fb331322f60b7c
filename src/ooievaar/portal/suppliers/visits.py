"""How often somebody tries out files, counted in the memory of this process: not even an address is kept."""

import time
from hashlib import sha256

from django.core.cache import caches
from django.http import HttpRequest
from django.utils.translation import gettext as _

from ooievaar.portal.suppliers.addresses import address_of

__all__ = ["MOST_PER_WINDOW", "WINDOW_SECONDS", "is_too_often", "too_often"]

WINDOW_SECONDS = 300
MOST_PER_WINDOW = 60


def is_too_often(request: HttpRequest) -> bool:
    visits = caches["visits"]
    name = sha256(f"{int(time.time()) // WINDOW_SECONDS} {address_of(request)}".encode()).hexdigest()
    visits.add(name, 0, WINDOW_SECONDS)
    return int(visits.incr(name)) > MOST_PER_WINDOW


def too_often() -> str:
    return _("U controleerde veel bestanden kort na elkaar. Wacht vijf minuten en probeer het dan opnieuw.")
