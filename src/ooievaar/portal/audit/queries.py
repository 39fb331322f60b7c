"""Reading the trail."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ooievaar.portal.audit.actions import WORDS, Action
from ooievaar.portal.audit.models import AuditEvent


@dataclass(frozen=True)
class Event:
    """One event as people read it."""

    moment: datetime
    words: str
    actor: str
    organisation: str
    about: str
    details: dict[str, Any]


def latest_events(*, first: int = 0, count: int = 50, about: str = "") -> tuple[list[Event], int]:
    """Newest events first, `count` from position `first`; and how many there are in all."""
    events = AuditEvent.objects.filter(about=about) if about else AuditEvent.objects.all()
    return [_event(row) for row in events[first : first + count]], events.count()


def _event(row: AuditEvent) -> Event:
    return Event(
        moment=row.moment,
        words=str(WORDS[Action(row.action)]),
        actor=row.actor,
        organisation=row.organisation,
        about=row.about,
        details=row.details,
    )
