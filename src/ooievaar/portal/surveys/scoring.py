"""Scores for those who gave care: worked out when somebody looks, and moved on only as disclosure allows.

What is shown is kept, so that a page that looks again reads a few rows. Everything is gathered anew only when enough
came in that something could change (decision 22).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction

from ooievaar import questionnaires
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.organisations.queries import Partnership, vsvs_by_organisation
from ooievaar.portal.surveys.gathering import Pass, codes_of, gather
from ooievaar.portal.surveys.models import Response, ShownScore
from ooievaar.questionnaires import PREM, Divided, Gathered, Ledger, Point, Score

COUNTRY = "NL"
# Of each kind of organisation: whom the questions are about, and where the answers say which one it was.
ABOUT = {"practice": ("vk", "practice"), "hospital": ("zk", "hospital_of_care"), "kraamzorg": ("kz", "kraamzorg")}
_FIELDS = dict(ABOUT.values())
# Gathering the country reads every response: only when enough came in to matter.
_COUNTRY_GROWTH = 0.02


@dataclass(frozen=True)
class TopicScores:
    """One topic: one's own organisation, its partnership and the country, each as it may be shown."""

    letter: str
    own: Score
    vsv: Score
    country: Score


@dataclass(frozen=True)
class UnitDetails:
    """One topic of one unit: the score, its trend, and the splits that can be shown."""

    score: Score
    trend: tuple[Point, ...] = ()
    splits: tuple[Divided, ...] = ()


@dataclass(frozen=True)
class TopicDetails:
    """One topic as far as it can be shown."""

    letter: str
    own: UnitDetails
    vsv: UnitDetails | None
    country: UnitDetails


@dataclass(frozen=True)
class _Unit:
    """What scores are of, and of which kind of carer."""

    level: str
    number: str
    about: str

    @property
    def field(self) -> str:
        return _FIELDS[self.about]

    @property
    def where(self) -> Mapping[str, str]:
        if self.level == "country":
            return {}
        return {"vsv": self.number} if self.level == "vsv" else {self.field: self.number}

    def cell(self, carer: str, vsv: str) -> str:
        """Whose own score somebody counts in: of a partnership a carer's, of the country a partnership's."""
        if self.level == "country":
            return vsv
        return carer if self.level == "vsv" else ""


def topic_scores(organisation: Organisation, vsv: Partnership | None) -> tuple[TopicScores, ...]:
    """What clients say of an organisation, beside all carers of its kind in its partnership and in the country."""
    own, of_vsv, country = _units(organisation, vsv)
    return _beside(_scores(own), _scores(of_vsv) if of_vsv else {}, _scores(country))


def topic_details(organisation: Organisation, vsv: Partnership | None, letter: str) -> TopicDetails | None:
    """All there is to show of one topic; None when there is no such topic of a carer."""
    own, of_vsv, country = _units(organisation, vsv)
    if letter not in codes_of(country.about):
        return None
    return TopicDetails(
        letter,
        _details(own, letter),
        _details(of_vsv, letter) if of_vsv else None,
        _details(country, letter),
    )


def _units(organisation: Organisation, vsv: Partnership | None) -> tuple[_Unit, _Unit | None, _Unit]:
    about, _field = ABOUT[organisation.kind]
    return (
        _Unit(organisation.kind, organisation.lvr_number, about),
        _Unit("vsv", vsv.number, about) if vsv else None,
        _Unit("country", COUNTRY, about),
    )


def _beside(
    own: Mapping[str, Score], of_vsv: Mapping[str, Score], country: Mapping[str, Score]
) -> tuple[TopicScores, ...]:
    return tuple(
        TopicScores(letter, own.get(letter) or _nothing(letter), of_vsv.get(letter) or _nothing(letter), score)
        for letter, score in country.items()
    )


def _nothing(letter: str) -> Score:
    return Score(letter, hidden=questionnaires.NOBODY)


def _scores(unit: _Unit) -> dict[str, Score]:
    return {row.topic: _score(row, questionnaires.ledger_of(row.shown)) for row in _rows(unit)}


