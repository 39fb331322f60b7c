"""How a figure comes about: from all births of a unit, criterion by criterion, to denominator and numerator."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import ibis
import polars as pl
from sqlglot import exp

from ooievaar.indicators.assessing import Engine, criteria_of, decided_by, outcome
from ooievaar.indicators.criterion import Criterion, ibis_table
from ooievaar.indicators.declaration import Indicator, Measure
from ooievaar.indicators.outcome import Outcome

# What a criterion decides; of what counts, all criteria are known.
DECIDED = (Outcome.OUTSIDE, Outcome.UNDETERMINED)


@dataclass(frozen=True)
class Counted:
    """Which figure: an indicator or one of its parts, in a reporting year, of one unit."""

    indicator: Indicator
    year: int
    part: str | None
    level: str
    unit: str

    @property
    def measure(self) -> Measure:
        """What is counted.

        Raises:
            LookupError: the indicator has no such part in this year, or did not exist yet.
        """
        for measure in self.indicator.version_for(self.year).measures:
            if measure.part == self.part:
                return measure
        raise LookupError(f"{self.indicator.code} has no part {self.part!r} in {self.year}")


@dataclass(frozen=True)
class Step:
    """The rows with one outcome that one criterion decided; `place` is that of the criterion among `criteria_of`.

    `weight` is their sum of weights, exact: weights are whole multiples of 2^-30. Of rows that count, criterion and
    place are None.
    """

    outcome: Outcome
    place: int | None
    criterion: Criterion | None
    weight: float
    rows: int


@dataclass(frozen=True)
class Waterfall:
    """All rows of a unit, each in exactly one step: outside and undetermined by criterion, then what counts."""

    counted: Counted
    steps: tuple[Step, ...]

    @property
    def everything(self) -> float:
        """The weights of all rows."""
        return sum(step.weight for step in self.steps)

    @property
    def rows(self) -> int:
        """How many births or children have any part in the unit."""
        return sum(step.rows for step in self.steps)

    def weight(self, *outcomes: Outcome) -> float:
        """The weights of the rows with one of these outcomes."""
        return sum(step.weight for step in self.steps if step.outcome in outcomes)

    @property
    def denominator(self) -> float:
        """The denominator of the figure."""
        return self.weight(Outcome.NUMERATOR, Outcome.DENOMINATOR)


def waterfall(cut: Engine, counted: Counted) -> Waterfall:
    """From all rows of a unit to its figure; criteria that decided nothing have a step of zero."""
    attributed = _attributed(counted, cut.dialect)
    sums = f"SELECT outcome, place, sum(weight) AS weight, count(*) AS rows FROM {attributed} GROUP BY outcome, place"  # noqa: S608
    found = cut.query(sums).rows_by_key(("outcome", "place"), unique=True)
    criteria = criteria_of(counted.measure)
    keys: list[tuple[Outcome, int | None]] = [
        (value, place) for value in DECIDED for place in range(_deciders(counted.measure, value))
    ]
    keys += [(value, None) for value in (Outcome.DENOMINATOR, Outcome.NUMERATOR)]
    return Waterfall(counted, tuple(_step(key, criteria, found) for key in keys))


def cases(cut: Engine, counted: Counted, step: tuple[Outcome, int | None]) -> pl.DataFrame:
    """The rows of one step: `birth_id`, `row_id`, `birth_month`, `weight`, `rule`, sorted by row.

    The place in `step` is None for all rows with the outcome, whatever decided it.
    """
    value, place = step
    chosen = f"outcome = {_literal(value.value, cut.dialect)}" + ("" if place is None else f" AND place = {place:d}")
    columns = "birth_id, row_id, birth_month, weight, rule"
    attributed = _attributed(counted, cut.dialect)
    return cut.query(f"SELECT {columns} FROM {attributed} WHERE {chosen} ORDER BY row_id")  # noqa: S608


def _deciders(measure: Measure, value: Outcome) -> int:
    """How many criteria can decide this outcome: nothing falls outside by the numerator."""
    return len(measure.denominator.conjuncts if value is Outcome.OUTSIDE else criteria_of(measure))


def _step(key: tuple[Outcome, int | None], criteria: Sequence[Criterion], found: dict[Any, tuple[float, int]]) -> Step:
    value, place = key
    weight, rows = found.get((value.value, place), (0.0, 0))
    return Step(value, place, None if place is None else criteria[place], weight, rows)


def _attributed(counted: Counted, dialect: str) -> str:
    """Each row of the year that counts for the unit, with its part, as a table in SQL."""
    rows = _assessed(counted.indicator, counted.year, counted.part, dialect)
    unit = f"level = {_literal(counted.level, dialect)} AND unit = {_literal(counted.unit, dialect)}"
    # Values are quoted by sqlglot; the names are ours.
    own = f"SELECT birth_id, weight, rule FROM attributions WHERE {unit}"  # noqa: S608
    return f"(SELECT * FROM ({rows}) AS assessed JOIN ({own}) AS own USING (birth_id)) AS attributed"  # noqa: S608


def _literal(value: str, dialect: str) -> str:
    return exp.Literal.string(value).sql(dialect=dialect)


@lru_cache(maxsize=256)
def _assessed(indicator: Indicator, year: int, part: str | None, dialect: str) -> str:
    """Each row of the year: its outcome, and the place of what decided when it does not count.

    As SQL, and kept, as composing it takes longer than running it.
    """
    measure = Counted(indicator, year, part, "", "").measure
    table = ibis_table(indicator.counts)
    value = outcome(measure, table)
    place = decided_by(measure, table, range(len(criteria_of(measure))))
    decided = value.isin([each.value for each in DECIDED])
    rows = table.filter(table.birth_year == year).select(
        "birth_id",
        "birth_month",
        row_id=table[indicator.counts.key[0]],
        outcome=value,
        place=decided.ifelse(place, None),
    )
    return str(ibis.to_sql(rows, dialect=dialect))
