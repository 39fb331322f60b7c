"""Observed against expected: what an indicator would be for a unit, had it cared for the women of the whole country.

A logistic model is fitted on all births of the year in the country, with the characteristics that are declared here for
the indicator. What it expects of the births of a unit is set against what happened there. Every characteristic has a
level for "not known", so that nobody falls out of the comparison because an item is missing.

Beside the model stands the mix itself: how the children of a unit are spread over the levels, among those of whom it
is known.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
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
    """The characteristics that one indicator is compared for up to and including reporting year `until`.

    `shown_besides` only show whom a unit cares for. `cases` is what is counted, plural, as in "31 admissions".
    """

    indicator: str
    characteristics: tuple[Characteristic, ...]
    until: int | None = None
    shown_besides: tuple[Characteristic, ...] = ()
    cases: str = "gevallen"
    cases_english: str = "cases"

    @property
    def shown(self) -> tuple[Characteristic, ...]:
        """Everything that a mix is described by."""
        return self.characteristics + self.shown_besides


@dataclass(frozen=True)
class Basis:
    """What a model rests on: rows and cases, how many rows lacked each characteristic, and which rows it left out.

    `undetermined` rows are left out, as it is not known whether they count; a missing characteristic leaves nobody out.
    """

    rows: int
    cases: int
    undetermined: int
    unknown: Mapping[str, int]


@dataclass(frozen=True)
class Adjustment:
    """What fitting gave: the model, how well it predicts, `records.ADJUSTED` and `MIXES` per unit.

    Without a model, `unfit` says why and there are mixes only.
    """

    basis: Basis
    mixes: pl.DataFrame
    model: statistics.LogisticModel | None = None
    calibration: statistics.Calibration | None = None
    figures: pl.DataFrame = field(default_factory=ADJUSTED.frame)
    unfit: statistics.Unfit | None = None


# How many children of a unit have which level of a characteristic, and of how many it is known.
MIXES = {
    "level": pl.String(),
    "unit": pl.String(),
    "characteristic": pl.String(),
    "number": pl.Int64(),
    "count": pl.Float64(),
    "known": pl.Float64(),
}
# Fewer cases than this for every coefficient, and the model says more of chance than of the women.
# Source: Vittinghoff and McCulloch (2007), American Journal of Epidemiology 165, 710-718.
CASES_PER_COEFFICIENT = 5


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

WEIGHT = Characteristic(
    "birth_weight", "geboortegewicht", "birth weight",
    (
        Level("2500 tot 4000 gram", "2500 to 4000 grams", (_.weight_g >= 2500) & (_.weight_g < 4000)),
        Level("lichter dan 2500 gram", "below 2500 grams", _.weight_g < 2500),
        Level("4000 tot 4500 gram", "4000 to 4500 grams", (_.weight_g >= 4000) & (_.weight_g < 4500)),
        Level("4500 gram of zwaarder", "4500 grams or over", _.weight_g >= 4500),
    ),
)  # fmt: skip

# The social status of a postcode and the centile of birth weight need tables from outside: a registry that has them
# adds a characteristic here. An approximation of our own would look like them and mean something else. Weight in grams
# is shown and not compared for: apart from the centile it mostly tells what the weeks tell already.
PAEDIATRIC_ADMISSION = CaseMix(
    "paediatric_admission", (PARITY, AGE, MULTIPLE, WEEKS), None, (WEIGHT,), "opnames", "admissions"
)
# Since 2020 the set compares only admissions. Which characteristics counted before is in no source that we could reach:
# those that matter for all three and that every message tells.
UNTIL_2019 = {
    "preterm_birth": ("vroeggeboorten", "preterm births"),
    "postpartum_haemorrhage": ("fluxussen", "haemorrhages"),
    "perineal_tear": ("rupturen", "tears"),
}
CASE_MIXES: tuple[CaseMix, ...] = (
    PAEDIATRIC_ADMISSION,
    *(CaseMix(code, (PARITY, AGE, MULTIPLE), 2019, (), *words) for code, words in UNTIL_2019.items()),
)


def case_mix(code: str, year: int) -> CaseMix | None:
    """What an indicator is compared for in a reporting year; None when it is not."""
    found = (each for each in CASE_MIXES if each.indicator == code)
    return next((each for each in found if each.until is None or year <= each.until), None)


def adjust(cut: Engine, indicator: Indicator, year: int, mix: CaseMix) -> Adjustment:
    """Fit the model on a year of a cut, compare every unit with what it expects, and describe its mix."""
    assessed = _rows(cut, indicator, year, mix)
    rows = assessed.filter(pl.col("met").is_not_null())
    attributed = _attributed(cut, rows)
    basis, mixes = _basis(assessed, mix), _mixes(attributed, mix)
    try:
        model, chances = _fitted(rows, mix, basis)
    except statistics.NotFitted as error:
        return Adjustment(basis, mixes, unfit=error.reason)
    outcomes = rows["met"].to_numpy().astype(float)
    chance = pl.DataFrame({"key": rows["key"], "chance": chances})
    figures = _compared(attributed.join(chance, on="key"), float(outcomes.mean())).with_columns(
        year=pl.lit(year, pl.Int64),
        indicator=pl.lit(indicator.code),
        version=pl.lit(indicator.version_for(year).since, pl.Int64),
    )
    return Adjustment(
        basis,
        mixes,
        model,
        statistics.calibration(outcomes, chances),
        figures.select(ADJUSTED.names).sort(ADJUSTED.key),
    )


def _fitted(rows: pl.DataFrame, mix: CaseMix, basis: Basis) -> tuple[statistics.LogisticModel, Numbers]:
    if not basis.cases:
        raise statistics.NotFitted(statistics.Unfit.NO_CASES, mix.indicator)
    design, names = _design(rows, mix)
    if basis.cases < CASES_PER_COEFFICIENT * len(names):
        raise statistics.NotFitted(statistics.Unfit.FEW_CASES, mix.indicator)
    model = statistics.fit_logistic(names, design, rows["met"].to_numpy().astype(float))
    return model, statistics.predicted(design, model.coefficients)


def _basis(assessed: pl.DataFrame, mix: CaseMix) -> Basis:
    rows = assessed.filter(pl.col("met").is_not_null())
    unknown = {each.name: int((rows[each.name] == len(each.levels)).sum()) for each in mix.characteristics}
    return Basis(rows.height, int(rows["met"].sum()), assessed.height - rows.height, unknown)


def _rows(cut: Engine, indicator: Indicator, year: int, mix: CaseMix) -> pl.DataFrame:
    """One row per birth or child in the denominator or undetermined: `met` (null where undetermined), and the level of
    each characteristic.
    """
    table = ibis_table(indicator.counts)
    whole: Measure = indicator.version_for(year).measures[0]
    columns = {each.name: _level(each, table) for each in mix.shown}
    found = table.filter(table.birth_year == year).select(
        key=table[indicator.counts.key[0]], birth_id=table.birth_id, counted=outcome(whole, table), **columns
    )
    inside = found.filter(found.counted != Outcome.OUTSIDE.value)
    rows = cut.query(str(ibis.to_sql(inside.order_by("key"), dialect=cut.dialect)))
    is_known = pl.col("counted") != Outcome.UNDETERMINED.value
    met = pl.when(is_known).then(pl.col("counted") == Outcome.NUMERATOR.value)
    return rows.select("key", "birth_id", *columns, met=met)


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


def _attributed(cut: Engine, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows once for every unit they count for, with `level`, `unit` and `weight`."""
    wanted = ibis_table(ATTRIBUTIONS).select("birth_id", "level", "unit", "weight")
    return cut.query(str(ibis.to_sql(wanted, dialect=cut.dialect))).join(rows, on="birth_id")


