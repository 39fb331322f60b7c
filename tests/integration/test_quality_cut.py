"""Facts over a real cut: linked, merged and explained as the registry does it, against a plain recount."""

from datetime import date

import polars as pl
import pytest

from ooievaar import indicators, main, quality, records, synthetic, warehouse

YEAR = 2025


@pytest.fixture(scope="module")
def country():
    return synthetic.country(births=400, year=YEAR, seed=9)


@pytest.fixture(scope="module")
def cut(country, tmp_path_factory):
    register = {"organisations": country.organisations, "vsvs": country.vsvs, "memberships": country.memberships}
    delivered, out = synthetic.delivered_rows(country), tmp_path_factory.mktemp("cut") / "2025"
    main.build_cut(delivered=delivered, register=register, year=YEAR, out=out)
    with warehouse.open_cut(out) as opened:
        yield opened


@pytest.fixture(scope="module")
def facts(cut, country):
    return quality.facts_of_cut(cut, synthetic.delivered_rows(country), YEAR)


def test_every_episode_of_the_year_has_facts(facts, country):
    assert facts["episode_id"].is_unique().all()
    assert set(facts["month"].dt.year()) == {YEAR}
    born = country.episodes.filter("has_birth")["message_id"]
    assert set(born) <= set(facts["episode_id"])
    assert facts["supplier"].null_count() == 0


def test_facts_agree_with_a_plain_recount_of_each_indicator(facts, cut):
    children = dict(cut.table("children").select("child_id", "birth_id").iter_rows())
    pregnancies = dict(facts.select("episode_id", "pregnancy_id").iter_rows())
    for indicator in indicators.OF_BIRTHS:
        used, unknown = births_by_outcome(indicators.explain(cut, indicator, YEAR), children)
        found = {"used": used, "undetermined": unknown}
        for measure, births in found.items():
            expected = {each for each, pregnancy in pregnancies.items() if pregnancy.replace("Z", "B", 1) in births}
            column = quality.Fact(measure, indicator.code).column
            assert set(facts.filter(pl.col(column))["episode_id"]) == expected


def births_by_outcome(explained, children):
    used, unknown = set(), set()
    for row in explained.iter_rows(named=True):
        birth = row.get("birth_id") or children[row["child_id"]]
        if row["outcome"] in ("numerator", "denominator"):
            used.add(birth)
        if row["outcome"] == "undetermined":
            unknown.add(birth)
    return used, unknown


def test_what_is_undetermined_lacks_one_thing_or_another(facts):
    lacking = [fact for fact in quality.facts_in(facts) if fact.measure == "lacking"]
    assert lacking, "some births of the made-up country are undetermined"
    for indicator in {fact.item.partition("/")[0] for fact in lacking}:
        columns = [fact.column for fact in lacking if fact.item.startswith(f"{indicator}/")]
        any_lacks = facts.select(pl.any_horizontal(columns)).to_series()
        assert any_lacks.equals(facts[f"undetermined:{indicator}"], check_names=False)


def test_linked_says_whether_another_organisation_has_a_record(facts):
    others = facts.group_by("pregnancy_id").agg(pl.col("lvr_number").n_unique())
    apart = facts.join(others, on="pregnancy_id", suffix="_count").filter(
        pl.col("linked") != (pl.col("lvr_number_count") > 1)
    )
    assert apart.is_empty()
    assert facts["linked"].mean() > 0.5
    assert facts["alone"].mean() < 0.5


def test_what_is_never_recorded_is_missing_for_whoever_led_the_birth(facts, country):
    births = country.births.with_row_index("birth").with_columns(pl.col("birth").cast(pl.Int64))
    led = country.episodes.join(births.select("birth", "blood_loss_recorded"), on="birth").filter(
        ~pl.col("blood_loss_recorded") & (pl.col("kind") == "hospital")
    )
    marked = facts.filter(pl.col("episode_id").is_in(led["message_id"].implode()))["missing:blood_loss_ml"]
    assert marked.all()
    assert len(marked) == led.height > 0


def test_counts_of_a_real_cut_are_as_declared(facts, country):
    counts = quality.counts(facts)
    assert counts.schema == records.QUALITY.schema
    assert set(counts["measure"]) <= {each.code for each in quality.OF_EPISODES}
    compared = quality.compare(counts, country.organisations, date(YEAR, 6, 1))
    assert compared.schema == records.COMPARISONS.schema
    assert compared["lvr_number"].n_unique() > 20
