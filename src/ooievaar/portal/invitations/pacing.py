"""How fast mail goes, over all workers together, and whether it goes at all."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from ooievaar.portal.invitations.models import Dispatch

THE_ONE = 1
AT_ONCE = 50


def is_paused() -> bool:
    return Dispatch.objects.filter(pk=THE_ONE, is_paused=True).exists()


def why_not_send() -> str | None:
    """The kind of reason, for the log; pages have words of their own."""
    if is_paused():
        return "paused"
    return None if has_server() else "no mail server"


def has_server() -> bool:
    """Without one mail is printed: that would put addresses in a log, and nobody would get it."""
    return settings.DEMO or "console" not in settings.MAILERS["default"]["BACKEND"]


def share() -> int:
    """How many mails are let through together: those of one second, or a handful when there is no limit."""
    per_minute = settings.SURVEY_MAILS_PER_MINUTE
    return AT_ONCE if per_minute <= 0 else max(1, per_minute // 60)


@transaction.atomic
def reserve(count: int) -> float:
    """Reserve room for so many mails; gives the seconds to wait before sending them. Waiting is left to who asks."""
    if settings.SURVEY_MAILS_PER_MINUTE <= 0:
        return 0.0
    now = timezone.now()
    row = locked()
    start = max(now, row.next_at)
    row.next_at = start + timedelta(seconds=60 * count / settings.SURVEY_MAILS_PER_MINUTE)
    row.save(update_fields=["next_at"])
    return (start - now).total_seconds()


def locked() -> Dispatch:
    """The one row, made when there is none, held until the end of the transaction."""
    Dispatch.objects.get_or_create(pk=THE_ONE, defaults={"next_at": timezone.now()})
    return Dispatch.objects.select_for_update().get(pk=THE_ONE)
