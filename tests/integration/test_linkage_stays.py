"""Documents of children's departments come to the right child, also without citizen numbers and among twins."""

import polars as pl
import pytest
from splink import DuckDBAPI

from ooievaar import intake, linkage, main, synthetic, warehouse

KEY = intake.Pseudonymiser(b"a key for tests only, 32 bytes..")


@pytest.fixture(scope="module")
def country():
    return synthetic.country(births=4000, year=2025, seed=23)


@pytest.fixture(scope="module")
def world(country):
    """The delivered tables with admissions, and of each admission and delivered child which child it truly is."""
    episodes, stays, born = {}, {}, []
    for one in synthetic.deliveries(country):
        delivered = intake.translate(main.as_message(one), KEY)
        episodes[delivered.identity] = delivered
        born.append((delivered.identity, one.pregnancy))
    admitted = list(synthetic.admissions(country))
    for one in admitted:
        delivered = intake.translate(main.as_document(one), KEY)
        stays[delivered.identity] = delivered
    tables = main.frames_of([*episodes.values(), *stays.values()])
    of_stay = {"episode_id": list(stays), "pregnancy": [one.pregnancy for one in admitted]}
    true = pl.DataFrame(of_stay).with_columns(
        true_order=pl.Series([country.children["order"][one.child] for one in admitted], dtype=pl.Int64)
    )
    return tables, true, pl.DataFrame(born, schema=["child_episode_id", "told_pregnancy"], orient="row").unique()


def linked(tables):
    with warehouse.database() as connection:
        return linkage.stays(tables, DuckDBAPI(connection=connection))


def quality(world, tables) -> tuple[float, float]:
    """Of the admissions that were linked, how many to the right pregnancy; of all, how many."""
    _, true, born = world
    found = true.join(linked(tables), on="episode_id", how="left").join(born, on="child_episode_id", how="left")
    right = (found["pregnancy"] == found["told_pregnancy"]).sum()
    told = found["child_episode_id"].is_not_null().sum()
    return right / told, right / found.height


def without(tables, **columns):
    """The same tables with these columns empty: admissions=("child_key", …)."""
    return tables | {
        name: tables[name].with_columns(
            pl.lit(None).cast(tables[name].schema[column]).alias(column) for column in emptied
        )
        for name, emptied in columns.items()
    }


def test_admissions_come_to_the_right_pregnancy(world):
    precision, recall = quality(world, world[0])
    assert precision >= 0.999
    assert recall >= 0.99


def test_so_they_do_without_the_number_of_the_child(world):
    precision, recall = quality(world, without(world[0], admissions=("child_key",)))
    assert precision >= 0.998
    assert recall >= 0.99


def test_so_they_do_without_any_number(world):
    precision, recall = quality(world, without(world[0], admissions=("child_key", "mother_key")))
    assert precision >= 0.995
    assert recall >= 0.97


@pytest.mark.parametrize("emptied", [(), ("child_key",)])
def test_of_twins_each_has_its_own_admission(world, emptied, country):
    tables, true, _ = world
    tables = without(tables, admissions=emptied) if emptied else tables
    found = linked(tables).join(true, on="episode_id")
    children = tables["delivered_children"].select(
        pl.col("episode_id").alias("child_episode_id"), "number", told_order="birth_order"
    )
    twins = (
        country.births.with_row_index("pregnancy").filter(pl.col("twins")).select(pl.col("pregnancy").cast(pl.Int64))
    )
    beside = found.join(children, on=("child_episode_id", "number")).join(twins, on="pregnancy")
    known = beside.filter(pl.col("told_order").is_not_null())
    assert known.height > 20
    assert known.select((pl.col("told_order") == pl.col("true_order")).mean()).item() >= 0.99


def test_the_order_of_the_rows_makes_no_difference(world):
    tables = world[0]
    turned = {name: frame.reverse() for name, frame in tables.items()}
    assert linked(turned).equals(linked(tables))


def test_an_admission_in_the_first_week_counts_though_birth_care_says_nothing_of_it(world, country):
    tables = world[0]
    silent = without(tables, delivered_children=("paediatrician_transfer",))
    links = main.link(silent)
    alone = linkage.merge(silent, links, country.organisations)["children"]
    beside = linkage.merge(silent, links, country.organisations, linked(silent))
    children, stays = beside["children"], beside["stays"]
    assert alone["paediatrician_transfer"].null_count() == alone.height
    early = stays.filter(pl.col("admitted_days").is_between(0, 7))["child_id"]
    assert children.filter(pl.col("paediatrician_transfer"))["child_id"].sort().equals(early.unique().sort())
    assert early.len() > 300
    assert stays["stay_days"].min() >= 0


def test_without_admissions_nothing_is_linked(world):
    tables = world[0]
    assert linked(tables | {"admissions": tables["admissions"].clear()}).is_empty()
