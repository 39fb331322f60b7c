"""What was shown of one topic of one organisation, partnership or the country, and what may be shown next.

People are added in steps of at least ten: the marks of those who are not shown yet, and of at least ten others than
any organisation that sees both its own score and this one. Everything on a page is a sum of such steps: the score is
all of them, a point of the trend those of one period. A period that is closed stays as it is; who answered in it but
came too late or with too few moves on to the next. Groups are added up in editions (`splits`), each over the steps
since the one before. Whoever collected answers knows them one by one: they are added in steps of their own, so that
taking them away leaves steps of ten others.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from ooievaar.questionnaires.scoring import MINIMUM
from ooievaar.questionnaires.splits import PLACES, People, Split, Viewer, knows, showable, source_of, without_known
from ooievaar.questionnaires.tally import NOBODY_GAVE, Tally

FIRST_EDITION = 30  # people; fewer can hardly be divided, and every edition is divided by itself


@dataclass(frozen=True)
class Gathered:
    """Who gave a mark: tallies by (period, traits), and how many by (period, traits, cell).

    A cell is what tells whose own score somebody counts in, such as the number of an organisation.
    """

    tallies: Mapping[tuple[str, str], Tally] = field(default_factory=dict)
    people: Mapping[tuple[str, str, str], int] = field(default_factory=dict)

    def __or__(self, other: "Gathered") -> "Gathered":
        """Both, which have no period of one source in common."""
        return Gathered({**self.tallies, **other.tallies}, {**self.people, **other.people})

    def __sub__(self, other: "Gathered") -> "Gathered":
        """What is here and not in `other`."""
        tallies = {key: self._tally(key) - other._tally(key) for key in {*self.tallies, *other.tallies}}
        left = {key: each for key, each in tallies.items() if each != NOBODY_GAVE}
        return Gathered(left, _less(self.people, other.people))

    def _tally(self, key: tuple[str, str]) -> Tally:
        return self.tallies.get(key, NOBODY_GAVE)

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods in which somebody answered, the earliest first."""
        return tuple(sorted({period for period, _traits in self.tallies}))

    @property
    def total(self) -> Tally:
        """Everybody together."""
        return sum(self.tallies.values(), NOBODY_GAVE)

    def of(self, periods: Iterable[str]) -> "Gathered":
        """Only those of these periods."""
        wanted = frozenset(periods)
        return Gathered(
            {key: each for key, each in self.tallies.items() if key[0] in wanted},
            {key: each for key, each in self.people.items() if key[0] in wanted},
        )

    @property
    def sources(self) -> tuple[str, ...]:
        """Who collected these answers; empty stands for answers that nobody knows."""
        return tuple(sorted({source_of(traits) for _period, traits in self.tallies}))

    def among(self, sources: Iterable[str]) -> "Gathered":
        """Only those whose answers one of these collected."""
        wanted = frozenset(sources)
        return Gathered(
            {key: each for key, each in self.tallies.items() if source_of(key[1]) in wanted},
            {key: each for key, each in self.people.items() if source_of(key[1]) in wanted},
        )

    @property
    def is_possible(self) -> bool:
        """Whether people can have given this: not when more were taken away than came."""
        return all(tally.is_possible for tally in self.tallies.values())

    def without_periods(self) -> People:
        """How many by (traits, cell)."""
        found: dict[tuple[str, str], int] = {}
        for (_period, traits, cell), count in self.people.items():
            found[traits, cell] = found.get((traits, cell), 0) + count
        return found


@dataclass(frozen=True)
class Edition:
    """Groups that were shown of the same people: `tallies` by place (`splits.PLACES`), and of everybody."""

    tallies: Mapping[int, Tally]
    total: Tally


@dataclass(frozen=True)
class Ledger:
    """What is shown (`points` by period, `editions`), and what has to be remembered to go on.

    `begin` is the period of the first answer that is shown. `taken` is everybody who is shown; `steps` and `undivided`
    are those since the latest edition.
    """

    begin: str = ""
    points: Mapping[str, Tally] = field(default_factory=dict)
    editions: tuple[Edition, ...] = ()
    taken: Gathered = Gathered()
    steps: tuple[People, ...] = ()
    undivided: Mapping[str, Tally] = field(default_factory=dict)

    @property
    def total(self) -> Tally:
        """What the score is computed from."""
        return sum(self.points.values(), NOBODY_GAVE)


@dataclass(frozen=True)
class Point:
    """One point of a trend, of the periods `first` to `last`."""

    first: str
    last: str
    tally: Tally


@dataclass(frozen=True)
class Divided:
    """A split as it is shown: the groups by code, and the rest; together they are the people of some editions."""

    split: Split
    groups: Mapping[str, Tally]
    rest: Tally


def quarter_of(month: str) -> str:
    """The quarter of a month: 2026-K4 of 2026-11. Quarters sort as text."""
    return f"{month[:4]}-K{(int(month[5:7]) + 2) // 3}"


