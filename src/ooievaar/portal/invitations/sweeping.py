"""Destroying addresses that no mail must go to any more, with a report that counts everything anew.

Once a day: a report that came more often would tell when somebody answered (decision 16).
"""

from collections import Counter
from datetime import date, timedelta

import structlog
from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils import timezone

from ooievaar.portal.audit.actions import Action, record
from ooievaar.portal.invitations import erasing, proving
from ooievaar.portal.invitations.ending import after_mail
from ooievaar.portal.invitations.models import Invitation, Remembered, Sweep
from ooievaar.portal.invitations.states import WITH_LINK, State
from ooievaar.portal.invitations.steps import STEPS, Step
from ooievaar.portal.surveys import actions as links

_LOG = structlog.get_logger()
# A worker that began to send a mail has finished, or will never do so.
CERTAINLY_OVER = timedelta(days=1)


def sweep() -> Sweep:
    """Destroy, count anew, write the report. Whatever is still there makes the report say so."""
    today = timezone.localdate()
    with transaction.atomic():
        before = proving.addresses_held()
        ended, closed, hashes = _destroy(today)
    is_overwritten = erasing.give_room_back()
    report = _written(today, before, ended, closed, hashes, is_overwritten=is_overwritten)
    if report.wrong:
        _LOG.error("addresses_left_over", **report.wrong)
    return report


def last_sweep() -> Sweep | None:
    return Sweep.objects.first()


def _destroy(today: date) -> tuple[Counter[str], int, int]:
    """What went to which state, how many links were closed, how many hashes forgotten."""
    ended: Counter[str] = Counter()
    _settle(today)
    asked = Invitation.objects.filter(state__in=(State.PLANNED, *WITH_LINK))
    ended[State.ANSWERED] = asked.filter(link__state="sent").update(state=State.ANSWERED, sealed=None)
    never_mailed = Invitation.objects.filter(state=State.PLANNED, last_day__lt=today)
    links.close(list(never_mailed.values_list("link", flat=True)))
    ended[State.EXPIRED] = never_mailed.update(state=State.EXPIRED, sealed=None)
    too_late = Invitation.objects.filter(state=State.INVITED, last_day__lt=today)
    ended[State.ASKED] = too_late.update(state=State.ASKED, sealed=None)
    closed = links.close_overdue()
    over = Invitation.objects.filter(state__in=WITH_LINK, link__sheet__valid_until__lt=today)
    ended[State.EXPIRED] += over.update(state=State.EXPIRED, sealed=None)
    hashes, _kinds = Remembered.objects.filter(until__lt=today).delete()
    return +ended, closed, hashes


def _settle(today: date) -> None:
    """Mails that were being sent when a worker was killed count as sent, and as unsure."""
    for step in STEPS:
        for day, last_day in _left(step, today).values_list("due", "last_day").distinct():
            rows = _left(step, today).filter(due=day, last_day=last_day)
            rows.update(**after_mail(step, day, last_day), is_unsure=True)


def _left(step: Step, today: date) -> QuerySet[Invitation]:
    under_way = Invitation.objects.filter(state=step.under_way)
    return under_way.filter(due__lt=today - CERTAINLY_OVER) | under_way.filter(last_day__lt=today)


@transaction.atomic
def _written(today: date, before: int, ended: Counter[str], closed: int, hashes: int, *, is_overwritten: bool) -> Sweep:
    by_state = Invitation.objects.order_by().values_list("state").annotate(Count("pk"))
    report = Sweep.objects.create(
        held_before=before,
        held_after=proving.addresses_held(),
        ended=dict(ended),
        states=dict(by_state),
        links_closed=closed,
        hashes_expired=hashes,
        wrong=proving.left_over(today),
        is_overwritten=is_overwritten,
    )
    details = {"addresses_before": before, "addresses_after": report.held_after, "wrong": report.wrong}
    record(Action.ADDRESSES_DESTROYED, by=None, about=str(report), details=details)
    return report
