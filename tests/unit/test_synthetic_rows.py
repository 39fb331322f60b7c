"""Rows made at once say the same as messages that are written and read; failures take away what they declare."""

from datetime import date

import polars as pl
import pytest

from ooievaar import intake, main, records, synthetic

KEYS = ("mother_key", "child_key")  # pseudonyms at one side, numbers at the other: only presence can agree
APRIL = date(2025, 4, 1)


@pytest.fixture(scope="module")
def country():
    return synthetic.country(births=300, year=2025, seed=5)


@pytest.fixture(scope="module")
def made():
    return synthetic.years(births=(900, 800), first=2024, seed=4)


def test_rows_are_what_the_messages_say(country):
    key = intake.Pseudonymiser(b"a key for tests, 32 bytes long ..")
    read = {each.message_id: intake.translate(main.as_message(each), key) for each in synthetic.deliveries(country)}
    names = {delivered.identity: message_id for message_id, delivered in read.items()}
    rows = synthetic.delivered_rows(country)
    for name, frame in main.frames_of(read.values()).items():
        if "episode_id" in frame.columns and not rows[name].is_empty():
            renamed = frame.with_columns(pl.col("episode_id").replace_strict(names))
            assert_same(renamed, rows[name])


def assert_same(read, made):
    """Equal in every column that the made rows know anything of."""
    key = [name for name in ("episode_id", "pregnancy_number", "number") if name in read.columns]
    read, made = read.sort(key), made.sort(key)
    assert read.height == made.height
    for name in made.columns:
        if made[name].null_count() < made.height:
            as_read = read[name].is_null() if name in KEYS else read[name]
            as_made = made[name].is_null() if name in KEYS else made[name]
            assert as_read.equals(as_made), name


def test_years_share_their_organisations_and_nothing_else(made):
    born = made.delivered["delivered_children"]["birth_date"].dt.year()
    assert set(born.unique()) == {2024, 2025}
    assert made.delivered["episodes"]["episode_id"].is_unique().all()
    assert set(made.delivered["episodes"]["lvr_number"]) <= set(made.organisations["lvr_number"])
    assert made.links.height == made.arrivals.height == made.delivered["episodes"].height


def test_what_had_come_in_before_a_day(made):
    before = synthetic.until(made, APRIL)
    assert before.arrivals["arrived_on"].max() < APRIL
    assert before.links.height == before.arrivals.height == before.delivered["episodes"].height < made.links.height


def ended_from_april(made, senders):
    touched = pl.col("lvr_number").is_in(senders) & (pl.col("end_date") >= APRIL)
    return made.delivered["episodes"].filter(touched)


def test_a_loss_takes_its_share_from_the_users_of_a_supplier_only(made):
    supplier = synthetic.supplier(71)
    failed = synthetic.with_failures(made, [synthetic.Loss(supplier, APRIL, 0.5)], seed=1)
    users = synthetic.users_of(made, supplier)
    before, after = ended_from_april(made, users).height, ended_from_april(failed, users).height
    assert 0.4 * before < after < 0.6 * before
    lost = made.links.height - failed.links.height
    assert lost == before - after
    assert failed.delivered["delivered_children"].height < made.delivered["delivered_children"].height


def test_silence_takes_everything_of_one_organisation(made):
    sender = made.delivered["episodes"]["lvr_number"].mode()[0]
    failed = synthetic.with_failures(made, [synthetic.Silence(sender, APRIL)], seed=1)
    assert ended_from_april(made, [sender]).height > 0
    assert ended_from_april(failed, [sender]).height == 0


def test_a_dropped_item_is_empty_and_nothing_else_changes(made):
    supplier = synthetic.supplier(81)
    failed = synthetic.with_failures(made, [synthetic.DroppedItem(supplier, APRIL, "weight_g")], seed=1)
    touched = ended_from_april(made, synthetic.users_of(made, supplier)).select("episode_id")
    was, now = made.delivered["delivered_children"], failed.delivered["delivered_children"]
    assert now.join(touched, on="episode_id")["weight_g"].null_count() == now.join(touched, on="episode_id").height > 0
    assert now.drop("weight_g").equals(was.drop("weight_g"))
    untouched = was.join(touched, on="episode_id", how="anti", maintain_order="left")
    assert now.join(touched, on="episode_id", how="anti", maintain_order="left").equals(untouched)


def test_every_delivered_table_is_made_in_its_declared_form(country):
    for table in records.DELIVERED:
        assert synthetic.delivered_rows(country)[table.name].schema == table.schema


def test_ordinary_years_have_seasons_and_late_records(made):
    ordinary = synthetic.varied(made, synthetic.Variation(season=0.3, growth=0.0, late=0.5), seed=1)
    month = ordinary.delivered["delivered_children"]["birth_date"].dt.month()
    summer, winter = month.is_in([7, 8, 9]).sum(), month.is_in([1, 2, 3]).sum()
    assert summer > 1.2 * winter
    both = ordinary.arrivals.join(made.arrivals, on="episode_id", suffix="_meant")
    assert both.height == ordinary.links.height
    assert 0.4 < (both["arrived_on"] > both["arrived_on_meant"]).mean() < 0.6


def test_organisations_grow_or_shrink(made):
    ordinary = synthetic.varied(made, synthetic.Variation(season=0.0, growth=1.0, late=0.0), seed=1)
    assert ordinary.arrivals.join(made.arrivals, on=["episode_id", "arrived_on"]).height == ordinary.arrivals.height
    year = pl.col("end_date").dt.year()
    per_year = ordinary.delivered["episodes"].group_by("lvr_number", year).len().pivot("end_date", index="lvr_number")
    assert (per_year["2024"] > 2 * per_year["2025"]).any()
    assert (per_year["2025"] > 2 * per_year["2024"]).any()
