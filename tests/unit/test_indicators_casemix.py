"""Units compared with what their women make likely, in a made-up year whose chances are known."""

import numpy as np
import polars as pl
import pytest

from ooievaar import indicators, records, statistics, warehouse

YEAR, CHILDREN = 2025, 12_000
ADMISSION = indicators.find("paediatric_admission")
MIX = indicators.case_mix("paediatric_admission", YEAR)


class Tables:
    dialect = "duckdb"

    def __init__(self, **frames: pl.DataFrame):
        self.connection = warehouse.database()
        for name, frame in frames.items():
            self.connection.register(name, frame.to_arrow())

    def query(self, sql: str) -> pl.DataFrame:
        return self.connection.sql(sql).pl()


@pytest.fixture(scope="module")
def country():
    """VSV `heavy` cares for first births only, `careless` admits half again as many as it should."""
    rng = np.random.default_rng(5)
    unit = rng.choice(["heavy", "careless", "usual"], CHILDREN, p=[0.2, 0.2, 0.6])
    first = np.where(unit == "heavy", True, rng.random(CHILDREN) < 0.4)
    days = rng.integers(259, 295, CHILDREN)
    score = -2.6 + 0.9 * first + 0.6 * (days < 266) + np.where(unit == "careless", 0.45, 0.0)
    rows = pl.DataFrame({
        "child_id": [f"c{number:05}" for number in range(CHILDREN)],
        "birth_id": [f"b{number:05}" for number in range(CHILDREN)],
        "birth_year": YEAR, "gestation_days": days, "is_termination": False, "children_count": 1,
        "parity": np.where(first, 0, 1), "mother_age": rng.integers(20, 42, CHILDREN), "born_alive": True,
        "paediatrician_transfer": rng.random(CHILDREN) < 1 / (1 + np.exp(-score)),
    })  # fmt: skip
    missing = pl.Series(rng.random(CHILDREN) < 0.02)
    rows = rows.with_columns(pl.when(~missing).then("mother_age").alias("mother_age"))
    return Tables(children=_complete(rows), attributions=_attributed(rows["birth_id"], unit))


def _complete(rows: pl.DataFrame) -> pl.DataFrame:
    table = records.CHILDREN
    absent = [pl.lit(None, kind).alias(name) for name, kind in table.schema.items() if name not in rows.columns]
    return rows.with_columns(absent).select(table.names).cast(dict(table.schema))


def _attributed(births: pl.Series, unit) -> pl.DataFrame:
    whole = {"weight": 1.0, "rule": "made up"}
    rows = [
        {"birth_id": birth, "level": level, "unit": name, **whole}
        for birth, vsv in zip(births, unit, strict=True)
        for level, name in (("country", "NL"), ("vsv", str(vsv)))
    ]
    return records.ATTRIBUTIONS.frame(rows)


@pytest.fixture(scope="module")
def adjusted(country):
    return indicators.adjust(country, ADMISSION, YEAR, MIX)


def unit(adjusted, name):
    return adjusted.figures.row(by_predicate=pl.col("unit") == name, named=True)


def test_the_country_is_what_it_is(adjusted):
    country = unit(adjusted, "NL")
    assert country["observed"] == pytest.approx(country["expected"], abs=1e-3)
    assert country["lower"] < country["value"] < country["upper"]


def test_a_heavy_mix_explains_a_high_figure(country, adjusted):
    crude = indicators.compute(country, year=YEAR, only=[ADMISSION.code]).row(
        by_predicate=pl.col("unit") == "heavy", named=True
    )
    national, heavy = unit(adjusted, "NL")["value"], unit(adjusted, "heavy")
    assert crude["value"] > 1.3 * national
    assert heavy["lower"] < national * 1.1
    assert heavy["value"] < 0.85 * crude["value"]


def test_what_the_mix_does_not_explain_stays_visible(adjusted):
    assert unit(adjusted, "careless")["lower"] > unit(adjusted, "usual")["upper"]


def test_observed_is_the_numerator_of_the_figure(country, adjusted):
    figures = indicators.compute(country, year=YEAR, only=[ADMISSION.code]).select("level", "unit", "numerator")
    both = adjusted.figures.join(figures, on=("level", "unit"))
    assert both.height == 4
    assert both["observed"].to_list() == pytest.approx(both["numerator"].to_list())


def test_an_unknown_item_is_a_level_of_its_own(adjusted):
    assert "mother_age: onbekend" in adjusted.model.names
    assert "parity: twee of meer" not in adjusted.model.names


def test_the_chances_behind_the_country_are_found_back(adjusted):
    found = dict(zip(adjusted.model.names, adjusted.model.coefficients, strict=True))
    assert found["parity: geen"] == pytest.approx(0.9, abs=0.2)
    assert found["weeks: 37 weken"] == pytest.approx(0.6, abs=0.25)
    assert adjusted.calibration.observed == pytest.approx(adjusted.calibration.predicted, abs=0.04)


def test_a_year_without_cases_has_no_model_and_says_why():
    rows = records.CHILDREN.frame()
    found = indicators.adjust(Tables(children=rows, attributions=records.ATTRIBUTIONS.frame()), ADMISSION, YEAR, MIX)
    assert found.unfit is statistics.Unfit.NO_CASES
    assert found.figures.is_empty()
    assert found.model is None


def test_a_year_with_few_cases_has_mixes_and_no_model(country):
    few = country.query("SELECT * FROM children ORDER BY child_id LIMIT 150")
    attributions = country.query("SELECT * FROM attributions")
    found = indicators.adjust(Tables(children=few, attributions=attributions), ADMISSION, YEAR, MIX)
    assert found.unfit is statistics.Unfit.FEW_CASES
    assert 0 < found.basis.cases < indicators.CASES_PER_COEFFICIENT * 10
    assert found.figures.is_empty()
    assert found.mixes.filter(pl.col("unit") == "NL")["known"].max() == found.basis.rows


def test_the_mix_of_a_unit_counts_every_child_of_whom_it_is_known_once(country, adjusted):
    sums = adjusted.mixes.group_by("unit", "characteristic").agg(pl.col("count").sum(), pl.col("known").first())
    assert sums["count"].to_list() == sums["known"].to_list()
    counts = {
        row["number"]: row["count"]
        for row in adjusted.mixes.iter_rows(named=True)
        if (row["unit"], row["characteristic"]) == ("heavy", "parity")
    }
    assert counts[0] == counts[2] == 0
    first = country.query(
        "SELECT count(*) AS n FROM children JOIN attributions USING (birth_id) WHERE unit = 'heavy' AND parity = 0"
    )
    assert counts[1] == first["n"][0]


def test_the_basis_of_a_model_says_what_was_missing_and_what_was_left_out(country, adjusted):
    missing = country.query("SELECT count(*) AS n FROM children WHERE mother_age IS NULL")["n"][0]
    assert adjusted.basis.unknown == {"parity": 0, "mother_age": missing, "multiple": 0, "weeks": 0}
    assert adjusted.basis.rows == CHILDREN
    assert adjusted.basis.undetermined == 0


@pytest.mark.parametrize(
    ("code", "years"),
    [
        ("paediatric_admission", {2018, 2019, 2020, 2025}),
        ("preterm_birth", {2018, 2019}),
        ("postpartum_haemorrhage", {2018, 2019}),
        ("perineal_tear", {2018, 2019}),
        ("ntsv_caesarean", set()),
    ],
)
def test_since_2020_only_admissions_are_compared(code, years):
    assert {year for year in (2018, 2019, 2020, 2025) if indicators.case_mix(code, year)} == years
