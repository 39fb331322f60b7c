"""The steps from all births to a figure add up to that figure exactly, and explanations agree with what is counted."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ooievaar import indicators, records, warehouse
from ooievaar.indicators import Outcome

YEAR = 2025
UNITS = (("country", "NL"), ("vsv", "0101"), ("vsv", "0102"))
GRAIN = 2**30


def value_of(column: records.Column):
    match column.kind:
        case records.Kind.YES_NO:
            some = st.booleans()
        case records.Kind.CODE:
            some = st.sampled_from([code.value for code in column.codes.codes])
        case records.Kind.CODES:
            some = st.lists(st.sampled_from([code.value for code in column.codes.codes]), max_size=2)
        case records.Kind.WHOLE:
            some = st.integers(0, 300)
        case records.Kind.NUMBER:
            some = st.sampled_from([0.0, 999.0, 1000.0])
        case _:
            some = st.just("x")
    return st.none() | some


NEAR = {"gestation_days": st.sampled_from([None, 167, 168, 258, 259, 280]), "parity": st.sampled_from([None, 0, 1])}
BIRTH = st.fixed_dictionaries({c.name: NEAR.get(c.name, value_of(c)) for c in records.BIRTHS.columns})
CHILD = st.fixed_dictionaries({c.name: NEAR.get(c.name, value_of(c)) for c in records.CHILDREN.columns})
GRAINS = st.integers(1, GRAIN)


class Tables:
    dialect = "duckdb"

    def __init__(self, **tables):
        self.connection = warehouse.database()
        for name, frame in tables.items():
            self.connection.register(name, frame.to_arrow())

    def query(self, sql):
        return self.connection.sql(sql).pl()


@st.composite
def cuts(draw):
    count = draw(st.integers(0, 6))
    births = [draw(BIRTH) | {"birth_id": f"B{n}", "birth_year": YEAR} for n in range(count)]
    children = [draw(CHILD) | {"child_id": f"B{n}-1", "birth_id": f"B{n}", "birth_year": YEAR} for n in range(count)]
    attributions = []
    for n in range(count):
        part = draw(GRAINS) / GRAIN
        weights = (1.0, part, 1.0 - part)
        attributions += [
            {"birth_id": f"B{n}", "level": level, "unit": unit, "weight": weight, "rule": "country"}
            for (level, unit), weight in zip(UNITS, weights, strict=True)
            if weight
        ]
    return Tables(
        births=records.BIRTHS.frame(births),
        children=records.CHILDREN.frame(children),
        attributions=records.ATTRIBUTIONS.frame(attributions),
    )


def counted_of(row):
    return indicators.Counted(indicators.find(row["indicator"]), YEAR, row["part"], row["level"], row["unit"])


@settings(max_examples=10, deadline=None)
@given(cut=cuts())
def test_the_steps_add_up_to_the_figure(cut):
    for row in indicators.compute(cut, year=YEAR, among=indicators.OF_BIRTHS).to_dicts():
        found = indicators.waterfall(cut, counted_of(row))
        counts = [round(found.weight(each), 6) for each in (Outcome.NUMERATOR, Outcome.DENOMINATOR)]
        assert sum(counts) == row["denominator"]
        assert round(found.weight(Outcome.UNDETERMINED), 6) == row["undetermined"]
        assert round(found.weight(Outcome.OUTSIDE), 6) == row["outside"]
        if row["numerator"] is not None:
            assert round(found.weight(Outcome.NUMERATOR), 6) == row["numerator"]
        own = cut.query(f"SELECT sum(weight) FROM attributions WHERE unit = '{row['unit']}'").item()
        assert found.everything == own
        assert found.everything == found.weight(Outcome.OUTSIDE, Outcome.UNDETERMINED) + found.denominator


@settings(max_examples=10, deadline=None)
@given(cut=cuts())
def test_the_cases_of_every_step_are_its_rows(cut):
    for indicator in indicators.OF_BIRTHS:
        counted = indicators.Counted(indicator, YEAR, None, "vsv", "0101")
        for step in indicators.waterfall(cut, counted).steps:
            rows = indicators.cases(cut, counted, (step.outcome, step.place))
            assert rows.height == step.rows
            assert rows["weight"].sum() == pytest.approx(step.weight, abs=0)


@settings(max_examples=10, deadline=None)
@given(cut=cuts())
def test_every_explanation_ends_in_the_outcome_that_is_counted(cut):
    births = cut.query("SELECT birth_id FROM births")["birth_id"].to_list()
    explained = indicators.explain_births(cut, births, YEAR)
    for indicator in indicators.OF_BIRTHS:
        expected = indicators.outcomes(cut, indicator, YEAR).to_dicts()
        for measure in indicator.version_for(YEAR).measures:
            mine = {one.row_id: one for one in explained if (one.indicator, one.part) == (indicator, measure.part)}
            assert {key: one.outcome.value for key, one in mine.items()} == {
                row[indicator.counts.key[0]]: row[measure.part or "outcome"] for row in expected
            }
        words = indicators.explain(cut, indicator, YEAR).select(indicator.counts.key[0], "decided_by")
        of_whole = {one.row_id: one for one in explained if one.indicator is indicator and one.part is None}
        assert {key: one.verdicts[one.decided_by].criterion.words for key, one in of_whole.items()} == dict(
            words.iter_rows()
        )


@settings(max_examples=10, deadline=None)
@given(cut=cuts())
def test_what_is_undetermined_names_an_item(cut):
    births = cut.query("SELECT birth_id FROM births")["birth_id"].to_list()
    for one in indicators.explain_births(cut, births, YEAR, only=Outcome.UNDETERMINED):
        decider = one.verdicts[one.decided_by]
        assert decider.met is None
        assert decider.items
        assert set(decider.items) <= set(one.indicator.counts.names)


def test_nothing_of_no_births():
    empty = {table.name: table.frame() for table in (records.BIRTHS, records.CHILDREN, records.ATTRIBUTIONS)}
    assert indicators.explain_births(Tables(**empty), [], YEAR) == ()


def test_an_identity_is_a_value_and_never_a_statement():
    births = records.BIRTHS.frame([{"birth_id": "B1", "birth_year": YEAR}])
    cut = Tables(births=births, children=records.CHILDREN.frame(), attributions=records.ATTRIBUTIONS.frame())
    assert indicators.explain_births(cut, ["') OR ('a' = 'a"], YEAR) == ()
