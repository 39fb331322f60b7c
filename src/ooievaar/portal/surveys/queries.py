"""What others ask about links and answers."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import polars as pl
from django.db.models import Count, Q

from ooievaar import questionnaires
from ooievaar.portal.organisations.scope import Acting
from ooievaar.portal.surveys import tokens
from ooievaar.portal.surveys.models import Link, Response, Sheet
from ooievaar.portal.surveys.states import State


@dataclass(frozen=True)
class SheetRow:
    """Links made together, and how many were used: never which, and never when."""

    id: int
    made: date
    by: str
    links: int
    sent: int
    valid_until: date


def sheets_of(access: Acting) -> tuple[SheetRow, ...]:
    """The printed sheets of the organisation someone acts for, the newest first."""
    counted = (
        Sheet.objects.visible_to(access)
        .filter(is_mailed=False)
        .annotate(count=Count("links"), sent=Count("links", filter=Q(links__state=State.SENT)))
    )
    return tuple(
        SheetRow(row.pk, row.made, row.by.name if row.by else "", row.count, row.sent, row.valid_until)
        for row in counted.select_related("by")
    )


def link_of(token: str) -> int | None:
    """The number of the link with this token, whatever became of it."""
    return Link.objects.filter(token_hash=tokens.digest(token)).values_list("pk", flat=True).first()


def used(links: Collection[int]) -> frozenset[int]:
    """Those of these links that were answered with."""
    found = Link.objects.filter(pk__in=links, state=State.SENT)
    return frozenset(found.values_list("pk", flat=True))


def begun(links: Collection[int]) -> frozenset[int]:
    """Those of these links with which somebody is answering."""
    found = Link.objects.filter(pk__in=links, state=State.OPEN, answers__isnull=False)
    return frozenset(found.values_list("pk", flat=True))


def experiences_of(year: int) -> dict[str, pl.DataFrame]:
    """What a cut takes of the answers that were sent in a year: marks and counts, see `questionnaires.experiences`.

    Every response counts, however it came in and whatever else its sender consented to. What waits in the box does not.
    """
    found = Response.objects.filter(month__startswith=f"{year}-").values_list("questionnaire", "vsv", "answers")
    sent = (questionnaires.Sent(key, vsv or None, answers) for key, vsv, answers in found.iterator())
    return questionnaires.experiences(sent, year)
