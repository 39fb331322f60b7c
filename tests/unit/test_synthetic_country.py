"""The made-up country holds the national rates, and its numbers are well formed."""

from math import sqrt

import numpy as np
import polars as pl
import pytest

from ooievaar import records, synthetic

CAESAREAN = ("planned_caesarean", "emergency_caesarean")
CEPHALIC = ("occiput", "vertex", "face", "brow")


@pytest.fixture(scope="module")
def large():
    return synthetic.country(births=20_000, seed=7)


@pytest.fixture(scope="module")
def births(large):
    return large.births


@pytest.fixture(scope="module")
def children(large):
    of_birth = large.births.select("gestation_days", "parity").with_row_index("birth")
    return large.children.join(of_birth.with_columns(pl.col("birth").cast(pl.Int64)), on="birth")


def assert_near(flags: pl.Series, rate: float, spread: float = 4.0) -> None:
    """The share is within four standard errors of the rate: wrong by chance once in fifteen thousand."""
    error = sqrt(rate * (1 - rate) / len(flags))
    assert flags.mean() == pytest.approx(rate, abs=spread * error), f"{flags.mean():.4f} of {len(flags)}"


def ntsv(births: pl.DataFrame) -> pl.Series:
    term, one = births["gestation_days"] >= 259, ~births["twins"]
    return (births["parity"] == 0) & one & term & births["presentation"].is_in(CEPHALIC)


def test_first_births_and_twins(births):
    assert_near(births["parity"] == 0, 0.46)
    assert_near(births["twins"], 0.015)


def test_preterm_children(children):
    assert 0.062 < (children["gestation_days"] < 259).mean() < 0.074


def test_caesareans(births):
    caesarean = births["mode_of_birth"].is_in(CAESAREAN)
    assert_near(caesarean, 0.165)
    assert_near(caesarean.filter(ntsv(births)), 0.16)


def test_transfer_during_labour(births):
    led = births.filter("first_line_at_labour")
    assert_near(led["transferred_in_labour"], 0.43)
    assert_near(led.filter(pl.col("parity") == 0)["transferred_in_labour"], 0.62)
    assert_near(led.filter(pl.col("parity") > 0)["transferred_in_labour"], 0.27)


@pytest.mark.parametrize(
    ("place", "rate"), [("home", 0.14), ("birth_centre", 0.025), ("hospital_first", 0.10), ("second", 0.69), ("", 0.04)]
)
def test_place_and_line(births, place, rate):
    second = ~pl.col("first_line_at_birth")
    known = (
        pl.when(second)
        .then(pl.lit("second"))
        .when(pl.col("place_of_birth") == "hospital")
        .then(pl.lit("hospital_first"))
        .otherwise("place_of_birth")
    )
    shown = births.select(pl.when("place_recorded").then(known).otherwise(pl.lit("")).alias("place"))["place"]
    assert shown.eq(place).mean() == pytest.approx(rate, abs=0.012 if place == "second" else 0.006)


def test_blood_loss_and_tears(births):
    assert_near(births["blood_loss_ml"] >= 1000, 0.06)
    vaginal = births.filter(~pl.col("mode_of_birth").is_in(CAESAREAN))
    assert_near(vaginal["tear"].is_in(["third_degree", "fourth_degree"]), 0.03)


def test_what_neutral_measures_need(births):
    assert_near(births["epidural"], 0.217)
    parous = births.filter(pl.col("parity") > 0)
    assert parous["earlier_caesarean"].mean() == pytest.approx(0.145, abs=0.01)
    assert not births.filter(pl.col("parity") == 0)["earlier_caesarean"].any()
    assert not births.filter(pl.col("first_line_at_birth") | pl.col("planned_caesarean"))["epidural"].any()
    induced = (births["labour_onset"] == "intervention") & ~births["onset_intervention"].is_in(
        ["sweep", "planned_caesarean"]
    )
    assert_near(induced, 0.24)
    assert births["smoking"].is_in(["2", "3", "4"]).mean() == pytest.approx(0.058, abs=0.007)


def test_blood_loss_is_written_in_round_numbers(births):
    assert (births["blood_loss_ml"] % 50 == 0).mean() > 0.9


def test_no_tear_and_no_episiotomy_at_a_caesarean(births):
    caesarean = births.filter(pl.col("mode_of_birth").is_in(CAESAREAN))
    assert set(caesarean["tear"]) == {""}
    assert not caesarean["episiotomy"].any()


def test_paediatrician_takes_over_a_tenth_at_term(children):
    living = ~children["death_phase"].is_in(["antepartum", "intrapartum"])
    term = children.filter(living & (children["gestation_days"] >= 259))
    assert_near((term["paediatrician"] == "transfer") & (term["paediatrician_day"] <= 7), 0.10)


def test_perinatal_death_and_feeding(children):
    assert_near(children["death_phase"] != "", 0.0055)
    alive = children.filter(pl.col("death_phase") == "")
    assert_near(alive["feeding"] == "breast", 0.58)


