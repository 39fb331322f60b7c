"""How often somebody may enter clients: each time tells which addresses are known, and that is no way to search."""

from django.core.cache import cache
from django.utils.translation import gettext as _

from ooievaar.portal.accounts.models import User
from ooievaar.portal.organisations.refusal import Refused

TIMES, SECONDS = 60, 3600


def count_try(user: User) -> None:
    """
    Raises:
        Refused: too often this hour.
    """
    key = f"entering-clients-{user.pk}"
    cache.add(key, 0, SECONDS)
    try:
        times = cache.incr(key)
    except ValueError:  # thrown out in between
        return
    if times > TIMES:
        raise Refused(_("U hebt het afgelopen uur heel vaak cliënten aangeleverd. Probeer het over een uur opnieuw."))
