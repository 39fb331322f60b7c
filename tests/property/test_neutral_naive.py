"""A second, naive implementation of every neutral measure agrees on random rows, with anything missing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.property.test_indicators_naive import (
    DENOMINATOR,
    NUMERATOR,
    OUTSIDE,
    UNDETERMINED,
    YEAR,
    Tables,
    compare,
    every,
    in_population,
    naive_outcome,
    tables,
)

from ooievaar import indicators, records

HEAD_FIRST = {"occiput", "vertex", "face", "brow"}
CAESAREANS = {"caesarean", "planned_caesarean", "emergency_caesarean"}
WAYS = [code.value for code in records.codes.ONSET_INTERVENTION.codes]
CONDITIONS = [code.value for code in records.codes.PERINEUM.codes]
STARTS_LABOUR = set(WAYS) - {"sweep", "planned_caesarean"}


def some(*conditions):
    """Yes when any is yes, else unknown when any is unknown."""
    return True if True in conditions else None if None in conditions else False


def turned(condition):
    return None if condition is None else not condition


def whole(row, base, met):
    return {"outcome": naive_outcome(base, met)}


def by_parity(row, base, met):
    first, later = compare(row["parity"], lambda n: n == 0), compare(row["parity"], lambda n: n > 0)
    return {
        **whole(row, base, met),
        "nulliparous": naive_outcome(every(base, first), met),
        "parous": naive_outcome(every(base, later), met),
    }


def induced(row):
    intervened = compare(row["labour_onset"], lambda onset: onset == "intervention")
    return every(intervened, compare(row["onset_interventions"], lambda ways: bool(STARTS_LABOUR & set(ways))))


def induction(row):
    return by_parity(row, in_population(row), induced(row))


def epidural(row):
    labour = compare(row["mode_of_birth"], lambda mode: mode != "planned_caesarean")
    return by_parity(row, every(in_population(row), labour), row["epidural"])


def episiotomy(row):
    return by_parity(row, every(in_population(row), turned(row["any_caesarean"])), row["any_episiotomy"])


def home(row):
    where = row["place_of_birth"]
    known = where in {"home", "hospital", "birth_centre", "on_the_way"}
    return by_parity(row, every(in_population(row), True if known else None), where == "home")


def caesarean(row):
    base, mode = in_population(row), row["mode_of_birth"]
    moment = None if mode == "caesarean" else mode
    return {
        **whole(row, base, row["any_caesarean"]),
        "planned": naive_outcome(base, compare(moment, lambda mode: mode == "planned_caesarean")),
        "emergency": naive_outcome(base, compare(moment, lambda mode: mode == "emergency_caesarean")),
    }


def mode(row):
    how = row["mode_of_birth"]
    base = every(in_population(row), True if how else None)
    return {
        **whole(row, base, False),
        "spontaneous": naive_outcome(base, how == "spontaneous"),
        "instrumental": naive_outcome(base, how == "instrumental"),
        "caesarean": naive_outcome(base, how in CAESAREANS),
    }


def smoking(row):
    met = compare(row["smoking"], lambda answer: answer not in {"never", "stopped_before", "stopped_during"})
    return whole(row, in_population(row), met)


def early(row):
    return whole(row, in_population(row), compare(row["care_started_days"], lambda days: days // 7 < 10))


def apgar(row):
    return whole(row, every(in_population(row), row["born_alive"]), compare(row["apgar_5"], lambda score: score <= 6))


def mortality(row):
    base, died, phase = in_population(row), row["perinatal_death"], row["death_phase"]
    return {
        **whole(row, base, died),
        "stillbirth": naive_outcome(base, every(died, compare(phase, lambda when: when.endswith("partum")))),
        "neonatal": naive_outcome(base, every(died, compare(phase, lambda when: when == "neonatal"))),
    }


def adverse(row):
    base = in_population(row)
    tear = compare(row["perineum"], lambda found: bool({"third_degree", "fourth_degree"} & set(found)))
    blood = compare(row["blood_loss_ml"], lambda ml: ml >= 1000)
    five = {
        "death": row["any_perinatal_death"],
        "intensive_care": row["any_intensive_care"],
        "low_apgar": compare(row["lowest_apgar_5"], lambda score: score <= 6),
        "heavy_loss": True if blood is None and row["haemorrhage"] else blood,
        "severe_tear": False if tear is None and row["any_caesarean"] else tear,
    }
    parts = {name: naive_outcome(base, met) for name, met in five.items()}
    return {**whole(row, base, some(*five.values())), **parts}


def started(row):
    planned = compare(row["mode_of_birth"], lambda mode: mode == "planned_caesarean")
    intervened = compare(row["labour_onset"], lambda onset: onset == "intervention")
    meant = compare(row["onset_interventions"], lambda ways: "planned_caesarean" in ways)
    return some(induced(row), planned, every(intervened, meant))


def robson_group(row):
    """The group of a birth of which all is known; None when something is not."""
    parity, scar, began = row["parity"], row["earlier_caesarean"], started(row)
    needed = (parity, row["children_count"], row["presentation"], began, scar if parity else True)
    return None if None in needed else _group(row, parity == 0, bool(scar), bool(began))


def _group(row, first, scar, began):
    if row["children_count"] > 1:
        return 8
    if row["presentation"] not in HEAD_FIRST:
        return 9 if row["presentation"] == "other" else 6 if first else 7
    if row["gestation_days"] is not None and row["gestation_days"] < 37 * 7:
        return 10
    if first:
        return 2 if began else 1
    return 5 if scar else 4 if began else 3


def robson(row):
    group = robson_group(row)
    base = every(in_population(row), True if group else None)
    return base, group


def robson_groups(row):
    base, mine = robson(row)
    found = {f"group_{each}": naive_outcome(base, each == mine) for each in range(1, 11)}
    return {**whole(row, base, False), **found}


NAIVE = {
    "robson_groups": robson_groups,
    "caesarean": caesarean,
    "mode_of_birth": mode,
    "induction": induction,
    "epidural": epidural,
    "episiotomy": episiotomy,
    "aoi_5": adverse,
    "perinatal_mortality": mortality,
    "low_apgar": apgar,
    "home_birth": home,
    "early_care": early,
    "smoking": smoking,
}

SPECIAL = {
    "gestation_days": st.sampled_from([0, 167, 168, 258, 259, 280]),
    "blood_loss_ml": st.sampled_from([0.0, 999.0, 999.5, 1000.0, 4000.0]),
    "parity": st.integers(0, 2),
    "children_count": st.integers(1, 3),
    "care_started_days": st.sampled_from([0, 69, 70, 200]),
    "lowest_apgar_5": st.integers(0, 10),
    "apgar_5": st.integers(0, 10),
    "perineum": st.lists(st.sampled_from(CONDITIONS), min_size=1, max_size=3),
    "onset_interventions": st.lists(st.sampled_from(WAYS), min_size=1, max_size=3, unique=True),
}


def values(column):
    if column.name in SPECIAL:
        return st.none() | SPECIAL[column.name]
    if column.codes is not None:
        return st.none() | st.sampled_from([code.value for code in column.codes.codes])
    return st.none() | st.booleans()


def rows(table):
    used = [column for column in table.columns if column.name in SPECIAL or column.kind.name in {"CODE", "YES_NO"}]
    row = st.fixed_dictionaries({column.name: values(column) for column in used})
    weights = st.lists(
        st.tuples(st.sampled_from("pq"), st.sampled_from([1.0, 0.5, 0.6])), max_size=2, unique_by=lambda w: w[0]
    )
    return st.lists(st.tuples(row, weights), min_size=1, max_size=40)


def test_every_neutral_measure_has_a_naive_twin():
    assert {*NAIVE, "robson_caesarean"} == {each.code for each in indicators.NEUTRAL}


@pytest.mark.parametrize("measure", [each for each in indicators.NEUTRAL if each.code in NAIVE], ids=lambda e: e.code)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_outcomes_and_figures_agree_with_the_naive_count(measure, data):
    drawn = data.draw(rows(measure.counts))
    cut = Tables(tables(measure.counts, drawn))
    expected = [NAIVE[measure.code](row) for row, _weights in drawn]
    assert indicators.outcomes(cut, measure, YEAR).drop(measure.counts.key[0]).to_dicts() == expected
    for figure in indicators.compute(cut, year=YEAR, only=[measure.code], among=indicators.NEUTRAL).to_dicts():
        part, unit = figure["part"] or "outcome", figure["unit"]
        weight = dict.fromkeys((OUTSIDE, UNDETERMINED, NUMERATOR, DENOMINATOR), 0.0)
        for (_row, weights), outcomes in zip(drawn, expected, strict=True):
            weight[outcomes[part]] += dict(weights).get(unit, 0.0)
        assert figure["undetermined"] == pytest.approx(weight[UNDETERMINED])
        assert figure["outside"] == pytest.approx(weight[OUTSIDE])
        assert figure["denominator"] == pytest.approx(weight[NUMERATOR] + weight[DENOMINATOR])
        assert (figure["numerator"] or 0) == pytest.approx(weight[NUMERATOR])


@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_caesareans_per_group_are_counted_within_the_groups(data):
    """Of a birth whose group is known: its caesarean counts there and nowhere else."""
    drawn = data.draw(rows(records.BIRTHS))
    cut = Tables(tables(records.BIRTHS, drawn))
    measure = next(each for each in indicators.NEUTRAL if each.code == "robson_caesarean")
    for found, (row, _weights) in zip(indicators.outcomes(cut, measure, YEAR).to_dicts(), drawn, strict=True):
        base, mine = robson(row)
        assert found["outcome"] == naive_outcome(base, row["any_caesarean"])
        if base and mine:
            for group in range(1, 11):
                expected = naive_outcome(group == mine, row["any_caesarean"])
                assert found[f"group_{group}"] == expected
        if base is False:
            assert {found[f"group_{group}"] for group in range(1, 11)} == {OUTSIDE}


@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_every_birth_of_which_all_is_known_is_in_exactly_one_group_of_robson(data):
    drawn = data.draw(rows(records.BIRTHS))
    cut = Tables(tables(records.BIRTHS, drawn))
    measure = next(each for each in indicators.NEUTRAL if each.code == "robson_groups")
    for found in indicators.outcomes(cut, measure, YEAR).to_dicts():
        groups = [found[f"group_{group}"] for group in range(1, 11)]
        if found["outcome"] == DENOMINATOR:
            assert groups.count(NUMERATOR) == 1
            assert groups.count(DENOMINATOR) == 9
        else:
            assert set(groups) == {found["outcome"]}
