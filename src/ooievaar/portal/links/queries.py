"""What others ask about doubtful links. Only `looking` shows what is compared, and writes down who looked."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ooievaar import linkage
from ooievaar.portal.links.models import DoubtfulPair, Examination, PairDecision
from ooievaar.portal.links.states import Verdict
from ooievaar.portal.organisations.models import Organisation, Vsv
from ooievaar.portal.submissions.compared import ComparedEpisode, compared_episodes
from ooievaar.records.codes import ORGANISATION_KIND


class Standing(StrEnum):
    """How a pair stands, in the order in which people should look."""

    CHANGED = "changed"
    OPEN = "open"
    UNSURE = "unsure"
    TOGETHER = "together"
    APART = "apart"


@dataclass(frozen=True)
class DecisionView:
    """One decision about a pair; `undone` and `undone_by` are empty while it stands."""

    verdict: Verdict
    reason: str
    by: str
    moment: datetime
    undone: datetime | None
    undone_by: str


@dataclass(frozen=True)
class PairRow:
    """A pair in the list: which organisations, how sure, whether it is linked now, how it stands."""

    key: str
    organisations: tuple[str, str]
    probability: float | None
    is_linked: bool | None
    standing: Standing


@dataclass(frozen=True)
class ExaminationView:
    """The newest examination of a year."""

    year: int
    computation: int
    made: datetime
    pairs: tuple[PairRow, ...]
    counts: Mapping[Standing, int]


@dataclass(frozen=True)
class Provider:
    """How often the records of one organisation, of one group of `main.GROUPS`, found the other they name."""

    name: str
    kind: str
    group: str
    records: int
    expected: int
    found: int


@dataclass(frozen=True)
class Bound:
    """A figure, in per cent, with none and with all of the doubtful pairs linked; None where nothing was counted."""

    indicator: str
    part: str
    level: str
    unit: str
    fewest: float | None
    most: float | None

    @property
    def figure(self) -> tuple[str, str, str, str]:
        return self.indicator, self.part, self.level, self.unit


@dataclass(frozen=True)
class Consequences:
    """What hangs on the links of the newest cut of a year; `vsvs` gives names by number."""

    year: int
    computation: int
    providers: tuple[Provider, ...]
    bounds: tuple[Bound, ...]
    vsvs: Mapping[str, str]


def standing() -> tuple[linkage.Decision, ...]:
    """What linkage has to know: which pairs are together and which apart, by what people decided and did not undo."""
    said = PairDecision.objects.filter(undone__isnull=True).exclude(verdict=Verdict.UNSURE)
    return tuple(
        linkage.Decision(one, other, verdict == Verdict.TOGETHER)
        for one, other, verdict in said.order_by("key").values_list("one", "other", "verdict")
    )


def years() -> tuple[int, ...]:
    """Reporting years whose links were examined, newest first."""
    return tuple(Examination.objects.order_by("-year").values_list("year", flat=True).distinct())


def examination(year: int) -> ExaminationView | None:
    """The pairs of the newest cut of a year, those first that need somebody to look; None without one."""
    newest = Examination.objects.filter(year=year).first()
    if newest is None:
        return None
    rows = _rows(list(newest.pairs.all()))
    counts = Counter(row.standing for row in rows)
    return ExaminationView(newest.year, newest.computation_id, newest.made, rows, counts)


def elsewhere(year: int) -> tuple[PairRow, ...]:
    """Pairs with a standing decision that are not in the newest cut of this year."""
    newest = Examination.objects.filter(year=year).first()
    here = newest.pairs.values("key") if newest else DoubtfulPair.objects.none().values("key")
    decided = PairDecision.objects.filter(undone__isnull=True).exclude(key__in=here)
    return tuple(PairRow(each.key, ("", ""), None, None, _standing_of(each, {})) for each in decided)


def consequences(year: int) -> Consequences | None:
    """What the newest cut of a year told of its links besides the pairs; None without one."""
    newest = Examination.objects.filter(year=year).first()
    if newest is None:
        return None
    kinds = {code.value: code.words for code in ORGANISATION_KIND.codes}
    known = {each.lvr_number: (each.name, kinds[each.kind]) for each in Organisation.objects.all()}
    return Consequences(
        year=year,
        computation=newest.computation_id,
        providers=tuple(Provider(*known.get(row[0], (row[0], "")), *row[1:]) for row in newest.providers),
        bounds=tuple(Bound(row[0], row[1] or "", *row[2:]) for row in newest.bounds),
        vsvs=dict(Vsv.objects.values_list("number", "name")),
    )


def changed_values(decision: PairDecision, now: Mapping[str, ComparedEpisode]) -> frozenset[str]:
    """The names of the compared values that are not what they were when this was decided."""
    return frozenset(
        name
        for identity, marks in decision.marks.items()
        if identity in now
        for name, mark in now[identity].marks.items()
        if marks.get(name) != mark
    )


def _rows(pairs: list[DoubtfulPair]) -> tuple[PairRow, ...]:
    decisions = {each.key: each for each in PairDecision.objects.filter(undone__isnull=True)}
    decided = [pair for pair in pairs if pair.key in decisions]
    now = compared_episodes(identity for pair in decided for identity in (pair.one, pair.other))
    names = dict(Organisation.objects.values_list("lvr_number", "name"))
    order = list(Standing)
    rows = [
        PairRow(
            key=pair.key,
            organisations=(names.get(pair.one_lvr, pair.one_lvr), names.get(pair.other_lvr, pair.other_lvr)),
            probability=pair.probability,
            is_linked=pair.is_linked,
            standing=_standing_of(decisions.get(pair.key), now),
        )
        for pair in pairs
    ]
    return tuple(sorted(rows, key=lambda row: order.index(row.standing)))


def _standing_of(decision: PairDecision | None, now: Mapping[str, ComparedEpisode]) -> Standing:
    if decision is None:
        return Standing.OPEN
    return Standing.CHANGED if changed_values(decision, now) else Standing(decision.verdict)


def view_of(decision: PairDecision) -> DecisionView:
    return DecisionView(
        verdict=decision.said,
        reason=decision.reason,
        by=decision.by.name,
        moment=decision.moment,
        undone=decision.undone,
        undone_by=decision.undone_by.name if decision.undone_by else "",
    )
