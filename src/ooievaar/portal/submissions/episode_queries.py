"""What others read about episodes. This shows persons: call it through `withdrawing`, which writes down who looked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q
from django.utils.functional import Promise

from ooievaar import intake
from ooievaar.portal.organisations.access import Access
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.submissions import judging
from ooievaar.portal.submissions.models import Episode, EpisodeDecision, EpisodeVersion, StoredFinding
from ooievaar.portal.submissions.queries import HEAVIEST_FIRST, CaseFinding, words_of
from ooievaar.portal.submissions.states import CHANGE_WORDS, EPISODE_WORDS, REASON_WORDS, Change, EpisodeState, Reason

type Words = Promise | str


@dataclass(frozen=True)
class EpisodeSummary:
    """One episode as its sender knows it: by dossier number, never by name."""

    id: int
    lvr_number: str
    organisation: str
    dossier: str
    state: EpisodeState
    words: Words
    start: date | None
    due: date | None
    versions: int
    received: datetime


@dataclass(frozen=True)
class VersionView:
    """One message about an episode. `number` is its place in the order of receipt, `position` in its file, from 1."""

    number: int
    position: int
    received: datetime
    created: datetime | None
    by: str
    submission_id: int
    file_name: str
    is_current: bool
    is_late: bool
    findings: tuple[CaseFinding, ...]

    def count(self, grade: intake.Grade) -> int:
        return sum(one.grade is grade for one in self.findings)


@dataclass(frozen=True)
class DecisionView:
    """What happened to an episode besides a new version."""

    moment: datetime
    change: Change
    words: Words
    reason: Words
    explanation: str
    by: str
    by_office: bool


@dataclass(frozen=True)
class History:
    """Everything about one episode, and which others its sender has in the same dossier."""

    summary: EpisodeSummary
    versions: tuple[VersionView, ...]
    decisions: tuple[DecisionView, ...]
    others: tuple[EpisodeSummary, ...]


def of_dossier(access: Access, number: str, lvr_number: str | None = None) -> tuple[EpisodeSummary, ...]:
    """The episodes of one dossier number.

    Args:
        access: who asks; somebody of an organisation finds its own episodes only.
        number: as people type it, without the root.
        lvr_number: whose dossier it is; only who may see all can ask for that of another.
    """
    lvr = lvr_number if lvr_number and access.may(Permission.SEE_ALL) else access.organisation.lvr_number
    key = judging.dossier_key(lvr, number)
    return _summaries(Episode.objects.visible_to(access).filter(organisation__lvr_number=lvr, dossier_key=key))


def history(access: Access, episode_id: int) -> History | None:
    """One episode with all its versions; None when there is none that this person may see."""
    episode = Episode.objects.visible_to(access).filter(pk=episode_id).first()
    if episode is None:
        return None
    beside = Episode.objects.filter(organisation=episode.organisation_id, dossier_key=episode.dossier_key)
    others = _summaries(beside.exclude(pk=episode_id)) if episode.dossier_key else ()
    (summary,) = _summaries(Episode.objects.filter(pk=episode_id))
    return History(summary, _versions(episode), _decisions(episode), others)


def _summaries(episodes) -> tuple[EpisodeSummary, ...]:
    found = list(episodes.select_related("organisation").order_by("pk"))
    current = EpisodeVersion.objects.filter(episode__in=episodes.values("pk"), is_current=True)
    told = {version.episode_id: version for version in current.select_related("message__submission")}
    counts = dict(episodes.order_by("pk").annotate(n=Count("versions")).values_list("pk", "n"))
    return tuple(_summary(episode, told[episode.pk], counts[episode.pk]) for episode in found)


def _summary(episode: Episode, current: EpisodeVersion, versions: int) -> EpisodeSummary:
    row: dict[str, str] = next(iter(current.records.get("episodes", ())), {})
    dossier, _name = judging.label(current.message.label)
    return EpisodeSummary(
        id=episode.pk,
        lvr_number=episode.organisation.lvr_number,
        organisation=episode.organisation.name,
        dossier=(dossier or "").rpartition("^")[2],
        state=episode.standing,
        words=EPISODE_WORDS[episode.standing],
        start=_day(row.get("start_date")),
        due=_day(row.get("due_date")),
        versions=versions,
        received=current.message.submission.received,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _versions(episode: Episode) -> tuple[VersionView, ...]:
    found = episode.versions.select_related("message__submission__by").defer("records", "linking", "message__content")
    versions = list(found)
    findings = _findings(version.message_id for version in versions)
    place = next((n for n, version in enumerate(versions) if version.is_current), 0)
    return tuple(
        _version(number, version, tuple(findings.get(version.message_id, ())), is_late=number > place + 1)
        for number, version in enumerate(versions, start=1)
    )


def _version(number: int, version: EpisodeVersion, findings: tuple[CaseFinding, ...], *, is_late: bool) -> VersionView:
    submission = version.message.submission
    return VersionView(
        number=number,
        position=version.message.position + 1,
        received=submission.received,
        created=version.message.created,
        by=submission.by.name if submission.by else "",
        submission_id=submission.pk,
        file_name=submission.file_name,
        is_current=version.is_current,
        is_late=is_late,
        findings=findings,
    )


def _findings(messages: Iterable[int]) -> dict[int, list[CaseFinding]]:
    found: dict[int, list[CaseFinding]] = {}
    stored = StoredFinding.objects.filter(message__in=list(messages)).order_by("id")
    for one in sorted(stored, key=lambda each: HEAVIEST_FIRST.index(intake.Grade(each.grade))):
        title = words_of(one.rule).title
        case = CaseFinding(one.rule, intake.Grade(one.grade), title, one.place, one.value, one.sentence)
        found.setdefault(one.message_id, []).append(case)
    return found


def _decisions(episode: Episode) -> tuple[DecisionView, ...]:
    return tuple(map(_decision, episode.decisions.select_related("by").order_by("-id")))


def _decision(one: EpisodeDecision) -> DecisionView:
    return DecisionView(
        moment=one.moment,
        change=one.what,
        words=CHANGE_WORDS[one.what],
        reason=REASON_WORDS[Reason(one.reason)] if one.reason else "",
        explanation=one.explanation,
        by=one.by.name if one.by else "",
        by_office=one.by_office,
    )


@dataclass(frozen=True)
class Withdrawn:
    """Of a submission: messages about episodes that are withdrawn now, and messages that made one count again."""

    withdrawn: int
    again: int


def withdrawn_of(access: Access, submission_id: int) -> Withdrawn:
    """What a submission page tells about withdrawing."""
    versions = EpisodeVersion.objects.visible_to(access).filter(message__submission=submission_id, is_current=True)
    decisions = EpisodeDecision.objects.visible_to(access).filter(message__submission=submission_id, change="again")
    return Withdrawn(versions.filter(~Q(episode__withdrawn_for="")).count(), decisions.count())
