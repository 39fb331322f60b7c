"""Months of a year: counted as the year is, and shown in months, in quarters or not at all."""

from datetime import date

import polars as pl
import pytest

from ooievaar import indicators, intake, main, records, synthetic
from ooievaar.disclosure import Disclosed

YEAR, CODE = 2025, "preterm_birth"
REGISTER = {
    "vsvs": records.VSVS.frame([{"vsv_number": "101", "name": "Een"}]),
    "organisations": records.ORGANISATIONS.frame([{"lvr_number": "0001", "name": "Z", "kind": "hospital"}]),
    "memberships": records.MEMBERSHIPS.frame(
        [{"lvr_number": "0001", "vsv_number": "101", "start_date": date(2018, 1, 1)}]
    ),
}


def counts(**units: list[int]) -> pl.DataFrame:
    """Denominators per month of a unit, with one case in each; `vsv` is 101, `hospital` lies in it."""
    names = {"vsv": "101", "hospital": "0001", "practice": "0042"}
    rows = [
        (CODE, None, 2020, level, names[level], month, float(size > 0), float(size))
        for level, sizes in units.items()
        for month, size in enumerate(sizes, 1)
    ]
    return pl.DataFrame(rows, schema=indicators.MONTHLY, orient="row")


def shown(monthly: pl.DataFrame, *, is_earlier: bool = False) -> main.Shown:
    sums = monthly.group_by("level", "unit").agg(pl.col("denominator").sum())
    return {
        (CODE, None, level, unit): Disclosed(12, int(size), 1.0, 0.5, 2.0, 0, is_earlier=is_earlier)
        for level, unit, size in sums.iter_rows()
    }


def told(monthly: pl.DataFrame, earlier=(), **options):
    found = main.disclose_series(monthly, shown(monthly, **options), REGISTER, YEAR, earlier)
    return {key[2]: series for key, series in found.items()}


def test_a_unit_with_ten_births_in_every_month_has_months():
    found = told(counts(practice=[10] * 12))["practice"]
    assert (found.months, found.counts) == (1, ((1, 10),) * 12)


def test_one_month_of_nine_makes_quarters_of_all():
    found = told(counts(practice=[10] * 11 + [9]))["practice"]
    assert (found.months, found.counts) == (3, ((3, 30),) * 3 + ((3, 29),))


def test_a_quarter_of_nine_leaves_nothing():
    assert told(counts(practice=[10] * 9 + [3, 3, 3])) == {}


def test_a_month_without_births_is_no_secret():
    assert told(counts(practice=[10] * 11 + [0]))["practice"].counts[-1] == (0, 0)


def test_the_months_of_a_hospital_give_no_few_births_of_its_vsv_away():
    """In March three births of the VSV were outside its hospital: then not both can be told."""
    vsv, hospital = [40] * 12, [20] * 12
    assert {series.months for series in told(counts(vsv=vsv, hospital=hospital)).values()} == {1}
    hospital[2] = 37
    found = told(counts(vsv=vsv, hospital=hospital))
    assert [series.months for series in found.values()].count(1) < 2


def test_a_hidden_figure_of_the_year_has_no_months():
    monthly = counts(practice=[10] * 12)
    key = (CODE, None, "practice", "0042")
    assert main.disclose_series(monthly, {key: Disclosed(hidden="x")}, REGISTER, YEAR) == {}


def test_a_few_births_more_in_one_month_leave_the_series_as_it_was_shown():
    first = counts(practice=[20] * 12)
    earlier = [main.disclose_series(first, shown(first), REGISTER, YEAR)]
    for sizes, months in (([20] * 11 + [23], ((1, 20),) * 12), ([20] * 11 + [31], ((1, 20),) * 11 + ((1, 31),))):
        found = told(counts(practice=sizes), earlier)["practice"]
        assert found.counts == months
        assert found.is_earlier is (sizes[-1] == 23)


def test_where_the_figure_of_the_year_is_held_back_so_are_its_months():
    first = counts(practice=[20] * 12)
    earlier = [main.disclose_series(first, shown(first), REGISTER, YEAR)]
    later = counts(practice=[20] * 11 + [45])
    assert told(later, earlier, is_earlier=True)["practice"].counts == ((1, 20),) * 12
    assert told(later, is_earlier=True) == {}


@pytest.fixture(scope="module")
def country(tmp_path_factory):
    made = synthetic.country(births=1200, year=YEAR, seed=2, vsvs=4)
    register = {table.name: getattr(made, table.name) for table in records.REGISTER}
    key = intake.Pseudonymiser(b"a key for tests only, 32 bytes..")
    delivered = main.records_of(map(main.as_message, synthetic.deliveries(made)), key)
    cut = tmp_path_factory.mktemp("cuts") / "cut"
    main.build_cut(delivered=delivered, register=register, year=YEAR, out=cut)
    return main.by_month(cut=cut, year=YEAR), main.compute(cut=cut, year=YEAR), register


def test_the_months_of_every_unit_add_up_to_its_year(country):
    monthly, figures, _register = country
    summed = monthly.group_by("indicator", "part", "level", "unit").agg(
        pl.col("numerator").sum().alias("n"), pl.col("denominator").sum().alias("d")
    )
    both = figures.join(summed, on=("indicator", "part", "level", "unit"), nulls_equal=True)
    assert both.height == summed.height > 100
    assert both["n"].to_list() == pytest.approx(both["numerator"].to_list(), abs=1e-4)
    assert both["d"].to_list() == pytest.approx(both["denominator"].to_list(), abs=1e-4)


def test_no_period_that_is_shown_has_fewer_than_ten_and_none_follows_within_a_vsv(country):
    monthly, figures, register = country
    found = main.disclose_series(monthly, main.disclose(figures, register), register, YEAR)
    assert {series.months for series in found.values()} == {1, 3}
    assert all(size == 0 or size >= 10 for series in found.values() for _count, size in series.counts)
    assert all(key[2] != "country" for key in found)


def test_the_same_year_again_shows_the_same(country):
    monthly, figures, register = country
    shown = main.disclose(figures, register)
    found = main.disclose_series(monthly, shown, register, YEAR)
    assert main.disclose_series(monthly, shown, register, YEAR, [found]) == found
