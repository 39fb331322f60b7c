"""What an organisation entered, and when mails go. Nothing here depends on whether anybody answered."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count

from ooievaar.portal.invitations.models import Invitation, Upload
from ooievaar.portal.invitations.states import State
from ooievaar.portal.organisations.scope import Acting


@dataclass(frozen=True)
class UploadRow:
    """Clients entered together."""

    id: int
    made: datetime
    by: str
    way: str
    lines: int


@dataclass(frozen=True)
class PlannedDay:
    """How many first mails go on a day."""

    day: date
    mails: int


def uploads_of(access: Acting, count: int) -> tuple[UploadRow, ...]:
    """The latest of the organisation someone acts for, the newest first."""
    rows = Upload.objects.visible_to(access).select_related("by")[:count]
    return tuple(map(_row, rows))


def upload_of(access: Acting, upload_id: int) -> UploadRow | None:
    """One of the organisation someone acts for."""
    row = Upload.objects.visible_to(access).filter(pk=upload_id).select_related("by").first()
    return _row(row) if row else None


def planned(access: Acting, upload_id: int | None = None) -> tuple[PlannedDay, ...]:
    """First mails that are still to go, by day: of one upload, or of all."""
    waiting = Invitation.objects.visible_to(access).filter(state=State.PLANNED)
    if upload_id is not None:
        waiting = waiting.filter(upload=upload_id)
    days = waiting.values_list("due").annotate(mails=Count("pk")).order_by("due")
    return tuple(PlannedDay(day, mails) for day, mails in days)


def _row(upload: Upload) -> UploadRow:
    return UploadRow(upload.pk, upload.made, upload.by.name if upload.by else "", upload.way, upload.lines)
