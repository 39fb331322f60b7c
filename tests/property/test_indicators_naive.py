"""A second, naive implementation of every indicator agrees on random rows, with anything missing."""

from collections import defaultdict
from collections.abc import Callable, Mapping

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ooievaar import indicators, records, warehouse

YEAR = 2025
OUTSIDE, UNDETERMINED, NUMERATOR, DENOMINATOR = "outside", "undetermined", "numerator", "denominator"


def naive_outcome(base: bool | None, met: bool | None) -> str:
    if base is False:
        return OUTSIDE
    if base is None or met is None:
        return UNDETERMINED
    return NUMERATOR if met else DENOMINATOR


def every(*conditions: bool | None) -> bool | None:
    if any(condition is False for condition in conditions):
        return False
    return None if None in conditions else True


def compare(value, condition: Callable[..., bool]) -> bool | None:
    return None if value is None else condition(value)


def in_population(row: Mapping) -> bool | None:
    return every(compare(row["gestation_days"], lambda days: days >= 24 * 7), row["is_termination"] is not True)


def preterm(row):
    base, days = in_population(row), row["gestation_days"]
    found = {"outcome": naive_outcome(base, compare(days, lambda days: days < 37 * 7))}
    for name, weeks in {
        "weeks_24_27": range(24, 28),
        "weeks_28_31": range(28, 32),
        "weeks_32_36": range(32, 37),
    }.items():
        found[name] = naive_outcome(base, compare(days, lambda days, weeks=weeks: days // 7 in weeks))
    return found


def haemorrhage(row):
    met = compare(row["blood_loss_ml"], lambda ml: ml >= 1000)
    if met is None and row["haemorrhage"]:
        met = True
    return {"outcome": naive_outcome(in_population(row), met)}


def ntsv(row):
    mode = row["mode_of_birth"]
    base = every(
        compare(row["parity"], lambda parity: parity == 0),
        compare(row["children_count"], lambda count: count == 1),
        compare(row["gestation_days"], lambda days: days >= 37 * 7),
        compare(row["presentation"], lambda lie: lie not in {"breech", "other"}),
        row["is_termination"] is not True,
    )
    moment = None if mode == "caesarean" else mode
    return {
        "outcome": naive_outcome(base, compare(mode, lambda mode: mode.endswith("caesarean"))),
        "primary": naive_outcome(base, compare(moment, lambda mode: mode.startswith("planned"))),
        "secondary": naive_outcome(base, compare(moment, lambda mode: mode.startswith("emergency"))),
    }


def place(row):
    where, line = row["place_of_birth"], row["line_at_birth"]
    is_known = where in {"home", "birth_centre", "on_the_way"} or (where == "hospital" and line is not None)
    base = every(in_population(row), is_known or None)
    met = {
        "home": where == "home",
        "birth_centre": where == "birth_centre",
        "hospital_first_line": (where, line) == ("hospital", "first"),
        "hospital_second_line": (where, line) == ("hospital", "second"),
    }
    return {"outcome": naive_outcome(base, False)} | {part: naive_outcome(base, each) for part, each in met.items()}


def admission(row):
    base = every(
        row["born_alive"],
        compare(row["gestation_days"], lambda days: days >= 37 * 7),
        row["is_termination"] is not True,
    )
    return {"outcome": naive_outcome(base, row["paediatrician_transfer"])}


def transfer(row):
    base = every(in_population(row), compare(row["responsible_at_labour"], lambda line: line == "first"))
    met, parity = row["transferred_in_labour"], row["parity"]
    return {
        "outcome": naive_outcome(base, met),
        "nulliparous": naive_outcome(every(base, compare(parity, lambda parity: parity == 0)), met),
        "parous": naive_outcome(every(base, compare(parity, lambda parity: parity > 0)), met),
    }


def tear(row):
    perineum, caesarean, instruments = row["perineum"], row["any_caesarean"], row["any_instrumental"]
    vaginal = None if caesarean is None else not caesarean
    base = every(in_population(row), vaginal, True if perineum is not None else None)
    met = compare(perineum, lambda found: bool({"third_degree", "fourth_degree"} & set(found)))
    without = None if instruments is None else not instruments
    return {
        "outcome": naive_outcome(base, met),
        "spontaneous": naive_outcome(every(base, without), met),
        "instrumental": naive_outcome(every(base, instruments), met),
    }


NAIVE = {
    "perineal_tear": tear,
    "paediatric_admission": admission,
    "intrapartum_transfer": transfer,
    "preterm_birth": preterm,
    "postpartum_haemorrhage": haemorrhage,
    "ntsv_caesarean": ntsv,
    "place_of_birth": place,
}

DAYS = st.sampled_from([0, 167, 168, 195, 196, 223, 224, 258, 259, 280, 301])
SPECIAL = {
    "gestation_days": DAYS,
    "blood_loss_ml": st.sampled_from([0.0, 999.0, 999.5, 1000.0, 1000.5, 4000.0]),
    "parity": st.integers(0, 2),
    "children_count": st.integers(1, 2),
    "perineum": st.lists(
        st.sampled_from([code.value for code in records.codes.PERINEUM.codes]), min_size=1, max_size=3, unique=True
    ),
}


def values(column):
    if column.codes is not None and column.name not in SPECIAL:
        return st.none() | st.sampled_from([code.value for code in column.codes.codes])
    return st.none() | SPECIAL.get(column.name, st.booleans())


def rows(table):
    used = [column for column in table.columns if column.name in SPECIAL or column.kind.name in {"CODE", "YES_NO"}]
    row = st.fixed_dictionaries({column.name: values(column) for column in used})
    weights = st.lists(
        st.tuples(st.sampled_from("pq"), st.sampled_from([1.0, 0.5, 0.6])), max_size=2, unique_by=lambda w: w[0]
    )
    return st.lists(st.tuples(row, weights), min_size=1, max_size=40)


def tables(table, drawn):
    """The drawn rows as frames of the table and of attributions."""
    identified = [
        row | {table.key[0]: f"{number:03}", "birth_id": f"{number:03}", "birth_year": YEAR}
        for number, (row, _weights) in enumerate(drawn)
    ]
    attributed = [
        {"birth_id": f"{number:03}", "level": "vsv", "unit": unit, "weight": weight}
        for number, (_row, weights) in enumerate(drawn)
        for unit, weight in weights
    ]
    return {table.name: table.frame(identified), "attributions": records.ATTRIBUTIONS.frame(attributed)}


class Tables:
    dialect = "duckdb"

    def __init__(self, frames: Mapping[str, pl.DataFrame]):
        self.connection = warehouse.database()
        for name, frame in frames.items():
            self.connection.register(name, frame.to_arrow())

    def query(self, sql):
        return self.connection.sql(sql).pl()


@pytest.mark.parametrize("indicator", indicators.OF_BIRTHS, ids=lambda each: each.code)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_outcomes_and_figures_agree_with_the_naive_count(indicator, data):
    drawn = data.draw(rows(indicator.counts))
    cut = Tables(tables(indicator.counts, drawn))
    expected = [NAIVE[indicator.code](row) for row, _weights in drawn]

    found = indicators.outcomes(cut, indicator, YEAR)
    assert found.drop(indicator.counts.key[0]).to_dicts() == expected

    sums = defaultdict(float)
    for (_row, weights), outcomes in zip(drawn, expected, strict=True):
        for unit, weight in weights:
            for part, outcome in outcomes.items():
                sums[part, unit, outcome] += weight
    for figure in indicators.compute(cut, year=YEAR, only=[indicator.code]).to_dicts():
        part, unit = figure["part"] or "outcome", figure["unit"]
        assert figure["undetermined"] == pytest.approx(sums[part, unit, UNDETERMINED])
        assert figure["outside"] == pytest.approx(sums[part, unit, OUTSIDE])
        assert figure["denominator"] == pytest.approx(sums[part, unit, NUMERATOR] + sums[part, unit, DENOMINATOR])
        assert (figure["numerator"] or 0) == pytest.approx(sums[part, unit, NUMERATOR])
