"""Why chosen births count as they do: every indicator and part of the year, criterion by criterion."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import ibis
import ibis.expr.operations as ops
import polars as pl
from sqlglot import exp

from ooievaar.indicators.assessing import Engine, criteria_of, outcome
from ooievaar.indicators.catalogue import OF_BIRTHS
from ooievaar.indicators.criterion import Criterion, ibis_table
from ooievaar.indicators.declaration import Indicator, Measure
from ooievaar.indicators.outcome import Outcome
from ooievaar.records import Table


@dataclass(frozen=True)
class Verdict:
    """One criterion against one row: met, not met, or None for unknown.

    `items` are the columns of the counted table for want of which it is unknown: those that are empty, or, when none
    is, those whose value does not decide.
    """

    criterion: Criterion
    met: bool | None
    items: tuple[str, ...]


@dataclass(frozen=True)
class Explained:
    """One row for one indicator or part: its outcome, and every criterion.

    `row_id` is the child where the indicator counts children, else the birth; `decided_by` is a place in `verdicts`.
    """

    indicator: Indicator
    measure: Measure
    birth_id: str
    row_id: str
    outcome: Outcome
    verdicts: tuple[Verdict, ...]
    decided_by: int

    @property
    def part(self) -> str | None:
        """The code of the part; None for the indicator itself."""
        return self.measure.part


def explain_births(
    cut: Engine, births: Sequence[str], year: int, *, only: Outcome | None = None
) -> tuple[Explained, ...]:
    """What these births and their children count as, in the order of the set, then by row.

    Args:
        cut: whatever runs SQL over the tables of a cut.
        births: values of `birth_id`; those of another year are left out.
        year: the reporting year.
        only: leave out rows with another outcome.
    """
    chosen = [indicator for indicator in OF_BIRTHS if indicator.covers(year)]
    tables = {indicator.counts.name: indicator.counts for indicator in chosen}
    rows = {name: _rows(cut, table, births, year) for name, table in tables.items()}
    return tuple(
        explained
        for indicator in chosen
        for measure in indicator.version_for(year).measures
        for explained in _of_measure(indicator, measure, rows[indicator.counts.name], only)
    )


@lru_cache(maxsize=1024)
def items_of(criterion: Criterion, table: Table) -> tuple[str, ...]:
    """The columns that a criterion looks at, in the order of the table; kept, as finding them takes a while."""
    used = {field.name for field in criterion.bind(ibis_table(table)).op().find(ops.Field)}
    return tuple(name for name in table.names if name in used)


def _of_measure(
    indicator: Indicator, measure: Measure, rows: pl.DataFrame, only: Outcome | None
) -> Iterator[Explained]:
    name = _name(indicator, measure)
    found = rows if only is None else rows.filter(pl.col(name) == only.value)
    asked = [(each, _column(each.text), items_of(each, indicator.counts)) for each in criteria_of(measure)]
    for row in found.iter_rows(named=True):
        verdicts = tuple(_verdict(row, *each) for each in asked)
        yield Explained(
            indicator=indicator,
            measure=measure,
            birth_id=row["birth_id"],
            row_id=row[indicator.counts.key[0]],
            outcome=Outcome(row[name]),
            verdicts=verdicts,
            decided_by=_deciding(verdicts, len(measure.denominator.conjuncts)),
        )


def _verdict(row: Mapping[str, Any], criterion: Criterion, column: str, used: tuple[str, ...]) -> Verdict:
    met = row[column]
    if met is not None:
        return Verdict(criterion, met, ())
    return Verdict(criterion, None, tuple(name for name in used if row[name] is None) or used)


def _deciding(verdicts: Sequence[Verdict], denominators: int) -> int:
    """As `assessing.decided_by`: the first denominator criterion not met, else the first unknown, else the last."""
    refused = (n for n, verdict in enumerate(verdicts[:denominators]) if verdict.met is False)
    unknown = (n for n, verdict in enumerate(verdicts) if verdict.met is None)
    return next(refused, next(unknown, len(verdicts) - 1))


def _rows(cut: Engine, table: Table, births: Sequence[str], year: int) -> pl.DataFrame:
    """The rows of a table that belong to these births, with every outcome and every criterion beside them."""
    wanted = ", ".join(exp.Literal.string(each).sql(dialect=cut.dialect) for each in births) or "NULL"
    statement = _everything(table.name, year, cut.dialect)
    # The words between quotes are written by sqlglot, which also escapes them.
    return cut.query(f"SELECT * FROM ({statement}) AS assessed WHERE birth_id IN ({wanted}) ORDER BY {table.key[0]}")  # noqa: S608


@lru_cache(maxsize=32)
def _everything(name: str, year: int, dialect: str) -> str:
    """The statement for all rows of a year; kept, as composing it takes longer than running it."""
    counted = [each for each in OF_BIRTHS if each.covers(year) and each.counts.name == name]
    declared = counted[0].counts
    table = ibis_table(declared)
    used: set[str] = {declared.key[0], "birth_id"}
    columns: dict[str, Any] = {}
    for indicator in counted:
        for measure in indicator.version_for(year).measures:
            columns[_name(indicator, measure)] = outcome(measure, table)
            columns |= {_column(each.text): each.bind(table) for each in criteria_of(measure)}
            used.update(name for each in criteria_of(measure) for name in items_of(each, declared))
    # Not all columns: a cut of before a column was declared does not have it.
    rows = table.filter(table.birth_year == year).select(*sorted(used), **columns)
    return str(ibis.to_sql(rows, dialect=dialect))


def _name(indicator: Indicator, measure: Measure) -> str:
    return f"outcome__{indicator.code}__{measure.part or ''}"


@lru_cache(maxsize=1024)
def _column(text: str) -> str:
    """A name that is the same for two criteria exactly when they ask the same: indicators share most of them."""
    return f"criterion__{hashlib.sha256(text.encode()).hexdigest()[:16]}"
