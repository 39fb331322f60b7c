"""What each row counts as, and by which criterion."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Protocol

import ibis
import polars as pl

from ooievaar.indicators.criterion import Criterion, ibis_table, unknown
from ooievaar.indicators.declaration import Indicator, Measure
from ooievaar.indicators.outcome import Outcome

DIALECT = "duckdb"


class Engine(Protocol):
    """Whatever runs SQL over the tables of a cut, such as an opened cut; `dialect` is the SQL that it speaks."""

    @property
    def dialect(self) -> str:
        """As sqlglot calls it."""

    def query(self, sql: str) -> pl.DataFrame:
        """The rows that this statement gives."""


NAMED: Mapping[Outcome, Any] = {each: each.value for each in Outcome}


def outcome(measure: Measure, table: Any, written: Mapping[Outcome, Any] = NAMED) -> Any:
    """The one expression that counting, examples and explanation share: an `Outcome` per row of the table.

    What no known item decides is undetermined, so a missing item needs no condition of its own. `written` says what
    stands for each outcome: its name, unless counting wants a number.
    """
    denominator = measure.denominator.bind(table)
    cases = [(~denominator, Outcome.OUTSIDE)]
    if measure.numerator is None:
        cases += [(denominator, Outcome.DENOMINATOR)]
    else:
        numerator = measure.numerator.bind(table)
        cases += [(denominator & numerator, Outcome.NUMERATOR), (denominator & ~numerator, Outcome.DENOMINATOR)]
    return ibis.cases(*((condition, written[value]) for condition, value in cases), else_=written[Outcome.UNDETERMINED])


def outcomes(cut: Engine, indicator: Indicator, year: int) -> pl.DataFrame:
    """One row per birth, child or mark of the year: its id, `outcome`, and per part its outcome, under its code."""
    return cut.query(_outcomes(indicator, year, cut.dialect))


def explain(cut: Engine, indicator: Indicator, year: int, *, part: str | None = None) -> pl.DataFrame:
    """Why each row of the year counts as it does.

    Columns: the id, `outcome`, `decided_by` (the words of the criterion that decided), and per criterion, under its
    words, whether the row meets it; null where an item is missing.
    """
    return cut.query(_explanation(indicator, year, part, cut.dialect))


# Statements are kept: composing one takes longer than a small cut needs to answer it.
@lru_cache(maxsize=64)
def _outcomes(indicator: Indicator, year: int, dialect: str) -> str:
    table = ibis_table(indicator.counts)
    columns = {measure.part or "outcome": outcome(measure, table) for measure in indicator.version_for(year).measures}
    return _of_year(indicator, year, columns, dialect)


@lru_cache(maxsize=64)
def _explanation(indicator: Indicator, year: int, part: str | None, dialect: str) -> str:
    table = ibis_table(indicator.counts)
    measure = next(each for each in indicator.version_for(year).measures if each.part == part)
    words = [criterion.words for criterion in criteria_of(measure)]
    columns = {"outcome": outcome(measure, table), "decided_by": decided_by(measure, table, words)}
    criteria = {criterion.words: criterion.bind(table) for criterion in criteria_of(measure)}
    return _of_year(indicator, year, columns | criteria, dialect)


def _of_year(indicator: Indicator, year: int, columns: Mapping[str, Any], dialect: str) -> str:
    table = ibis_table(indicator.counts)
    key = indicator.counts.key[0]
    rows = table.filter(table[indicator.year_column] == year).select(table[key], **columns)
    return str(ibis.to_sql(rows.order_by(key), dialect=dialect))


def criteria_of(measure: Measure) -> Sequence[Criterion]:
    """The criteria of the denominator, then those of the numerator."""
    return (*measure.denominator.conjuncts, *(measure.numerator.conjuncts if measure.numerator else ()))


def decided_by(measure: Measure, table: Any, labels: Sequence[Any]) -> Any:
    """The label of the first denominator criterion not met, else of the first that is unknown, else of the last.

    `labels` belong to `criteria_of(measure)`, one to one.
    """
    labelled = [(criterion.bind(table), label) for criterion, label in zip(criteria_of(measure), labels, strict=True)]
    refused = [(~met, label) for met, label in labelled[: len(measure.denominator.conjuncts)]]
    missing = [(unknown(met), label) for met, label in labelled]
    return ibis.cases(*refused, *missing, else_=labelled[-1][1])
