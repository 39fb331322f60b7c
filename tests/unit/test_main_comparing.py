"""Two cuts, and two definitions, side by side: counted by hand on a handful of births."""

import json
from datetime import date

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cuts_by_hand import AFTER, BEFORE, YEAR, frozen
from typer.testing import CliRunner

from ooievaar import indicators, main, warehouse
from ooievaar.__main__ import app

FLUXUS = "postpartum_haemorrhage"


@pytest.fixture(scope="module")
def cuts(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cuts")
    return frozen(folder / "before", BEFORE), frozen(folder / "after", AFTER)


@pytest.fixture(scope="module")
def compared(cuts):
    return main.compare_cuts(*cuts)


def effect(figures, level, unit, part=None, indicator=FLUXUS):
    rows = figures.filter(pl.col("part").eq_missing(pl.lit(part)), indicator=indicator, level=level, unit=unit)
    return rows.row(0, named=True)


def test_each_table_tells_what_came_went_and_changed_under_the_numbers_of_the_later_cut(compared):
    tables = {each.table: each for each in compared.tables}
    births, children = tables["births"], tables["children"]
    assert (births.before, births.after, births.came, births.went, births.changed) == (5, 5, 1, 1, 2)
    assert births.columns == {"blood_loss_ml": 2}
    assert (children.came, children.went, children.changed) == (1, 1, 0)
    assert (tables["links"].came, tables["links"].went) == (2, 1)
    assert (tables["attributions"].came, tables["attributions"].went) == (3, 3)
    assert compared.regrouped == 1
    held = ["births", "children", "attributions", "links", "organisations", "vsvs", "memberships"]
    assert [each.table for each in compared.tables] == held, "a table that these cuts do not hold is left out"


def test_each_unit_tells_which_births_came_went_moved_and_changed(compared):
    units = {(row.pop("level"), row.pop("unit")): row for row in compared.organisations.to_dicts()}
    assert units["vsv", "1"] == {
        "before": 4, "after": 2, "came": 0, "went": 1, "gained": 0, "lost": 1, "changed": 2,
    }  # fmt: skip
    assert units["vsv", "2"] == {
        "before": 1, "after": 3, "came": 1, "went": 0, "gained": 1, "lost": 0, "changed": 0,
    }  # fmt: skip
    assert units["country", "NL"]["changed"] == 2


def test_a_figure_tells_which_cases_newly_count(compared):
    country = effect(compared.figures, "country", "NL")
    assert (country["numerator_before"], country["denominator_before"]) == (2, 4)
    assert (country["numerator_after"], country["denominator_after"]) == (3, 5)
    assert country["difference"] == pytest.approx(10)
    # b and f came into the numerator, a went; f and d came into the denominator, a went.
    assert [country[name] for name in indicators.MOVES] == [2, 1, 2, 1]
    first = effect(compared.figures, "vsv", "1")
    assert [first[name] for name in indicators.MOVES] == [1, 2, 1, 2]
    second = effect(compared.figures, "vsv", "2")
    assert [second[name] for name in indicators.MOVES] == [2, 0, 2, 0]


def test_a_cut_does_not_differ_from_itself(cuts):
    found = main.compare_cuts(cuts[0], cuts[0])
    assert all((each.came, each.went, each.changed) == (0, 0, 0) for each in found.tables)
    assert found.figures.select(pl.sum_horizontal(indicators.MOVES).sum()).item() == 0
    assert set(found.figures["difference"].drop_nulls()) == {0.0}


def test_cuts_of_other_years_are_not_compared(cuts, tmp_path):
    other = frozen(tmp_path / "other", {}, year=2024)
    with pytest.raises(warehouse.CutRefusedError, match="hetzelfde verslagjaar"):
        main.compare_cuts(other, cuts[1])


def test_a_proposed_definition_tells_what_it_would_change(tmp_path):
    births = {f"B{days}": ([str(days)], None, "1", days) for days in (150, 160, 200, 280, 281)}
    found = main.redefine(frozen(tmp_path / "cut", births), "preterm_birth", 2027)
    country = effect(found, "country", "NL", indicator="preterm_birth")
    assert (country["version_before"], country["version_after"]) == (2020, 2027)
    assert (country["numerator_before"], country["denominator_before"]) == (1, 3)
    assert (country["numerator_after"], country["denominator_after"]) == (2, 4)
    assert [country[name] for name in indicators.MOVES] == [1, 0, 1, 0]
    new = effect(found, "country", "NL", "weeks_22_23", "preterm_birth")
    assert (new["value_before"], new["numerator_after"], new["numerator_came"]) == (None, 1, 1)


def test_a_year_before_the_indicator_existed_has_nothing_before(tmp_path):
    cut = frozen(tmp_path / "cut", {"B1": (["a"], None, "1", 200)}, year=2015)
    country = effect(main.redefine(cut, "preterm_birth", 2020), "country", "NL", indicator="preterm_birth")
    assert (country["value_before"], country["value_after"], country["numerator_came"]) == (None, 100, 1)


def test_an_adopted_version_changes_nothing_of_its_own_year(cuts):
    found = main.redefine(cuts[0], FLUXUS, 2020)
    assert found.select(pl.sum_horizontal(indicators.MOVES).sum()).item() == 0


@pytest.mark.parametrize("named", ["preterm_birth", "preterm_birth=", "preterm_birth=2021", "nobody=2020", "=2020"])
def test_a_version_that_does_not_exist_is_refused(named):
    with pytest.raises(LookupError):
        main.versions_of([named])


OUTCOMES = st.sampled_from([each.value for each in indicators.Outcome])
SIDES = st.dictionaries(st.tuples(st.sampled_from("abcd"), st.sampled_from("12")), OUTCOMES)


def placed(side):
    rows = [(case, "vsv", unit, outcome) for (case, unit), outcome in side.items()]
    names = pl.Enum([each.value for each in indicators.Outcome])
    schema = {"birth_id": pl.String, "level": pl.String, "unit": pl.String, ":whole": names}
    return pl.DataFrame(rows, schema=schema, orient="row")


def one_by_one(side, other, unit, outcomes):
    here = [key for key, outcome in side.items() if key[1] == unit and outcome in outcomes]
    return sum(other.get(key) not in outcomes for key in here)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(SIDES, SIDES)
def test_moves_are_what_counting_one_by_one_gives(was, becomes):
    counted = {"numerator": ("numerator",), "denominator": ("numerator", "denominator")}
    expected = {
        unit: [
            sum(
                other.get(key) not in outcomes
                for key, outcome in side.items()
                if key[1] == unit and outcome in outcomes
            )
            for outcomes in counted.values()
            for side, other in ((becomes, was), (was, becomes))
        ]
        for unit in {unit for _, unit in (*was, *becomes)}
    }
    found = indicators.moved(placed(was), placed(becomes))
    assert {row["unit"]: [row[name] for name in indicators.MOVES] for row in found.to_dicts()} == expected


def test_the_command_tells_the_same_in_both_forms(cuts):
    told = CliRunner().invoke(app, ["cut", "compare", *map(str, cuts)])
    assert told.exit_code == 0
    assert "births: 5 -> 5 rows, came 1, went 1, changed 2\n  blood_loss_ml: 2\n" in told.output
    assert "postpartum_haemorrhage: 50.00% -> 60.00% (numerator +2 -1, denominator +2 -1)\n" in told.output
    found = json.loads(CliRunner().invoke(app, ["cut", "compare", *map(str, cuts), "--format", "json"]).output)
    assert found["tables"][0]["columns"] == {"blood_loss_ml": 2}
    rows = [row for row in found["figures"] if row["indicator"] == FLUXUS and row["level"] == "country"]
    assert [row["numerator_came"] for row in rows] == [2]


def test_the_command_refuses_what_is_no_sound_cut(cuts, tmp_path):
    told = CliRunner().invoke(app, ["cut", "compare", str(cuts[0]), str(tmp_path)])
    assert told.exit_code == 2
    assert "geen snede" in told.output


def test_figures_can_be_computed_with_another_definition(cuts):
    arguments = ["figures", str(cuts[0]), "--year", str(YEAR), "--format", "json"]
    rows = json.loads(CliRunner().invoke(app, [*arguments, "--version", "preterm_birth=2027"]).output)
    assert {row["version"] for row in rows if row["indicator"] == "preterm_birth"} == {2027}
    assert {row["version"] for row in rows if row["indicator"] == FLUXUS} == {2020}
    refused = CliRunner().invoke(app, [*arguments, "--version", "preterm_birth=1999"])
    assert (refused.exit_code, "no version 1999" in refused.output) == (2, True)


def test_the_same_cut_gives_the_same_bytes_of_figures(cuts, tmp_path):
    for name in ("one", "two"):
        main.compute(cut=cuts[0], year=YEAR).write_parquet(tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


@pytest.mark.parametrize(
    ("kind", "year", "today", "day"),
    [
        (warehouse.Kind.INDICATORS, 2023, date(2024, 1, 1), date(2024, 3, 4)),
        (warehouse.Kind.INDICATORS, 2025, date(2026, 1, 1), date(2026, 3, 1)),
        (warehouse.Kind.YEAR_FIGURES, 2025, date(2026, 1, 1), date(2026, 6, 1)),
        (warehouse.Kind.MONTHLY, 2025, date(2025, 1, 31), date(2025, 2, 1)),
        (warehouse.Kind.MONTHLY, 2025, date(2025, 5, 20), date(2025, 5, 1)),
    ],
)
def test_each_kind_of_cut_has_its_day(kind, year, today, day):
    assert warehouse.cut_day(kind, year, today) == day


def test_a_cut_of_today_is_for_indicators_from_their_day_on():
    assert warehouse.present_kind(2023, date(2024, 3, 3)) is warehouse.Kind.MONTHLY
    assert warehouse.present_kind(2023, date(2024, 3, 4)) is warehouse.Kind.INDICATORS