@pytest.mark.parametrize(
    ("column", "missing"),
    [("due_date", 0.005), ("blood_loss", 0.02), ("perineum", 0.015), ("presentation", 0.015), ("place", 0.04)],
)
def test_what_nobody_recorded(births, column, missing):
    assert_near(~births[f"{column}_recorded"], missing)


def test_risks_go_together(births, children):
    def mean(frame: pl.DataFrame, column: str) -> float:
        return frame[column].mean()

    preterm, term = births.filter(pl.col("gestation_days") < 245), births.filter(pl.col("gestation_days") >= 259)
    assert mean(preterm, "weight_g") < mean(term, "weight_g") - 800
    assert mean(births.filter("twins"), "gestation_days") < mean(births, "gestation_days") - 10
    planned = births.filter(pl.col("mode_of_birth").is_in(CAESAREAN))
    assert mean(planned, "blood_loss_ml") > mean(births, "blood_loss_ml") + 50
    breech = births.filter(pl.col("presentation") == "breech")["mode_of_birth"].is_in(CAESAREAN)
    assert breech.mean() > 0.5


def test_vsvs_differ_as_much_as_they_should():
    country = synthetic.country(births=40_000, seed=3, vsvs=30)
    home = country.births.group_by("vsv").agg((pl.col("place_of_birth") == "home").mean().alias("share"), pl.len())
    spread = np.log(home["share"] / (1 - home["share"])).std()
    assert 0.3 < spread < 0.65


def test_twins_are_two_children_of_one_birth(large):
    counts = large.children.group_by("birth").agg(pl.len(), pl.col("order").max(), pl.col("born").n_unique())
    twins = large.births.with_row_index("birth").filter("twins")["birth"]
    double = counts.filter(pl.col("birth").is_in(twins.implode()))
    assert set(double["len"]) == set(double["order"]) == set(double["born"]) == {2}
    assert counts["len"].sum() == len(large.births) + len(twins)


def test_every_bsn_passes_the_eleven_test_and_nobody_shares_one(large):
    mothers = large.births.unique("mother")["bsn"]
    numbers = pl.concat([mothers, large.children["bsn"]])
    assert all(synthetic.passes_eleven_test(number) for number in numbers)
    assert numbers.is_unique().all()
    assert numbers.str.starts_with("9").all()


def test_the_eleven_test_refuses_a_wrong_digit():
    assert synthetic.passes_eleven_test("123456782")
    assert not synthetic.passes_eleven_test("123456783")


def test_some_women_give_birth_twice(large):
    twice = large.births.filter(pl.col("mother").is_duplicated()).sort("mother", "born")
    assert 20 <= twice["mother"].n_unique() <= 60
    gaps = twice.group_by("mother").agg((pl.col("born").max() - pl.col("born").min()).dt.total_days().alias("days"))
    assert gaps["days"].min() > 300
    first, second = twice[::2], twice[1::2]
    assert (second["gravidity"].to_numpy() == first["gravidity"].to_numpy() + 1).all()
    assert second["bsn"].equals(first["bsn"])


def test_organisations_fit_the_record_declarations(large):
    assert large.organisations.schema == pl.Schema(records.ORGANISATIONS.schema)
    assert large.vsvs.schema == pl.Schema(records.VSVS.schema)
    assert large.memberships.schema == pl.Schema(records.MEMBERSHIPS.schema)
    for frame, table in ((large.organisations, records.ORGANISATIONS), (large.vsvs, records.VSVS)):
        assert frame.select(table.key).is_unique().all()
    assert large.memberships.select(records.MEMBERSHIPS.key).is_unique().all()


def test_numbers_of_organisations_are_text_with_zeros(large):
    hospitals = large.organisations.filter(pl.col("kind") == "hospital")
    assert (hospitals["lvr_number"].str.len_chars() == 4).all()
    assert hospitals["lvr_number"].str.starts_with("0").all()
    assert large.organisations["name"].is_unique().all()


def test_the_country_grows_with_its_births():
    assert len(synthetic.country(births=500).vsvs) == 6
    assert len(synthetic.country(births=16_100).vsvs) == 7
    assert len(synthetic.country(births=500, vsvs=9).vsvs) == 9


def test_some_practices_are_in_two_vsvs_and_one_moves(large):
    practices = large.memberships.filter(pl.col("lvr_number") >= "1000")
    ended = practices.filter(pl.col("end_date").is_not_null())
    assert len(ended) == 1
    current = practices.filter(pl.col("end_date").is_null()).group_by("lvr_number").len()
    assert 1 <= (current["len"] == 2).sum() <= len(current) / 5
    assert current["len"].max() == 2


def test_a_practice_in_two_vsvs_sends_women_to_both(large):
    double = large.memberships.filter(pl.col("end_date").is_null() & pl.col("lvr_number").is_duplicated())
    births = large.births.filter(pl.col("practice_lvr").is_in(double["lvr_number"].implode()))
    shares = births.group_by("practice_lvr", "hospital_lvr").len().sort("len").group_by("practice_lvr").last()
    assert shares["len"].sum() / len(births) == pytest.approx(0.6, abs=0.05)
