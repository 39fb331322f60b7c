"""How often somebody may enter clients: each time tells which addresses are known, and that is no way to search."""

from django.core.cache import cache
from django.utils.translation import gettext as _

from ooievaar.portal.accounts.models import User
from ooievaar.portal.organisations.refusal import Refused

TIMES, SECONDS = 60, 3600


def count_try(user: User) -> None:
    """Each try takes one of so many places for a whole hour: the hour of one counter would end anew with each try.

    Raises:
        Refused: too often this hour.
    """
    places = [f"entering-clients-{user.pk}-{number}" for number in range(TIMES)]
    taken = cache.get_many(places)
    if not any(cache.add(place, True, SECONDS) for place in places if place not in taken):
        raise Refused(_("U hebt het afgelopen uur heel vaak cliënten aangeleverd. Probeer het over een uur opnieuw."))
