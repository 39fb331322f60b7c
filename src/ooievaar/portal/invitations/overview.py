"""How the mails to mothers stand, over the whole country: for the office."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.utils import timezone

from ooievaar.portal.invitations import mailing, pacing
from ooievaar.portal.invitations.models import Invitation
from ooievaar.portal.invitations.states import IN_FLIGHT, WITH_ADDRESS, State
from ooievaar.portal.invitations.sweeping import last_sweep


@dataclass(frozen=True)
class Report:
    """What the last destroying found: `ended` and `states` by state, `wrong` by kind of what should be gone."""

    made: datetime
    held_before: int
    held_after: int
    ended: dict[State, int]
    states: dict[State, int]
    links_closed: int
    hashes_expired: int
    wrong: dict[str, int]
    is_overwritten: bool


@dataclass(frozen=True)
class Overview:
    """Numbers of invitations, but for `held`: addresses there are now."""

    due_now: int
    later: int
    sent_today: int
    unsure: int
    came_back: int
    held: int
    is_paused: bool
    has_server: bool
    report: Report | None


def overview() -> Overview:
    today = timezone.localdate()
    counts = Invitation.objects.aggregate(
        later=Count("pk", filter=Q(state__in=(State.PLANNED, State.INVITED), due__gt=today)),
        sent_today=Count("pk", filter=Q(mailed=today)),
        unsure=Count("pk", filter=Q(is_unsure=True) | Q(state__in=IN_FLIGHT, due__lt=today)),
        came_back=Count("pk", filter=Q(state=State.BOUNCED)),
        held=Count("pk", filter=Q(state__in=WITH_ADDRESS)),
    )
    return Overview(
        due_now=mailing.waiting(today),
        is_paused=pacing.is_paused(),
        has_server=pacing.has_server(),
        report=_report(),
        **counts,
    )


def _report() -> Report | None:
    found = last_sweep()
    if found is None:
        return None
    return Report(
        made=found.made,
        held_before=found.held_before,
        held_after=found.held_after,
        ended={State(state): count for state, count in found.ended.items()},
        states={State(state): count for state, count in found.states.items()},
        links_closed=found.links_closed,
        hashes_expired=found.hashes_expired,
        wrong=found.wrong,
        is_overwritten=found.is_overwritten,
    )
