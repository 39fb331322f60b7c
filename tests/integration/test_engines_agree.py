"""Spark with two workers gives what DuckDB gives: every figure, every example, every link."""

import shutil
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from tests import spark_cluster

from ooievaar import indicators, main, records, synthetic, warehouse
from ooievaar.indicators import examples
from ooievaar.warehouse.engines import reader

YEAR, BIRTHS = 2025, 600
EVERY = (*indicators.INDICATORS, *indicators.NEUTRAL)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("spark"),  # one cluster for all of them
    pytest.mark.skipif(spark_cluster.java() is None, reason="Spark needs Java, and this machine has none"),
    # Spark leaves connections to its own Java process open until the interpreter ends.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::UserWarning"),
]


@pytest.fixture(scope="module")
def spark(tmp_path_factory):
    with spark_cluster.cluster(tmp_path_factory.mktemp("spark")) as address:
        yield address
        stop()


def stop():
    from pyspark.sql import SparkSession

    if session := SparkSession.getActiveSession():
        session.stop()


@pytest.fixture(scope="module")
def country(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("country")
    main.synthesize(births=BIRTHS, year=YEAR, seed=3, out=folder, form="records")
    return folder


@pytest.fixture(scope="module")
def cut(country, tmp_path_factory) -> Path:
    delivered, register = main.folder_of_records(country)
    out = tmp_path_factory.mktemp("cut") / "cut"
    main.build_cut(delivered=delivered, register=register, year=YEAR, out=out)
    return out


def test_every_figure_is_equal_to_the_last_digit(spark, cut):
    ours, theirs = (main.compute(cut=cut, year=YEAR, engine=engine) for engine in (warehouse.DUCKDB, spark))
    assert ours.height > 500
    assert theirs.equals(ours)


def test_an_older_cut_without_some_columns_gives_the_same_figures_on_both(spark, cut, tmp_path):
    older = shutil.copytree(cut, tmp_path / "older")
    for name, lost in (("births", ["blood_loss_ml", "perineum"]), ("children", ["sex"])):
        pl.read_parquet(older / f"{name}.parquet").drop(lost).write_parquet(older / f"{name}.parquet")
    ours, theirs = (main.compute(cut=older, year=YEAR, engine=engine) for engine in (warehouse.DUCKDB, spark))
    assert theirs.equals(ours)
    tears = ours.filter(indicator="perineal_tear", level="country")
    assert tears["denominator"].to_list() == [0.0] * tears.height


def test_every_neutral_figure_is_equal_to_the_last_digit(spark, cut):
    ours, theirs = (main.compute_neutral(cut=cut, year=YEAR, engine=each) for each in (warehouse.DUCKDB, spark))
    assert ours.height > 500
    assert theirs.equals(ours)


def test_explanations_are_equal(spark, cut):
    haemorrhage = indicators.find("postpartum_haemorrhage")
    with warehouse.open_cut(cut) as here, warehouse.open_cut(cut, spark) as there:
        assert indicators.explain(there, haemorrhage, YEAR).equals(indicators.explain(here, haemorrhage, YEAR))


def test_every_example_table_holds(spark, tmp_path):
    for table in {indicator.counts.name: indicator.counts for indicator in EVERY}.values():
        example_rows(table).write_parquet(tmp_path / f"{table.name}.parquet")
    with reader(sorted(tmp_path.glob("*.parquet")), spark) as engine:
        assert [sentence for each in versions() for sentence in mismatches(engine, *each)] == []


def versions():
    return [(indicator, version) for indicator in EVERY for version in indicator.versions]


def marked(indicator, version):
    """The examples of a version, told from those of others by their case and by a year of their own."""
    year = 3000 + versions().index((indicator, version))
    rows = examples.parse(version.examples, indicator.counts, [part.code for part in version.parts])
    return year, rows, examples.frame(rows, indicator.counts, year)


def example_rows(table: records.Table) -> pl.DataFrame:
    return pl.concat(marked(*each)[2] for each in versions() if each[0].counts is table)


def mismatches(engine, indicator, version):
    year, rows, _frame = marked(indicator, version)
    found = indicators.outcomes(engine, replace(indicator, versions=(version,)), year)
    return examples.mismatches(rows, found, f"{indicator.code} {version.since}")


def test_records_are_linked_alike(spark, country):
    delivered, _register = main.folder_of_records(country)
    here, there = main.link(delivered), main.link(delivered, spark)
    assert there.drop("match_weight", "match_probability").equals(here.drop("match_weight", "match_probability"))
    for column in ("match_weight", "match_probability"):
        assert (here[column] - there[column]).abs().max() < 1e-9
    truth = pl.read_parquet(country / "truth.parquet")
    assert main.measure_linkage(there, truth).recall > 0.99


def test_only_a_question_is_answered(spark, cut):
    with warehouse.open_cut(cut, spark) as opened:
        for statement in ("DROP VIEW births", "SELECT 1; SELECT 2", "INSERT INTO births SELECT * FROM births"):
            with pytest.raises(ValueError, match="one SELECT"):
                opened.query(statement)


def test_two_cuts_at_once_do_not_mix(spark, cut, country, tmp_path):
    delivered, register = main.folder_of_records(country)
    main.build_cut(delivered=delivered, register=register, year=YEAR + 1, out=tmp_path / "next")
    with warehouse.open_cut(cut, spark) as one, warehouse.open_cut(tmp_path / "next", spark) as other:
        counts = [opened.query("SELECT count(*) AS births FROM births")["births"][0] for opened in (one, other)]
    assert counts[0] == BIRTHS
    assert counts[1] < BIRTHS / 2


def test_the_country_is_one_that_could_differ():
    assert synthetic.country(births=BIRTHS, year=YEAR, seed=3).births["twins"].any()
