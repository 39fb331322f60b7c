"""What came in per month and from whom, and when each episode first did: what the monthly round asks."""

from datetime import date, datetime

import polars as pl
from django.db.models import Count, Exists, F, Min, OuterRef, Q
from django.db.models.functions import TruncMonth
from django.utils.timezone import localtime, make_aware

from ooievaar import records
from ooievaar.intake import Grade
from ooievaar.portal.organisations.access import Access
from ooievaar.portal.submissions.models import EpisodeDecision, EpisodeVersion, Message, StoredFinding
from ooievaar.portal.submissions.queries import Case, CaseFinding, as_case, words_of
from ooievaar.portal.submissions.states import Change

_NOTHING = dict.fromkeys(("received", "replaced", "rejected", "with_errors", "with_signals"), 0)


def received_by_month(first: date) -> pl.DataFrame:
    """`records.RECEIVED` of the months from `first` on."""
    messages = Message.objects.filter(submission__received__gte=_moment(first)).annotate(
        month=TruncMonth("submission__received")
    )
    counts = messages.order_by().values("month", lvr_number=F("organisation__lvr_number")).annotate(
        received=Count("id"),
        replaced=Count("id", filter=_replacing()),
        rejected=Count("id", filter=Q(accepted=False)),
        with_errors=Count("id", filter=_has(Grade.ERROR)),
        with_signals=Count("id", filter=_has(Grade.SIGNAL)),
    )  # fmt: skip
    received = {(_month(row["month"]), row["lvr_number"]): row for row in counts}
    withdrawn = _withdrawn_by_month(first)
    return records.RECEIVED.frame(
        {**_NOTHING, **received.get(key, {}), "month": key[0], "lvr_number": key[1], "withdrawn": withdrawn.get(key, 0)}
        for key in sorted(received.keys() | withdrawn.keys())
    )


def _withdrawn_by_month(first: date) -> dict[tuple[date, str], int]:
    decided = EpisodeDecision.objects.filter(change=Change.WITHDRAWN.value, moment__gte=_moment(first))
    rows = decided.annotate(month=TruncMonth("moment")).order_by().values_list(
        "month", "episode__organisation__lvr_number"
    )  # fmt: skip
    return {(_month(month), lvr): count for month, lvr, count in rows.annotate(Count("episode", distinct=True))}


def arrivals() -> pl.DataFrame:
    """`records.ARRIVALS`: the day on which the first version of every episode came in."""
    rows = EpisodeVersion.objects.order_by().values_list("episode__identity").annotate(
        Min("message__submission__received")
    )  # fmt: skip
    return records.ARRIVALS.frame(
        {"episode_id": identity, "arrived_on": localtime(moment).date()} for identity, moment in rows.iterator(5000)
    )


def first_month() -> date | None:
    """The month in which the very first message came in; None while there is none."""
    first = Message.objects.aggregate(first=Min("submission__received"))["first"]
    return _month(first) if first else None


def messages_of(
    access: Access, lvr_number: str, month: date, measure: str, *, first: int = 0, count: int | None = None
) -> tuple[tuple[Case, ...], int]:
    """The messages that one count of messages counted, with their findings; and how many there are.

    This shows persons: whoever calls it writes down who looked.
    """
    found = _counted(access, lvr_number, month, measure)
    page = list(found.defer("content")[first : None if count is None else first + count])
    findings: dict[int, list[StoredFinding]] = {message.pk: [] for message in page}
    for finding in StoredFinding.objects.filter(message__in=page):
        findings[finding.message_id].append(finding)
    return tuple(as_case(message, findings[message.pk]) for message in page), found.count()


def case_finding(rule: str, grade: str, place: str, value: str | None, sentence: str) -> CaseFinding:
    """A finding that was stored elsewhere, in the shape of the others."""
    return CaseFinding(rule, Grade(grade), words_of(rule).title, place, value, sentence)


def _counted(access: Access, lvr_number: str, month: date, measure: str):
    until = month.replace(year=month.year + month.month // 12, month=month.month % 12 + 1)
    found = Message.objects.visible_to(access).filter(
        organisation__lvr_number=lvr_number,
        submission__received__gte=_moment(month),
        submission__received__lt=_moment(until),
    )
    match measure:
        case "received":
            return found
        case "replaced":
            return found.filter(_replacing())
        case "rejected":
            return found.filter(accepted=False)
        case "with_errors" | "with_signals":
            return found.filter(_has(Grade.ERROR if measure == "with_errors" else Grade.SIGNAL))
        case _:
            return found.none()


def _replacing() -> Q:
    """Messages about an episode of which an earlier message had told already."""
    earlier = EpisodeVersion.objects.filter(episode=OuterRef("version__episode"), message__lt=OuterRef("pk"))
    return Q(Exists(earlier), accepted=True)


def _month(moment: datetime) -> date:
    return localtime(moment).date().replace(day=1)


def _has(grade: Grade) -> Q:
    """Accepted messages with at least one finding of this grade."""
    some = StoredFinding.objects.filter(message=OuterRef("pk"), grade=grade.value)
    return Q(Exists(some), accepted=True)


def _moment(day: date) -> datetime:
    return make_aware(datetime(day.year, day.month, day.day))  # noqa: DTZ001 (made aware at once)