def _details(unit: _Unit, letter: str) -> UnitDetails:
    row = next(each for each in _rows(unit) if each.topic == letter)
    ledger = questionnaires.ledger_of(row.shown)
    splits = (questionnaires.divided(ledger, split) for split in questionnaires.SPLITS)
    return UnitDetails(_score(row, ledger), questionnaires.trend(ledger), tuple(each for each in splits if each))


def _score(row: ShownScore, ledger: Ledger) -> Score:
    return Score(row.topic, hidden=row.hidden) if row.hidden else questionnaires.score_of(row.topic, ledger.total)


def _rows(unit: _Unit) -> list[ShownScore]:
    """What is shown now, by topic; gathered anew when enough came in that something could change."""
    kept = list(ShownScore.objects.filter(**_key(unit)).defer("remembered").order_by("topic"))
    again = min((row.again_from for row in kept), default=0)
    if len(kept) == len(codes_of(unit.about)) and _count(unit) < again:
        return kept
    found = gather(unit.where, unit.about, unit.field, unit.cell)
    return _move_on(unit, found, _viewers(unit, found))


def _key(unit: _Unit) -> dict[str, str]:
    return {"level": unit.level, "unit": unit.number, "about": unit.about}


def _count(unit: _Unit) -> int:
    return Response.objects.filter(questionnaire=PREM.key, **unit.where).count()


def _viewers(unit: _Unit, found: Pass) -> tuple[frozenset[str], ...]:
    """The cells of everyone who sees this beside scores of their own, or who collected answers that are in it."""
    seen = _cells_seen(unit, found)
    collectors = {unit.number} if unit.level not in ("vsv", "country") else found.sources
    for source in collectors & found.sources:
        seen[source] = {*seen.get(source, ()), questionnaires.known_to(source)}
    return tuple({frozenset(cells) for cells in seen.values()})


def _cells_seen(unit: _Unit, found: Pass) -> dict[str, set[str]]:
    if unit.level == "country":
        seen: dict[str, set[str]] = {number: set(vsvs) for number, vsvs in vsvs_by_organisation().items()}
        for carer, vsv in found.places:
            if carer:
                seen.setdefault(carer, set()).add(vsv)
        return seen
    if unit.level == "vsv":
        return {carer: {carer} for carer, _vsv in found.places if carer}
    return {}


@transaction.atomic
def _move_on(unit: _Unit, found: Pass, viewers: Iterable[frozenset[str]]) -> list[ShownScore]:
    """Keep what may be shown from now on, topic by topic. Who comes second finds what the first one kept."""
    new = (ShownScore(**_key(unit), topic=topic, shown={}, remembered={}) for topic in codes_of(unit.about))
    ShownScore.objects.bulk_create(new, ignore_conflicts=True)
    rows = list(ShownScore.objects.select_for_update().filter(**_key(unit)).order_by("topic"))
    # Answers of one file are of one partnership: in the country they need others beside them.
    readers, is_apart = tuple(viewers), unit.level != "country"
    for row in rows:
        _move_row(row, found, lambda ledger, fresh: questionnaires.advance(ledger, fresh, readers, is_apart=is_apart))
        if unit.level == "country":
            row.again_from = max(row.again_from, int(found.responses * (1 + _COUNTRY_GROWTH)))
    ShownScore.objects.bulk_update(rows, ["shown", "remembered", "hidden", "again_from"])
    return rows


def _move_row(row: ShownScore, found: Pass, advance: Callable[[Ledger, Gathered], Ledger]) -> None:
    fresh = found.topics[row.topic]
    ledger = advance(questionnaires.ledger_of(row.shown, row.remembered), fresh)
    row.shown, row.remembered = questionnaires.shown_as_kept(ledger), questionnaires.remembered_as_kept(ledger)
    row.hidden = _why_hidden(ledger, fresh)
    row.again_from = found.responses + questionnaires.waiting_for(ledger, fresh)


def _why_hidden(ledger: Ledger, fresh: Gathered) -> str:
    if ledger.total.people:
        return ""
    people = fresh.total.people
    if people >= questionnaires.MINIMUM:
        return questionnaires.TOO_CLOSE
    return questionnaires.TOO_FEW if people else questionnaires.NOBODY