def _compared(weighed: pl.DataFrame, country: float) -> pl.DataFrame:
    groups = weighed.group_by("level", "unit").agg("met", "chance", "weight")
    compared = [_of_unit(row, country) for row in groups.iter_rows(named=True)]
    return pl.DataFrame(compared, schema={**dict.fromkeys(("level", "unit"), pl.String()), **_MEASURED}, orient="row")


def _mixes(attributed: pl.DataFrame, mix: CaseMix) -> pl.DataFrame:
    return pl.concat([pl.DataFrame(schema=MIXES), *(_mix(attributed, each) for each in mix.shown)])


def _mix(attributed: pl.DataFrame, characteristic: Characteristic) -> pl.DataFrame:
    """Every level of one characteristic for every unit, also those that nobody has."""
    units = attributed.select("level", "unit").unique()
    levels = pl.DataFrame({"number": range(len(characteristic.levels))}, schema={"number": pl.Int64()})
    counted = attributed.group_by("level", "unit", pl.col(characteristic.name).alias("number")).agg(
        count=pl.col("weight").sum()
    )
    filled = units.join(levels, how="cross").join(counted, on=("level", "unit", "number"), how="left")
    found = filled.with_columns(pl.col("count").fill_null(0.0), characteristic=pl.lit(characteristic.name))
    known = pl.col("count").sum().over("level", "unit")
    return found.with_columns(known=known).select(MIXES.keys()).sort("level", "unit", "number")


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
