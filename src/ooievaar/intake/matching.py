"""Which messages of one sender about one dossier are versions of the same episode, and which version counts.

The kernset geboortezorg has no number for an episode (decision 3): systems use a dossier number again for a next
pregnancy, or for everybody. So messages are compared by what they tell, two by two, and what holds together is one
episode. This depends on the set of messages only, not on the order in which they came.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ooievaar.intake.findings import Finding, Grade
from ooievaar.intake.linked.care import DOUBLE
from ooievaar.intake.pseudonyms import Pseudonymiser
from ooievaar.intake.rows import Row
from ooievaar.intake.translation import Delivered
from ooievaar.records import DELIVERED_CHILDREN, EPISODES

# Due dates are corrected by days, seldom by weeks; the sample messages hold two pregnancies that are 37 days apart.
SAME_DUE_DAYS = 21
_NO_TWO_PREGNANCIES_DAYS = 70
_HASH_LENGTH = 32

DOUBT = Finding(
    rule="episode-twice",
    grade=Grade.SIGNAL,
    place=str(DOUBLE),
    value=None,
    sentence="Trek de oude zorgepisode in als dit dezelfde zwangerschap is: met dit dossiernummer leverde u er nog een "
    "aan die erop lijkt.",
)


@dataclass(frozen=True)
class Evidence:
    """What one message tells of whose care it is about, without anything that identifies.

    `mother` is the pseudonym of the BSN; `mother_birth` and `birth` (of the first child) are keyed hashes that mean
    something within this dossier only. None: not told. `document` is the number that the sender's document has for
    ever, as neonatology documents do: those with the same one are versions, whatever else they tell.
    """

    mother: str | None = None
    mother_birth: str | None = None
    start: date | None = None
    due: date | None = None
    birth: str | None = None
    document: str | None = None


@dataclass(frozen=True)
class Stamp:
    """What a message says of its own age: the version number of a document, or when the sender's system made it."""

    number: int | None = None
    created: datetime | None = None


def evidence_of(delivered: Delivered, *, within: str, pseudonymiser: Pseudonymiser) -> Evidence:
    """What the rows of a message tell of whose care it is about.

    Args:
        delivered: the rows.
        within: what stands for the dossier; hashes of birth dates can be compared inside it only.
        pseudonymiser: makes those hashes.
    """
    if delivered.version is not None:
        return Evidence(document=delivered.identity)
    row: Row = next(iter(delivered.rows.get(EPISODES.name, ())), {})
    births = [child["birth_date"] for child in delivered.rows.get(DELIVERED_CHILDREN.name, ()) if child["birth_date"]]

    def hashed(kind: str, day: date | None) -> str | None:
        return pseudonymiser.pseudonym(kind, within, day.isoformat())[:_HASH_LENGTH] if day else None

    return Evidence(
        mother=row.get("mother_key"),
        mother_birth=hashed("mother's birth", row.get("mother_birth_date")),
        start=row.get("start_date"),
        due=row.get("due_date"),
        birth=hashed("birth", min(births, default=None)),
    )


def replaces(new: Stamp, old: Stamp) -> bool:
    """Whether a message that was received later counts, rather than the one that counted until now.

    It does, unless it says itself that it is the older one; of two that are equally old, the last received counts.
    """
    if new.number is not None and old.number is not None and new.number != old.number:
        return new.number > old.number
    return not (new.created and old.created and new.created < old.created)


def counting(stamps: Sequence[Stamp]) -> int:
    """The place of the version that counts, of one or more versions in the order of receipt."""
    best = 0
    for place in range(1, len(stamps)):
        if replaces(stamps[place], stamps[best]):
            best = place
    return best


def are_one_episode(one: Evidence, other: Evidence) -> bool:
    """Whether two messages of one sender about one dossier tell of the same care in the same pregnancy.

    Whatever one message leaves out or corrects, something else must agree: who the woman is (BSN or birth date), and
    which pregnancy it is (first day of care, due date within three weeks, or birth of the child). When nothing tells
    that it is the same woman, both the first day of care and the due date must agree; when neither message tells who
    she is at all, the due dates must only not differ.
    """
    if one.document or other.document:
        return one.document == other.document
    is_she = _same_woman(one, other)
    if is_she is None and _tells_who(one) + _tells_who(other) > 0:
        return _agree(one.start, other.start) and _agree(one.due, other.due)
    if is_she is None:
        return one.start == other.start and not _differ(one.due, other.due)
    return is_she and _same_pregnancy(one, other)


def may_be_one_episode(one: Evidence, other: Evidence) -> bool:
    """Whether two messages that were kept apart look like a correction all the same; their sender is asked to look.

    Of one woman: due dates that lie too far apart for a correction, and too near for two pregnancies. Of another birth
    date: the same first day of care and the same due date.
    """
    if one.document or other.document or are_one_episode(one, other):
        return False
    if _same_woman(one, other):
        apart = _days_apart(one.due, other.due)
        return apart is not None and apart <= _NO_TWO_PREGNANCIES_DAYS
    return _agree(one.start, other.start) and _agree(one.due, other.due)


def threads(found: Iterable[Evidence]) -> tuple[tuple[int, ...], ...]:
    """The places of messages that are versions of one episode; every message is in one group, groups by first place."""
    groups: list[list[tuple[int, Evidence]]] = []
    for place, evidence in enumerate(found):
        joined = [group for group in groups if any(are_one_episode(evidence, other) for _place, other in group)]
        apart = [group for group in groups if group not in joined]
        groups = [
            *apart,
            sorted([(place, evidence), *(each for group in joined for each in group)], key=lambda e: e[0]),
        ]
    return tuple(sorted(tuple(place for place, _evidence in group) for group in groups))


def _same_woman(one: Evidence, other: Evidence) -> bool | None:
    """None when there is nothing to compare, or only something that may have been corrected."""
    if _agree(one.mother, other.mother) or _agree(one.mother_birth, other.mother_birth):
        return True
    differ = (_differ(one.mother, other.mother), _differ(one.mother_birth, other.mother_birth))
    return False if any(differ) else None


def _tells_who(one: Evidence) -> bool:
    return bool(one.mother or one.mother_birth)


def _same_pregnancy(one: Evidence, other: Evidence) -> bool:
    if _agree(one.start, other.start) or _agree(one.birth, other.birth):
        return True
    if (apart := _days_apart(one.due, other.due)) is not None:
        return apart <= SAME_DUE_DAYS
    return all(told is None for each in (one, other) for told in (each.start, each.due, each.birth))


def _days_apart(one: date | None, other: date | None) -> int | None:
    return abs((one - other).days) if one and other else None


def _agree(one: Any, other: Any) -> bool:
    return one is not None and one == other


def _differ(one: Any, other: Any) -> bool:
    return one is not None and other is not None and one != other
