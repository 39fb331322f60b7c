"""What others read about submissions. Whatever shows one message goes through `actions`, which writes it down."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Min
from django.utils.functional import Promise
from django.utils.translation import get_language

from ooievaar import intake
from ooievaar.portal.organisations.access import Access
from ooievaar.portal.organisations.scope import Acting
from ooievaar.portal.submissions import judging
from ooievaar.portal.submissions.archive import SENTENCES, Problem
from ooievaar.portal.submissions.frames import delivered_frames, submissions_digest
from ooievaar.portal.submissions.models import Message, StoredFinding, Submission
from ooievaar.portal.submissions.states import UNFINISHED, WORDS, State

__all__ = [
    "Case",
    "CaseFinding",
    "Choice",
    "MessageFindings",
    "RuleFindings",
    "RuleWords",
    "Summary",
    "cases",
    "count_by_grade",
    "delivered_frames",
    "failed",
    "findings_by_message",
    "findings_by_rule",
    "latest",
    "submissions_digest",
    "summary",
    "words_of",
]

HEAVIEST_FIRST = (intake.Grade.REJECTED, intake.Grade.ERROR, intake.Grade.SIGNAL)


@dataclass(frozen=True)
class Summary:
    """One submission as lists and pages show it. `problem`: why the file as a whole was refused, else None."""

    id: int
    received: datetime
    finished: datetime | None
    file_name: str
    size: int
    by: str
    organisation: str
    state: State
    words: Promise | str
    problem: Promise | str | None
    total: int
    done: int
    accepted: int
    already: int
    rejected: int

    @property
    def is_unfinished(self) -> bool:
        return self.state in UNFINISHED

    @property
    def percent(self) -> int:
        return 100 * self.done // self.total if self.total else 0


@dataclass(frozen=True)
class RuleFindings:
    """All findings of one rule in one submission. `sentence` is the first; `place` is empty when they differ in it."""

    rule: str
    grade: intake.Grade
    title: str
    why: str
    advice: str
    sentence: str
    place: str
    count: int
    messages: int


@dataclass(frozen=True)
class CaseFinding:
    """One finding in one message."""

    rule: str
    grade: intake.Grade
    title: str
    place: str
    value: str | None
    sentence: str


@dataclass(frozen=True)
class Case:
    """One message with its findings. `dossier` is None when the message held none."""

    id: int
    position: int
    name: str
    dossier: str | None
    accepted: bool
    findings: tuple[CaseFinding, ...]


@dataclass(frozen=True)
class MessageFindings:
    """The findings of one message as its sender's system knows it: by its place and its own id."""

    position: int
    message_id: str
    accepted: bool
    findings: tuple[CaseFinding, ...]


@dataclass(frozen=True)
class Choice:
    """Which findings someone wants to see; None is all of them."""

    grade: intake.Grade | None = None
    rule: str | None = None


def latest(access: Access, *, first: int = 0, count: int = 20) -> tuple[tuple[Summary, ...], int]:
    """The newest submissions, `count` from position `first`; and how many there are."""
    found = Submission.objects.visible_to(access)
    rows = found.select_related("by", "organisation", "connection")[first : first + count]
    return tuple(map(_summary, rows)), found.count()


def failed() -> tuple[int, datetime | None]:
    """How many submissions stopped by a fault of ours, and when the oldest of them was received."""
    found = Submission.objects.filter(state=State.FAILED.value).aggregate(count=Count("id"), oldest=Min("received"))
    return found["count"], found["oldest"]


def summary(access: Acting, submission_id: int) -> Summary | None:
    """One submission; None when there is none that this person may see."""
    row = (
        Submission.objects.visible_to(access)
        .select_related("by", "organisation", "connection")
        .filter(pk=submission_id)
        .first()
    )
    return _summary(row) if row else None


def count_by_grade(access: Acting, submission_id: int) -> dict[intake.Grade, int]:
    """How many findings of each grade a submission has."""
    found = StoredFinding.objects.visible_to(access).filter(message__submission=submission_id)
    counts = dict(found.order_by().values_list("grade").annotate(Count("id")))
    return {grade: counts.get(grade.value, 0) for grade in HEAVIEST_FIRST}


