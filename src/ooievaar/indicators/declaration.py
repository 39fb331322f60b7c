"""How an indicator is declared: everything about it in one place, from which all else follows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from ooievaar.indicators import examples
from ooievaar.indicators.criterion import Criterion, Misdeclared, check
from ooievaar.records import BIRTHS, Table


class Wanted(Enum):
    """Which way an indicator should go, with the Dutch words for it."""

    LOWER = "lager is beter"
    HIGHER = "hoger is beter"
    NEITHER = "lager of hoger is niet beter of slechter"


@dataclass(frozen=True)
class Assumption:
    """A choice of ours where the sources are silent or differ, dated so that a reader can see when it was made."""

    name: str
    date: date
    words: str
    words_english: str


@dataclass(frozen=True)
class Part:
    """A sub-indicator: the same rows, or fewer, counted with the same or another numerator.

    Without a numerator it counts the indicator's own; a denominator narrows that of the indicator.
    """

    code: str
    title: str
    title_english: str
    numerator: Criterion | None = None
    denominator: Criterion | None = None


@dataclass(frozen=True)
class Measure:
    """One thing to count: the indicator itself (`part` is None) or one of its parts."""

    part: str | None
    denominator: Criterion
    numerator: Criterion | None


@dataclass(frozen=True)
class Score:
    """What makes an indicator a score: its parts are means of marks, and as a whole it is the response.

    Rows of the counted table are marks: `mark` is the column that holds them, from `lowest` to `highest`, `person` the
    one that tells who gave them. The response sets how often people answered (`records.RESPONSES`) against `cases`: the
    births that the registry counts. Whoever knows the whole figure of the indicator `cases_of` knows that number, as it
    is all that counts there or is undetermined; so it is shown where that figure is, and nowhere else.
    """

    mark: str
    person: str
    lowest: int
    highest: int
    cases: Criterion
    cases_of: str


@dataclass(frozen=True)
class Change:
    """What a version changed against the one before it.

    `comparable` says whether figures from before and after may be compared: only the number or a norm changed, say.
    """

    words: str
    words_english: str
    comparable: bool = False


@dataclass(frozen=True)
class Version:
    """What an indicator counts from a reporting year on.

    `number` is how that year numbers it; empty where no source tells. Without a numerator the indicator is a division
    over its parts. `words` says what is particular to this version and `change` what it changed, which every version
    but the first does; `examples` is a table of rows with their expected outcome.
    """

    since: int
    number: str
    source: str
    source_english: str
    assumptions: tuple[Assumption, ...]
    denominator: Criterion
    examples: str
    words: str
    words_english: str
    numerator: Criterion | None = None
    parts: tuple[Part, ...] = ()
    change: Change | None = None

    @property
    def measures(self) -> tuple[Measure, ...]:
        """What is counted: the indicator itself first, then its parts in declared order."""
        return (Measure(None, self.denominator, self.numerator), *map(self._measure, self.parts))

    def _measure(self, part: Part) -> Measure:
        narrowed = self.denominator & part.denominator if part.denominator else self.denominator
        return Measure(part.code, narrowed, part.numerator or self.numerator)


@dataclass(frozen=True)
class Indicator:
    """A measure of quality: what it is called, why it matters, which table it counts, and its versions by year.

    `proposed` are definitions that nobody has adopted: they count only where somebody asks what they would change.
    With a `score` its parts are means instead of shares.
    """

    code: str
    title: str
    title_english: str
    why: str
    why_english: str
    counts: Table
    wanted: Wanted
    versions: tuple[Version, ...]
    proposed: tuple[Version, ...] = ()
    score: Score | None = None

    def __post_init__(self) -> None:
        for problem in _problems(self):
            raise Misdeclared(f"{self.code}: {problem}")
        for version in self.every_version:
            _check(version, self)

    @property
    def every_version(self) -> tuple[Version, ...]:
        """Those in force at some time and those proposed."""
        return (*self.versions, *self.proposed)

    def version_since(self, since: int) -> Version:
        """The definition, adopted or proposed, that starts in this reporting year; it may be held against any year.

        Raises:
            LookupError: there is none.
        """
        for version in self.every_version:
            if version.since == since:
                return version
        raise LookupError(f"{self.code} has no version {since}")

    @property
    def noun(self) -> str:
        """What is counted, in Dutch plural."""
        return {"births": "bevallingen", "children": "kinderen", "experiences": "cijfers"}[self.counts.name]

    @property
    def year_column(self) -> str:
        """The column of the counted table that holds the reporting year."""
        return "year" if self.score else "birth_year"

    def covers(self, year: int) -> bool:
        """Whether a definition was in force in this reporting year."""
        return self.versions[0].since <= year

    def version_for(self, year: int) -> Version:
        """The definition in force in a reporting year.

        Raises:
            LookupError: the indicator did not exist yet.
        """
        if not self.covers(year):
            raise LookupError(f"{self.code} has no definition for {year}")
        return next(version for version in reversed(self.versions) if version.since <= year)


def _problems(indicator: Indicator) -> Iterator[str]:
    years = [version.since for version in indicator.every_version]
    if not indicator.versions or years != sorted(set(years)):
        yield "versions must be given, oldest first; what is proposed starts after them"
    if any(version.change is None for version in indicator.every_version[1:]):
        yield "every version but the first tells what it changed"
    for version in indicator.every_version:
        codes = [part.code for part in version.parts]
        if len(codes) != len(set(codes)):
            yield f"{version.since}: two parts have the same code"
        if any((measure.numerator is None) != (indicator.score is not None) for measure in version.measures[1:]):
            yield f"{version.since}: a part has no numerator, or a score has one"
        if version.numerator is None and not version.parts:
            yield f"{version.since}: nothing to count"


def _check(version: Version, indicator: Indicator) -> None:
    place = f"{indicator.code} {version.since}"
    if indicator.score:
        check(indicator.score.cases, BIRTHS, place)
    for measure in version.measures:
        for criterion in (measure.denominator, measure.numerator):
            if criterion is not None:
                check(criterion, indicator.counts, place)
    examples.parse(version.examples, indicator.counts, [part.code for part in version.parts])
