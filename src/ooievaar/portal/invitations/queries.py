"""What others ask about invitations. Never who answered, and never how one client did."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from ooievaar.portal.invitations import addresses
from ooievaar.portal.invitations.models import Invitation, Remembered
from ooievaar.portal.invitations.states import WITH_LINK, State


@dataclass(frozen=True)
class Counts:
    """Clients that an organisation entered, those whom a mail reached as far as we know, and those who used a link."""

    entered: int
    invited: int
    used: int


# No mail went yet, or none arrived, or it went by mistake. One that is with the server counts once it was taken.
_NOT_INVITED = Q(state__in=(State.PLANNED, State.INVITING, State.BOUNCED, State.WITHDRAWN)) | Q(
    state=State.EXPIRED, mailed=None
)


def counts(lvr_numbers: Collection[str]) -> Counts:
    """Over all invitations of these organisations together; used ones exactly, so not to be shown as they are."""
    found = Invitation.objects.filter(organisation__lvr_number__in=lvr_numbers).aggregate(
        entered=Count("pk"),
        invited=Count("pk", filter=~_NOT_INVITED | Q(link__state="sent")),
        used=Count("pk", filter=Q(link__state="sent")),
    )
    return Counts(**found)


STILL_ASKED = frozenset({State.PLANNED, *WITH_LINK})


def standing(link: int) -> State | None:
    """Where the invitation of this link stands; None for a link that was not mailed."""
    found = Invitation.objects.filter(link=link).values_list("state", flat=True).first()
    return State(found) if found else None


def remembered(wanted: Collection[str]) -> frozenset[str]:
    """Those of these addresses that somebody entered in the last nine months, by whichever organisation."""
    by_digest = {addresses.digest(address): address for address in wanted}
    found = Remembered.objects.filter(digest__in=by_digest, until__gte=timezone.localdate())
    return frozenset(by_digest[each] for each in found.values_list("digest", flat=True))
