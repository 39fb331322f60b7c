"""Sending what is due: each mail at most once, whatever is killed.

A mail is claimed in the database before the mail server gets it. Whoever is killed in between leaves it claimed: the
server may have got it, so it does not go again. Several workers may send at once: a claim succeeds for one of them.
"""

import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

import structlog
from django.db import transaction
from django.db.models import Max, Min, QuerySet
from django.utils import timezone

from ooievaar.portal.audit.actions import Action, record
from ooievaar.portal.invitations import addresses, pacing
from ooievaar.portal.invitations.ending import after_mail, cannot_be_delivered, later
from ooievaar.portal.invitations.messages import Inviting, message
from ooievaar.portal.invitations.models import Invitation
from ooievaar.portal.invitations.steps import STEPS, Step
from ooievaar.portal.mail import Handed, Outcome, Postman

_LOG = structlog.get_logger()
# So many in a row that do not go say something of the server, or of us, and not of who should get them.
TROUBLE = 5
# When so much waits, one worker more is of use.
MUCH = 200


@dataclass(frozen=True)
class Due:
    """One mail to send, as it was found: somebody else may have claimed it since."""

    step: Step
    invitation: int
    sealed: bytes
    attempts: int
    last_day: date
    organisation: str
    valid_until: date


@dataclass
class Sent:
    """What came of sending for a while. `is_done` when nothing was left to send, `is_in_trouble` to try much later."""

    counts: Counter[str] = field(default_factory=Counter)
    in_a_row: int = 0
    is_done: bool = False
    is_in_trouble: bool = False

    def note(self, step: Step, outcome: Outcome) -> None:
        self.counts[f"{step.under_way}, {outcome.name.lower()}"] += 1
        self.in_a_row = 0 if outcome is Outcome.TAKEN else self.in_a_row + 1
        self.is_in_trouble = self.in_a_row >= TROUBLE


def due(step: Step, today: date) -> QuerySet[Invitation]:
    """Those to whom this mail must go now: a link that was used or closed gets none, nor does anybody too late."""
    return Invitation.objects.filter(state=step.waiting, due__lte=today, last_day__gte=today, link__state="open")


def waiting(today: date) -> int:
    """How many mails must go now."""
    return sum(due(step, today).count() for step in STEPS)


def send(*, until: datetime) -> Sent:
    """Send what is due until this moment at the latest, and write one event of it."""
    sent = Sent()
    if reason := pacing.why_not_send():
        _LOG.warning("invitations_not_sent", reason=reason)
        sent.is_in_trouble = True
        return sent
    with Postman() as postman:
        _send_all(postman, sent, until)
    if sent.counts:
        with transaction.atomic():
            record(Action.INVITATIONS_MAILED, by=None, details=dict(sent.counts))
    return sent


def _send_all(postman: Postman, sent: Sent, until: datetime) -> None:
    for step in STEPS:
        for some in _handfuls(step):
            if not _may_go_on(postman, sent, len(some), until):
                return
            _send_handful(some, postman, sent)
    sent.is_done = not sent.is_in_trouble


def _may_go_on(postman: Postman, sent: Sent, count: int, until: datetime) -> bool:
    """Waits until the rate allows so many more, outside any transaction and before any is claimed."""
    if sent.is_in_trouble or timezone.now() >= until or pacing.is_paused():
        return False
    time.sleep(pacing.reserve(count))
    sent.is_in_trouble = not postman.is_ready()
    return not sent.is_in_trouble


def _send_handful(some: list[Due], postman: Postman, sent: Sent) -> None:
    """Two workers on the same handful would go on side by side, each waiting for the other's claims: who loses one
    leaves the rest and looks somewhere else."""
    today = timezone.localdate()
    for each in some:
        if sent.is_in_trouble or not _claim(each, today):
            return
        sent.note(each.step, _send_one(each, postman, today))


def _handfuls(step: Step) -> Iterator[list[Due]]:
    """What is due, each time from a random place on, so that several workers seldom meet; until nothing is."""
    ends = Invitation.objects.filter(state=step.waiting).aggregate(first=Min("pk"), last=Max("pk"))
    while ends["first"]:
        rows = due(step, timezone.localdate())
        somewhere = random.randint(ends["first"], ends["last"])  # noqa: S311 - no secret
        found = list(_found(step, rows.filter(pk__gte=somewhere))) or list(_found(step, rows))
        if not found:
            return
        yield found


def _found(step: Step, rows: QuerySet[Invitation]) -> Iterator[Due]:
    names = ("pk", "sealed", "attempts", "last_day", "organisation__name", "link__sheet__valid_until")
    for row in rows.order_by("pk").values_list(*names)[: pacing.share()]:
        yield Due(step, *row)


def _claim(each: Due, today: date) -> bool:
    """Whether this worker may send this mail; another one may have been ahead, or she answered just now.

    The state stands in the statement itself as well. PostgreSQL, once it has waited for another worker, looks again
    at the row it changes, but not into what it selected before.
    """
    still_due = due(each.step, today).filter(pk=each.invitation)
    claimed = Invitation.objects.filter(pk__in=still_due.values("pk"), state=each.step.waiting)
    return bool(claimed.update(state=each.step.under_way, due=today))


def _send_one(each: Due, postman: Postman, today: date) -> Outcome:
    handed = _handed(each, postman)
    match handed.outcome:
        case Outcome.TAKEN:
            # She may have refused while it went: then it stays so.
            ours = Invitation.objects.filter(pk=each.invitation, state=each.step.under_way)
            ours.update(**after_mail(each.step, today, each.last_day))
        case Outcome.NO_SUCH_ADDRESS:
            cannot_be_delivered(each.invitation, each.step)
        case Outcome.LATER:
            later(each.invitation, each.step, attempts=each.attempts + 1, today=today)
        case Outcome.NOT_HERS:
            later(each.invitation, each.step, attempts=each.attempts, today=today)
        case Outcome.UNKNOWN:  # it stays claimed; sweeping counts it as sent, and as unsure
            pass
    if not handed.is_taken:
        _LOG.warning("invitation_not_sent", invitation=each.invitation, problem=handed.problem)
    return handed.outcome


def _handed(each: Due, postman: Postman) -> Handed:
    """A mail that cannot be made waits for us to mend it. What is wrong may repeat the address: its kind is told."""
    try:
        recipient = addresses.opened(each.sealed)
        made = message(Inviting(each.invitation, each.organisation, each.valid_until), each.step, recipient)
    except Exception as problem:
        return Handed(Outcome.NOT_HERS, type(problem).__name__)
    return postman.hand(made)
