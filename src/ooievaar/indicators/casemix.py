"""Observed against expected: what an indicator would be for a unit, had it cared for the women of the whole country.

A logistic model is fitted on all births of the year in the country, with the characteristics that are declared here for
the indicator. What it expects of the births of a unit is set against what happened there. Every characteristic has a
level for "not known", so that nobody falls out of the comparison because an item is missing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import ibis
import numpy as np
import numpy.typing as npt
import polars as pl
from ibis import _

from ooievaar import statistics
from ooievaar.indicators.assessing import Engine, outcome
from ooievaar.indicators.criterion import ibis_table
from ooievaar.indicators.declaration import Indicator, Measure
from ooievaar.indicators.outcome import Outcome
from ooievaar.records import ADJUSTED, ATTRIBUTIONS

type Numbers = npt.NDArray[np.float64]

UNKNOWN = "onbekend"


@dataclass(frozen=True)
class Level:
    """One level of a characteristic: its words, and the condition on a row."""

    words: str
    words_english: str
    condition: Any


@dataclass(frozen=True)
class Characteristic:
    """Something that care cannot change and that matters for the outcome; the first level is the one compared with."""

    name: str
    words: str
    words_english: str
    levels: tuple[Level, ...]


@dataclass(frozen=True)
class CaseMix:
    """The characteristics that one indicator is compared for, up to and including reporting year `until`."""

    indicator: str
    characteristics: tuple[Characteristic, ...]
    until: int | None = None


@dataclass(frozen=True)
class Adjustment:
    """What fitting gave: the model, how well it predicts, and `records.ADJUSTED` per unit."""

    model: statistics.LogisticModel
    calibration: statistics.Calibration
    figures: pl.DataFrame


def _between(column: Any, first: int, last: int) -> Any:
    return (column >= first) & (column <= last)


PARITY = Characteristic(
    "parity", "aantal eerdere bevallingen", "earlier births",
    (
        Level("een", "one", _.parity == 1),
        Level("geen", "none", _.parity == 0),
        Level("twee of meer", "two or more", _.parity >= 2),
    ),
)  # fmt: skip
AGE = Characteristic(
    "mother_age", "leeftijd van de moeder", "age of the mother",
    (
        Level("25 tot en met 34", "25 to 34", _between(_.mother_age, 25, 34)),
        Level("jonger dan 20", "below 20", _.mother_age < 20),
        Level("20 tot en met 24", "20 to 24", _between(_.mother_age, 20, 24)),
        Level("35 tot en met 39", "35 to 39", _between(_.mother_age, 35, 39)),
        Level("40 of ouder", "40 or over", _.mother_age >= 40),
    ),
)  # fmt: skip
MULTIPLE = Characteristic(
    "multiple", "een of meer kinderen", "one child or more",
    (Level("één kind", "one child", _.children_count == 1), Level("meerling", "multiple", _.children_count > 1)),
)  # fmt: skip
WEEKS = Characteristic(
    "weeks", "zwangerschapsduur", "gestational age",
    (
        Level("39 of 40 weken", "39 or 40 weeks", _between(_.gestation_days, 273, 286)),
        Level("37 weken", "37 weeks", _between(_.gestation_days, 259, 265)),
        Level("38 weken", "38 weeks", _between(_.gestation_days, 266, 272)),
        Level("41 weken", "41 weeks", _between(_.gestation_days, 287, 293)),
        Level("42 weken of meer", "42 weeks or more", _.gestation_days >= 294),
    ),
)  # fmt: skip

# The social status of a postcode and the centile of birth weight need tables from outside: a registry that has them
# adds a characteristic here. An approximation of our own would look like them and mean something else.
PAEDIATRIC_ADMISSION = CaseMix("paediatric_admission", (PARITY, AGE, MULTIPLE, WEEKS))
# Since 2020 the set compares only admissions. Which characteristics counted before is in no source that we could reach:
# those that matter for all three and that every message tells.
UNTIL_2019 = ("preterm_birth", "postpartum_haemorrhage", "perineal_tear")
CASE_MIXES: tuple[CaseMix, ...] = (
    PAEDIATRIC_ADMISSION,
    *(CaseMix(code, (PARITY, AGE, MULTIPLE), until=2019) for code in UNTIL_2019),
)


def case_mix(code: str, year: int) -> CaseMix | None:
    """What an indicator is compared for in a reporting year; None when it is not."""
    found = (each for each in CASE_MIXES if each.indicator == code)
    return next((each for each in found if each.until is None or year <= each.until), None)


def adjust(cut: Engine, indicator: Indicator, year: int, mix: CaseMix) -> Adjustment:
    """Fit the model on a year of a cut and compare every unit with what it expects.

    Raises:
        NotFitted: the year has too few cases to tell the characteristics apart.
    """
    rows = _rows(cut, indicator, year, mix)
    if not rows["met"].any():
        raise statistics.NotFitted(f"{indicator.code} {year}: no cases")
    design, names = _design(rows, mix)
    outcomes = rows["met"].to_numpy().astype(float)
    model = statistics.fit_logistic(names, design, outcomes)
    chances = statistics.predicted(design, model.coefficients)
    compared = _compared(cut, rows.with_columns(chance=pl.Series(chances)), float(outcomes.mean()))
    figures = compared.with_columns(
        year=pl.lit(year, pl.Int64),
        indicator=pl.lit(indicator.code),
        version=pl.lit(indicator.version_for(year).since, pl.Int64),
    )
    return Adjustment(
        model, statistics.calibration(outcomes, chances), figures.select(ADJUSTED.names).sort(ADJUSTED.key)
    )


def _rows(cut: Engine, indicator: Indicator, year: int, mix: CaseMix) -> pl.DataFrame:
    """One row per birth or child in the denominator: `birth_id`, `met`, and the level of each characteristic."""
    table = ibis_table(indicator.counts)
    whole: Measure = indicator.version_for(year).measures[0]
    columns = {each.name: _level(each, table) for each in mix.characteristics}
    found = table.filter(table.birth_year == year).select(
        key=table[indicator.counts.key[0]], birth_id=table.birth_id, counted=outcome(whole, table), **columns
    )
    counted = found.filter(found.counted.isin([Outcome.NUMERATOR.value, Outcome.DENOMINATOR.value]))
    chosen = counted.select("key", "birth_id", *columns, met=counted.counted == Outcome.NUMERATOR.value)
    return cut.query(str(ibis.to_sql(chosen.order_by("key"), dialect=cut.dialect)))


def _level(characteristic: Characteristic, table: Any) -> Any:
    """The number of the level that a row has; one more than the last when it is not known."""
    cases = [(level.condition.resolve(table), number) for number, level in enumerate(characteristic.levels)]
    return ibis.cases(*cases, else_=len(cases)).cast("int64")


def _design(rows: pl.DataFrame, mix: CaseMix) -> tuple[Numbers, tuple[str, ...]]:
    """A constant, and a column for every level that occurs except the first of each characteristic."""
    columns, names = [np.ones(rows.height)], ["constant"]
    for each in mix.characteristics:
        levels = rows[each.name].to_numpy()
        for number, words in enumerate([level.words for level in each.levels] + [UNKNOWN]):
            if number and (levels == number).any():
                columns.append((levels == number).astype(float))
                names.append(f"{each.name}: {words}")
    return np.column_stack(columns), tuple(names)


def _compared(cut: Engine, rows: pl.DataFrame, country: float) -> pl.DataFrame:
    attributions = ibis_table(ATTRIBUTIONS)
    wanted = attributions.select("birth_id", "level", "unit", "weight")
    weighed = cut.query(str(ibis.to_sql(wanted, dialect=cut.dialect))).join(rows, on="birth_id")
    groups = weighed.group_by("level", "unit").agg("met", "chance", "weight")
    compared = [_of_unit(row, country) for row in groups.iter_rows(named=True)]
    return pl.DataFrame(compared, schema={**dict.fromkeys(("level", "unit"), pl.String()), **_MEASURED}, orient="row")


def _of_unit(row: dict[str, Sequence[Any]], country: float) -> dict[str, Any]:
    met, chances, weights = (np.asarray(row[name], dtype=float) for name in ("met", "chance", "weight"))
    found = statistics.compare(met, chances, weights, country)
    percentages = {name: 100 * getattr(found, of) for name, of in _PERCENTAGES.items()}
    return {
        "level": row["level"],
        "unit": row["unit"],
        "observed": found.observed,
        "expected": found.expected,
    } | percentages


_PERCENTAGES = {"value": "adjusted", "lower": "lower", "upper": "upper"}
_MEASURED = dict.fromkeys(("observed", "expected", *_PERCENTAGES), pl.Float64())
