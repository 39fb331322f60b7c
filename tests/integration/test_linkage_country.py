"""Linking a made-up country, and the sample messages of the standard, against what is known to be true."""

from datetime import UTC, datetime

import polars as pl
import pytest
from splink import DuckDBAPI

from ooievaar import intake, kernset, linkage, main, synthetic, warehouse

BIRTHS, YEAR = 1200, 2025
PSEUDONYMISER = intake.Pseudonymiser(b"a key for tests only, 32 bytes..")


def linked(tables):
    with warehouse.database() as connection:
        return linkage.link(tables, DuckDBAPI(connection=connection))


@pytest.fixture(scope="module")
def country():
    return synthetic.country(births=BIRTHS, year=YEAR, seed=11)


@pytest.fixture(scope="module")
def world(country):
    """The delivered tables, the truth per episode, and the links."""
    current, truth = {}, {}
    for delivery in synthetic.deliveries(country):
        message = kernset.Message(
            format="hl7v3-2.3", message_id=delivery.message_id, created=datetime(2026, 1, 1, tzinfo=UTC),
            sender_lvr=delivery.sender_lvr, dossier=delivery.dossier, tree=delivery.tree, problems=(),
        )  # fmt: skip
        one = intake.translate(message, PSEUDONYMISER)
        current[one.identity], truth[one.identity] = one, str(delivery.pregnancy)
    tables = main.frames_of(current.values())
    truth = pl.DataFrame({"episode_id": list(truth), "pregnancy": list(truth.values())})
    return tables, truth, linked(tables)


def test_the_links_are_right(world):
    _, truth, links = world
    quality = linkage.measure(links, truth)
    assert quality.true_pairs > BIRTHS / 2
    assert quality.precision >= 0.999
    assert quality.recall >= 0.99


def test_the_links_are_right_without_any_citizen_number(world):
    tables, truth, _ = world
    anonymous = tables["episodes"].with_columns(mother_key=pl.lit(None, pl.String))
    quality = linkage.measure(linked({**tables, "episodes": anonymous}), truth)
    assert quality.precision >= 0.995
    assert quality.recall >= 0.98


def test_deciding_the_doubtful_pairs_rightly_makes_the_links_better(world):
    tables, truth, _ = world
    anonymous = {**tables, "episodes": tables["episodes"].with_columns(mother_key=pl.lit(None, pl.String))}
    with warehouse.database() as connection:
        found = linkage.examine(anonymous, DuckDBAPI(connection=connection))
    true = dict(truth.select("episode_id", "pregnancy").iter_rows())
    assert 0 < len(found.pairs) < BIRTHS / 40, "as many as people can look at"
    decisions = [linkage.Decision(each.one, each.other, true[each.one] == true[each.other]) for each in found.pairs]
    with warehouse.database() as connection:
        decided = linkage.link(anonymous, DuckDBAPI(connection=connection), decisions)
    before, after = linkage.measure(found.links, truth), linkage.measure(decided, truth)
    assert after.precision >= before.precision
    assert after.recall > before.recall


def test_twins_are_told_apart(world, country):
    tables, truth, links = world
    merged = linkage.merge(tables, links, country.organisations)
    pregnancy = links.join(truth, on="episode_id").select(
        pl.col("pregnancy_id").str.replace("Z", "B").alias("birth_id"), pl.col("pregnancy").cast(pl.Int64)
    )  # fmt: skip
    twins = merged["children"].filter(pl.col("children_count") == 2).join(pregnancy.unique("birth_id"), on="birth_id")
    known = country.children.select(
        pl.col("birth").alias("pregnancy"), pl.col("order").alias("birth_order"), true_sex="sex", true_weight="weight_g"
    )  # fmt: skip
    beside = twins.join(known, on=("pregnancy", "birth_order"), how="left")
    right = (pl.col("sex") == pl.col("true_sex")) & (pl.col("weight_g") == pl.col("true_weight"))
    assert beside.height > 10
    assert beside.select(right.mean()).item() >= 0.99


def test_every_birth_of_the_country_comes_out_once(world, country):
    tables, _, links = world
    merged = linkage.merge(tables, links, country.organisations)
    assert merged["births"].height == pytest.approx(BIRTHS, rel=0.005)
    assert merged["children"].height == pytest.approx(country.children.height, rel=0.005)
    attributions = linkage.attribute(merged, country.organisations, country.memberships)
    by_level = attributions.group_by("level").agg(pl.col("weight").sum())
    weights = dict(by_level.iter_rows())
    assert weights["country"] == merged["births"].height
    assert weights["vsv"] == pytest.approx(BIRTHS, rel=0.02)


def test_messages_of_one_sample_scenario_are_one_pregnancy(shared):
    """The samples of the standard in 2.3.6; scenarios 2 and 4 are told by two providers that contradict each other."""
    files = sorted((shared / "kernset" / "messages").glob("2.3.6-*.xml"))
    sent = {file.name: intake.translate(kernset.read(file.read_bytes()), PSEUDONYMISER) for file in files}
    scenario = {one.identity: name.split("-")[1].split("_")[0] for name, one in sent.items()}
    links = linked(main.frames_of(sent.values()))
    truth = pl.DataFrame({"episode_id": list(scenario), "pregnancy": list(scenario.values())})
    assert linkage.measure(links, truth).whole == 1.0
    assert links["pregnancy_id"].n_unique() == len(set(scenario.values())) >= 5
