"""What others ask about links and answers."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

import polars as pl
from django.db.models import Count, Q

from ooievaar import questionnaires
from ooievaar.portal.organisations.scope import Acting
from ooievaar.portal.surveys import tokens
from ooievaar.portal.surveys.models import AnswerFile, Link, Response, SelfSurvey, Sheet
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


@dataclass(frozen=True)
class FileRow:
    """A file of answers that was taken in; `replaced` when another came in its place."""

    vsv: str
    received: datetime
    by: str
    first_month: str
    last_month: str
    rows: int
    replaced: bool


def self_surveys_of(access: Acting) -> tuple[SelfSurvey, ...]:
    """For which VSVs the organisation someone acts for surveys by itself now; all there are for the office."""
    found = SelfSurvey.objects.visible_to(access).filter(end_date__isnull=True)
    return tuple(found.select_related("vsv", "organisation").order_by("vsv__name"))


def files_of(access: Acting) -> tuple[FileRow, ...]:
    """Files of answers, the newest first."""
    found = AnswerFile.objects.visible_to(access).select_related("survey__vsv", "by")
    return tuple(
        FileRow(
            each.survey.vsv.name,
            each.received,
            each.by.name if each.by else "",
            each.first_month,
            each.last_month,
            each.rows,
            each.replaced_by_id is not None,
        )
        for each in found
    )
