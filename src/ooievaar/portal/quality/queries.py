"""What pages and files read about the quality of registrations."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Count

from ooievaar import quality, warehouse
from ooievaar.intake import Grade
from ooievaar.portal.organisations.access import Access
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.quality.models import CrossFinding, QualityCount, Round, Spread
from ooievaar.portal.quality.months import shifted
from ooievaar.portal.quality.states import State

MONTHS_OF_TREND = 13
COMPLETE_AFTER = 2  # months; a registration is sent after the care has ended, weeks after the birth
Key = tuple[str, str]


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    count: int
    total: int

    @property
    def per_cent(self) -> float | None:
        return 100 * self.count / self.total if self.total else None


@dataclass(frozen=True)
class Others:
    """The organisations of the same kind over the twelve months up to and with a month, in per cent."""

    share: Share
    organisations: int
    lower_quartile: float
    median: float
    upper_quartile: float


@dataclass(frozen=True)
class Number:
    """One count of one month with its own past; `trend` has the months up to and with this one, None where unknown.

    `year` is the same over the twelve months up to and with this one, beside which `others` stand; `others` is None
    where too few can be told of.
    """

    measure: str
    item: str
    share: Share
    last_month: Share | None
    year_ago: Share | None
    year: Share
    trend: tuple[tuple[date, Share | None], ...]
    others: Others | None


@dataclass(frozen=True)
class Contradiction:
    """Findings of one rule that no single message shows."""

    rule: str
    grade: Grade
    count: int


@dataclass(frozen=True)
class Report:
    """What one organisation sees of one month. `known` is the month of the latest round."""

    organisation: Organisation
    month: date
    months: tuple[date, ...]
    known: date
    numbers: dict[Key, Number]
    contradictions: tuple[Contradiction, ...]

    @property
    def is_still_coming(self) -> bool:
        return self.month > shifted(self.known, -COMPLETE_AFTER)

    def of(self, measure: str) -> tuple[Number, ...]:
        """The numbers of a measure, one per item."""
        return tuple(number for (which, _item), number in self.numbers.items() if which == measure)


def latest_round() -> Round | None:
    return Round.objects.filter(state=State.DONE).first()


def may_see(access: Access, organisation: Organisation) -> bool:
    return access.organisation == organisation or access.may(Permission.SEE_ALL)


def months_of(access: Access, organisation: Organisation) -> tuple[date, ...]:
    """The months of which there is something to see, newest first."""
    own = QualityCount.objects.visible_to(access).filter(organisation=organisation)
    return tuple(own.order_by("-month").values_list("month", flat=True).distinct())


def report(access: Access, organisation: Organisation, month: date | None = None) -> Report | None:
    """The report of a month; without one the newest that is likely to be complete. None while there is nothing."""
    current, months = latest_round(), months_of(access, organisation)
    if current is None or not months:
        return None
    chosen = month or next((each for each in months if each <= shifted(current.month, -COMPLETE_AFTER)), months[0])
    if chosen not in months:
        return None
    return Report(
        organisation=organisation,
        month=chosen,
        months=months,
        known=current.month,
        numbers=_numbers(access, organisation, chosen),
        contradictions=_contradictions(access, organisation, chosen),
    )


def _numbers(access: Access, organisation: Organisation, month: date) -> dict[Key, Number]:
    history: dict[Key, dict[date, Share]] = defaultdict(dict)
    own = QualityCount.objects.visible_to(access).filter(organisation=organisation, month__lte=month)
    for row in own.filter(month__gte=shifted(month, 1 - MONTHS_OF_TREND)).order_by("id"):
        history[row.measure, row.item][row.month] = Share(row.count, row.total)
    spread = Spread.objects.filter(kind=organisation.kind, month=month)
    others = {(row.measure, row.item): _others(row) for row in spread}
    return {
        key: _number(key, month, past, others.get(key)) for key, past in history.items() if month in past
    }  # fmt: skip


def _number(key: Key, month: date, past: dict[date, Share], others: Others | None) -> Number:
    months = [shifted(month, index) for index in range(1 - MONTHS_OF_TREND, 1)]
    year = [past[each] for each in months[1:] if each in past]
    return Number(
        *key,
        share=past[month],
        last_month=past.get(shifted(month, -1)),
        year_ago=past.get(shifted(month, -12)),
        year=Share(sum(each.count for each in year), sum(each.total for each in year)),
        trend=tuple((each, past.get(each)) for each in months),
        others=others,
    )


def _others(row: Spread) -> Others:
    share = Share(row.count, row.total)
    return Others(share, row.organisations, row.lower_quartile, row.median, row.upper_quartile)


def _contradictions(access: Access, organisation: Organisation, month: date) -> tuple[Contradiction, ...]:
    own = CrossFinding.objects.visible_to(access).filter(organisation=organisation, month=month)
    rows = own.order_by().values_list("rule", "grade").annotate(Count("id"))
    found = (Contradiction(rule, Grade(grade), count) for rule, grade, count in rows)
    return tuple(sorted(found, key=lambda one: (-one.count, one.rule)))


def others_by_month(organisation: Organisation, key: Key, months: Iterable[date]) -> dict[date, Others]:
    """The others beside one number, month by month."""
    measure, item = key
    rows = Spread.objects.filter(kind=organisation.kind, measure=measure, item=item, month__in=list(months))
    return {row.month: _others(row) for row in rows}


def episodes_behind(organisation: Organisation, month: date, key: Key, *, holds: bool = True) -> tuple[str, ...]:
    """The episodes that a number counted, or those of its total that it did not count, in their order."""
    current = Round.objects.filter(state=State.DONE, month__gte=month).order_by("month").last()
    if current is None:
        return ()
    facts = warehouse.load_frame(settings.DATA_DIR / "quality" / current.facts, current.facts_sha256)
    measure, item = key
    column = quality.Fact(measure, item or None).column
    if not holds and column in facts.columns:
        facts = facts.with_columns(~facts[column])
    return tuple(quality.cases(facts, month, organisation.lvr_number, measure, item or None))


def contradicting(access: Access, organisation: Organisation, month: date, rule: str) -> dict[str, list[CrossFinding]]:
    """The findings of one rule over messages by episode."""
    found: dict[str, list[CrossFinding]] = defaultdict(list)
    own = CrossFinding.objects.visible_to(access).filter(organisation=organisation, month=month, rule=rule)
    for row in own.order_by("episode", "id"):
        found[row.episode].append(row)
    return found
