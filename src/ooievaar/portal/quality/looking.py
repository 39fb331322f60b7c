"""Looking at the dossiers behind a number: the only way to them, which writes down who looked."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from ooievaar import quality
from ooievaar.portal.audit.actions import Action, record
from ooievaar.portal.organisations.access import Access
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.quality import queries
from ooievaar.portal.submissions.dossiers import dossiers_of
from ooievaar.portal.submissions.queries import CaseFinding
from ooievaar.portal.submissions.receipts import case_finding, messages_of

OF_MESSAGES = frozenset(measure.code for measure in quality.MEASURES if measure.total.startswith("ontvangen"))
ACROSS = "across"  # the measure under which findings over messages stand in addresses


@dataclass(frozen=True)
class Subject:
    """Whose number one looks behind: `holds` is False for those of the total that were not counted."""

    organisation: Organisation
    month: date
    measure: str
    item: str = ""
    holds: bool = True


@dataclass(frozen=True)
class Case:
    """One dossier or message behind a number. `submission` is None where its message is known by its name only."""

    dossier: str | None
    name: str
    submission: int | None
    findings: tuple[CaseFinding, ...]


@transaction.atomic
def look(*, by: Access, subject: Subject, first: int = 0, count: int | None = None) -> tuple[tuple[Case, ...], int]:
    """The cases behind one number, `count` from position `first`, and how many there are."""
    if not queries.may_see(by, subject.organisation):
        return (), 0
    found, total = _found(by, subject, first, count)
    lvr = subject.organisation.lvr_number
    details = {"month": f"{subject.month:%Y-%m}", "measure": subject.measure, "item": subject.item, "cases": len(found)}
    record(Action.CASES_VIEWED, by=by.user, organisation=lvr, about=f"organisation {lvr}", details=details)
    return found, total


def _found(by: Access, subject: Subject, first: int, count: int | None) -> tuple[tuple[Case, ...], int]:
    until = None if count is None else first + count
    if subject.measure in OF_MESSAGES:
        lvr = subject.organisation.lvr_number
        rows, total = messages_of(by, lvr, subject.month, subject.measure, first=first, count=count)
        return tuple(Case(row.dossier, row.name, None, row.findings) for row in rows), total
    if subject.measure == ACROSS:
        across = queries.contradicting(by, subject.organisation, subject.month, subject.item)
        told = {
            episode: tuple(case_finding(f.rule, f.grade, f.place, f.value, f.sentence) for f in findings)
            for episode, findings in across.items()
        }
        cases = dossiers_of(by, list(told)[first:until])
        return tuple(Case(one.number, one.name, one.submission, told[one.episode]) for one in cases), len(told)
    key = subject.measure, subject.item
    episodes = queries.episodes_behind(subject.organisation, subject.month, key, holds=subject.holds)
    cases = dossiers_of(by, episodes[first:until])
    return tuple(Case(one.number, one.name, one.submission, one.findings) for one in cases), len(episodes)