def findings_by_rule(access: Acting, submission_id: int, choice: Choice = Choice()) -> tuple[RuleFindings, ...]:
    """The findings of a submission per rule: the heaviest grade first, in it the most frequent rule."""
    groups = (
        _chosen(StoredFinding.objects.visible_to(access), submission_id, choice)
        .order_by()
        .values("rule", "grade")
        .annotate(
            count=Count("id"),
            messages=Count("message", distinct=True),
            first=Min("id"),
            first_place=Min("place"),
            last_place=Max("place"),
        )
    )
    first = StoredFinding.objects.in_bulk([group["first"] for group in groups])
    found = (_rule_findings(group, first[group["first"]]) for group in groups)
    return tuple(sorted(found, key=lambda one: (HEAVIEST_FIRST.index(one.grade), -one.count, one.rule)))


def cases(
    access: Access, submission_id: int, choice: Choice = Choice(), *, first: int = 0, count: int | None = None
) -> tuple[tuple[Case, ...], int]:
    """Messages with a finding of this choice, with all findings of the choice; and how many such messages there are.

    This shows persons: call `actions.look_at_cases`, which writes down who looked.
    """
    wanted = _chosen(StoredFinding.objects.visible_to(access), submission_id, choice)
    messages = Message.objects.visible_to(access).filter(pk__in=wanted.values("message")).defer("content")
    page = list(messages[first : None if count is None else first + count])
    found: dict[int, list[StoredFinding]] = {message.pk: [] for message in page}
    for finding in wanted.filter(message__in=page):
        found[finding.message_id].append(finding)
    return tuple(as_case(message, found[message.pk]) for message in page), messages.count()


def findings_by_message(
    access: Acting, submission_id: int, *, first: int, count: int
) -> tuple[tuple[MessageFindings, ...], int]:
    """Messages with findings, without what would tell whom they are about; and how many there are."""
    messages = Message.objects.visible_to(access).filter(submission=submission_id, findings__isnull=False).distinct()
    page = messages.defer("content", "label").prefetch_related("findings")[first : first + count]
    found = (
        MessageFindings(one.position, one.message_id, one.accepted, tuple(case_findings(list(one.findings.all()))))
        for one in page
    )
    return tuple(found), messages.count()


def _chosen(findings, submission_id: int, choice: Choice):
    found = findings.filter(message__submission=submission_id)
    if choice.grade is not None:
        found = found.filter(grade=choice.grade.value)
    return found.filter(rule=choice.rule) if choice.rule is not None else found


def _summary(row: Submission) -> Summary:
    return Summary(
        id=row.pk,
        received=row.received,
        finished=row.finished,
        file_name=row.file_name,
        size=row.size,
        by=row.by.name if row.by else row.connection.name if row.connection else "",
        organisation=row.organisation.name,
        state=row.standing,
        words=WORDS[row.standing],
        problem=SENTENCES[Problem(row.problem)] if row.problem else None,
        total=row.total,
        done=row.done,
        accepted=row.accepted,
        already=row.already,
        rejected=row.rejected,
    )


def _rule_findings(group: dict, first: StoredFinding) -> RuleFindings:
    words = words_of(group["rule"])
    return RuleFindings(
        rule=group["rule"],
        grade=intake.Grade(group["grade"]),
        title=words.title,
        why=words.why,
        advice=words.advice,
        sentence=first.sentence,
        place=group["first_place"] if group["first_place"] == group["last_place"] else "",
        count=group["count"],
        messages=group["messages"],
    )


def as_case(message: Message, findings: list[StoredFinding]) -> Case:
    dossier, name = judging.label(message.label)
    return Case(message.pk, message.position, name, dossier, message.accepted, tuple(case_findings(findings)))


def case_findings(findings: list[StoredFinding]) -> Iterator[CaseFinding]:
    for one in findings:
        title = words_of(one.rule).title
        yield CaseFinding(one.rule, intake.Grade(one.grade), title, one.place, one.value, one.sentence)


@dataclass(frozen=True)
class RuleWords:
    """The texts of a rule in the language of the page."""

    title: str
    why: str
    advice: str


_RULES = {rule.code: rule for rule in intake.EVERY_RULE}


def words_of(code: str) -> RuleWords:
    """Title, reason and advice of a rule. A rule that no longer exists shows its code: its findings were kept."""
    rule = _RULES.get(code)
    if rule is None:
        return RuleWords(code, "", "")
    source = rule.english if get_language() == "en" else rule
    return RuleWords(source.title, source.why, source.advice)