def quarter_after(quarter: str) -> str:
    """The next quarter."""
    year, number = int(quarter[:4]), int(quarter[-1])
    return f"{year}-K{number + 1}" if number < 4 else f"{year + 1}-K1"


def advance(ledger: Ledger, fresh: Gathered, viewers: Iterable[Viewer] = (), *, is_apart: bool = True) -> Ledger:
    """The ledger with whatever may be shown now of all that was gathered.

    `viewers` are the cells of each organisation that sees this beside its own scores: everybody in them is no other
    to that organisation. What was shown and is no longer among what was gathered stays shown. `is_apart`: answers that
    somebody collected come in steps of their own, which tell the collector nothing; else in steps with others, ten of
    whom the collector does not know.
    """
    readers = tuple(viewers)
    waiting = fresh - ledger.taken
    possible = [source for source in waiting.sources if waiting.among((source,)).is_possible]
    for sources in [(source,) for source in possible] if is_apart else [possible]:
        told = tuple(map(without_known, readers)) if is_apart else readers
        ledger = _with_steps(ledger, fresh.among(sources), sources, told)
    return _divided(ledger, readers)


def _with_steps(ledger: Ledger, fresh: Gathered, sources: Collection[str], readers: tuple[Viewer, ...]) -> Ledger:
    """With what these sources gave, in steps that are large enough."""
    before = ledger.taken.among(sources)
    others = ledger.taken.among({*ledger.taken.sources} - {*sources})
    waiting = fresh - before
    together: list[str] = []
    moved: list[str] = []
    for period in waiting.periods:
        together.append(period)
        step = waiting.of(together)
        if _fewest_others(step, readers) >= MINIMUM:
            ledger, moved, together = _stepped(ledger, step, period), [*moved, *together], []
    # Of the periods that moved on, everybody who was gathered is taken now.
    taken = before.of({*before.periods} - {*moved}) | fresh.of(moved)
    return replace(ledger, taken=others | taken)


def waiting_for(ledger: Ledger, fresh: Gathered) -> int:
    """How many more people must come before anything can change."""
    return max(1, MINIMUM - (fresh - ledger.taken).total.people)


def trend(ledger: Ledger) -> tuple[Point, ...]:
    """The points of the trend; a period without one belongs to the next that has one."""
    points: list[Point] = []
    for last in sorted(ledger.points):
        first = quarter_after(points[-1].last) if points else min(ledger.begin, last)
        points.append(Point(first, last, ledger.points[last]))
    return tuple(points)


def divided(ledger: Ledger, split: Split) -> Divided | None:
    """The split over all editions that show what the latest one with a group of it shows; None without any."""
    places = {place for place, (each, _group) in enumerate(PLACES) if each == split}
    shown = next((found for each in reversed(ledger.editions) if (found := places & each.tallies.keys())), None)
    if shown is None:
        return None
    editions = [each for each in ledger.editions if shown <= each.tallies.keys()]
    groups = {PLACES[place][1].code: sum((each.tallies[place] for each in editions), NOBODY_GAVE) for place in shown}
    total = sum((each.total for each in editions), NOBODY_GAVE)
    return Divided(split, groups, total - sum(groups.values(), NOBODY_GAVE))


def _fewest_others(step: Gathered, viewers: tuple[Viewer, ...]) -> int:
    cells: dict[tuple[str, str], int] = {}
    for (_period, traits, cell), count in step.people.items():
        key = source_of(traits), cell
        cells[key] = cells.get(key, 0) + count
    most = max(
        (sum(count for (source, cell), count in cells.items() if knows(viewer, source, cell)) for viewer in viewers),
        default=0,
    )
    return step.total.people - most


def _stepped(ledger: Ledger, step: Gathered, period: str) -> Ledger:
    undivided = dict(ledger.undivided)
    for (_period, traits), tally in step.tallies.items():
        undivided[traits] = undivided.get(traits, NOBODY_GAVE) + tally
    return replace(
        ledger,
        begin=ledger.begin or step.periods[0],
        points={**ledger.points, period: ledger.points.get(period, NOBODY_GAVE) + step.total},
        steps=(*ledger.steps, step.without_periods()),
        undivided=undivided,
    )


def _divided(ledger: Ledger, viewers: tuple[Viewer, ...]) -> Ledger:
    """With a new edition, when there are enough for one that can be divided."""
    total = sum(ledger.undivided.values(), NOBODY_GAVE)
    if total.people < max(FIRST_EDITION, sum(each.total.people for each in ledger.editions) / 2):
        return ledger
    places = showable(ledger.steps, viewers)
    if not places:
        return ledger
    tallies = {
        place: sum((tally for traits, tally in ledger.undivided.items() if traits[place] == "1"), NOBODY_GAVE)
        for place in places
    }
    return replace(ledger, editions=(*ledger.editions, Edition(tallies, total)), steps=(), undivided={})


def _less[Key](ours: Mapping[Key, int], theirs: Mapping[Key, int]) -> dict[Key, int]:
    found = {key: ours.get(key, 0) - theirs.get(key, 0) for key in ours.keys() | theirs.keys()}
    return {key: count for key, count in found.items() if count}
