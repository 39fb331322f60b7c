"""What the office reads about completeness: rounds, what was expected beside what came, alerts, suppliers, mails."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count

from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.quality.models import Alert, AlertNote, Expectation, Mail, Round, Supplier
from ooievaar.portal.quality.states import ALERT_WORDS, ALERTS_OPEN, UNFINISHED, AlertState, MailState, State


@dataclass(frozen=True)
class RoundView:
    """One round as the office follows it."""

    id: int
    month: date
    state: State
    step: str
    done: int
    total: int
    is_stop_asked: bool
    finished: datetime | None

    @property
    def is_unfinished(self) -> bool:
        return self.state in UNFINISHED


@dataclass(frozen=True)
class Note:
    """What somebody wrote about an alert."""

    by: str
    moment: datetime
    state: str
    words: str


@dataclass(frozen=True)
class AlertView:
    """One alert. `subject` is the name of the organisation or supplier where it is known, else its number."""

    id: int
    kind: str
    subject_kind: str
    subject: str
    item: str
    sentence: str
    state: AlertState
    since: date
    until: date
    month: date
    expected: float
    received: float
    organisations: tuple[tuple[int, str], ...]
    notes: tuple[Note, ...]

    @property
    def words(self) -> str:
        return str(ALERT_WORDS[self.state])

    @property
    def is_open(self) -> bool:
        return self.state in ALERTS_OPEN


@dataclass(frozen=True)
class Expected:
    """What should be in of one month of care and what is; `is_low` when chance does not explain so few."""

    month: date
    received: int
    expected: float | None
    lower: float | None
    upper: float | None

    @property
    def is_low(self) -> bool:
        return self.lower is not None and self.received < self.lower


@dataclass(frozen=True)
class Standing:
    """An organisation or supplier with its months, the latest first. `id` is None for a supplier."""

    id: int | None
    name: str
    number: str
    months: tuple[Expected, ...]

    @property
    def is_low(self) -> bool:
        return any(each.is_low for each in self.months)


@dataclass(frozen=True)
class Root:
    """A root of dossier numbers, the name of who gives it out ("" while unknown) and how many organisations use it."""

    root: str
    name: str
    organisations: int


def rounds() -> tuple[RoundView, ...]:
    return tuple(map(_round, Round.objects.all()))


def alerts(*, everything: bool = False) -> tuple[AlertView, ...]:
    """Open alerts, or all of them; the open ones and the newest first."""
    rows = Alert.objects.select_related("first_round", "last_round")
    found = _alert_views(rows if everything else rows.filter(state__in=ALERTS_OPEN))
    return tuple(sorted(found, key=lambda one: (not one.is_open, -one.id)))


def alert(alert_id: int) -> AlertView | None:
    rows = Alert.objects.select_related("first_round", "last_round").filter(pk=alert_id)
    return next(iter(_alert_views(rows)), None)


def standings(round_id: int) -> tuple[Standing, ...]:
    """Every organisation of which something was expected or came in; those with too few first."""
    rows: dict[Organisation, list[Expectation]] = defaultdict(list)
    for row in Expectation.objects.filter(round=round_id).select_related("organisation"):
        rows[row.organisation].append(row)
    found = (
        Standing(place.pk, place.name, place.lvr_number, tuple(map(_expected, months)))
        for place, months in rows.items()
    )
    return tuple(sorted(found, key=lambda one: (not one.is_low, one.name)))


def supplier_standings(round_id: int) -> tuple[Standing, ...]:
    """The same summed per supplier, over the organisations of which an expectation is known."""
    names = dict(Supplier.objects.values_list("root", "name"))
    sums: dict[str, dict[date, list[Expectation]]] = defaultdict(lambda: defaultdict(list))
    for row in Expectation.objects.filter(round=round_id, expected__isnull=False).exclude(supplier=""):
        sums[row.supplier][row.month].append(row)
    return tuple(
        Standing(None, names.get(root, root), root, tuple(_summed(month, rows) for month, rows in months.items()))
        for root, months in sorted(sums.items())
    )


def history(organisation: Organisation) -> tuple[Expected, ...]:
    """Month by month, as the latest round that judged the month saw it; the oldest first."""
    found: dict[date, Expectation] = {}
    for row in Expectation.objects.filter(organisation=organisation).order_by("round__month"):
        found[row.month] = row
    return tuple(_expected(found[month]) for month in sorted(found))


def roots() -> tuple[Root, ...]:
    """Every root that any round saw or the office named."""
    names = dict(Supplier.objects.values_list("root", "name"))
    rows = Expectation.objects.exclude(supplier="").order_by().values_list("supplier")
    used = dict(rows.annotate(Count("organisation", distinct=True)))
    return tuple(Root(root, names.get(root, ""), used.get(root, 0)) for root in sorted(names.keys() | used.keys()))


def mails(round_id: int) -> dict[MailState, int]:
    """How many mails of a round stand where."""
    rows = Mail.objects.filter(round=round_id).order_by().values_list("state").annotate(Count("id"))
    return {MailState(state): count for state, count in rows}


def _round(row: Round) -> RoundView:
    state = State(row.state)
    return RoundView(row.pk, row.month, state, row.step, row.done, row.total, row.is_stop_asked, row.finished)


def _alert_views(rows: Iterable[Alert]) -> list[AlertView]:
    found = list(rows)
    places = {place.lvr_number: place for place in Organisation.objects.all()}
    suppliers = dict(Supplier.objects.values_list("root", "name"))
    notes: dict[int, list[AlertNote]] = defaultdict(list)
    for note in AlertNote.objects.filter(alert__in=found).select_related("by"):
        notes[note.alert_id].append(note)
    return [_alert_view(row, places, suppliers, notes[row.pk]) for row in found]


def _alert_view(
    row: Alert, places: dict[str, Organisation], suppliers: dict[str, str], notes: list[AlertNote]
) -> AlertView:
    place = places.get(row.subject)
    known = [places[lvr] for lvr in row.organisations if lvr in places]
    return AlertView(
        id=row.pk,
        kind=row.get_kind_display(),
        subject_kind=row.get_subject_kind_display(),
        subject=place.name if place else suppliers.get(row.subject, row.subject),
        item=row.item,
        sentence=row.sentence,
        state=AlertState(row.state),
        since=row.first_round.month,
        until=row.last_round.month,
        month=row.month,
        expected=row.expected,
        received=row.received,
        organisations=tuple((each.pk, each.name) for each in known or ([place] if place else [])),
        notes=tuple(
            Note(note.by.name, note.moment, str(ALERT_WORDS[AlertState(note.state)]), note.words) for note in notes
        ),
    )


def _expected(row: Expectation) -> Expected:
    return Expected(row.month, row.received, row.expected, row.lower, row.upper)


def _summed(month: date, rows: list[Expectation]) -> Expected:
    return Expected(month, sum(row.received for row in rows), sum(row.expected or 0 for row in rows), None, None)
