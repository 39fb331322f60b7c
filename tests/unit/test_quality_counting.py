"""Facts, counts and comparisons of registrations, on small tables in text."""

from datetime import date

import polars as pl
import pytest
from tests.unit.linkage_tables import delivered, organisations

from ooievaar import quality, records

MAY, JUNE = date(2025, 5, 1), date(2025, 6, 1)

EPISODES = """
    episode_id | lvr_number | start_date | due_date   | responsible_periods         | blood_loss_ml | perineum | parity
    -----------+------------+------------+------------+-----------------------------+---------------+----------+-------
    p1         | 1000       | 2024-10-01 | 2025-05-20 | intake pregnancy            |               |          | 0
    h1         | 0100       | 2025-05-01 | 2025-05-20 | labour expulsion            | 300           |          | 0
    p2         | 1000       | 2024-10-05 | 2025-05-02 | intake pregnancy expulsion  |               | intact   | 1
    p3         | 1000       | 2024-12-05 | 2025-06-30 | intake pregnancy            |               |          |
    h4         | 0100       | 2025-06-11 |            | labour expulsion            | 400           |          | 2
"""
CHILDREN = """
    episode_id | number | birth_date | mode_of_birth | line_at_birth | weight_g | apgar_5
    -----------+--------+------------+---------------+---------------+----------+--------
    h1         | 1      | 2025-05-31 | spontaneous   | second        | 3000     | 9
    p2         | 1      | 2025-06-01 | spontaneous   | first         | 3000     | 9
    h4         | 1      | 2025-06-12 | caesarean     | second        | 2900     | 10
    h4         | 2      | 2025-06-12 | caesarean     | second        |          | 10
"""
REFERRALS = """
    episode_id | number | from_lvr | to_lvr | referral_type
    -----------+--------+----------+--------+--------------
    p1         | 1      | 1000     | 0100   | transfer
    p3         | 1      | 1000     | 0100   | transfer
    p2         | 1      | 1000     | 0100   | consult
"""
LINKS = {"p1": "Z1", "h1": "Z1", "p2": "Z2", "p3": "Z3", "h4": "Z4"}
EXPLAINED = {
    "haemorrhage": pl.DataFrame({
        "birth_id": ["B1", "B2", "B4"],
        "outcome": ["denominator", "undetermined", "outside"],
        "decided_by": ["veel bloed", "bloed bekend", "duur"],
    }),
    "term": pl.DataFrame({
        "child_id": ["B4-1", "B4-2", "B1-1"],
        "outcome": ["numerator", "undetermined", "outside"],
        "decided_by": ["duur", "gewicht", "duur"],
    }),
}  # fmt: skip


@pytest.fixture(scope="module")
def facts():
    children = pl.DataFrame({"child_id": ["B1-1", "B4-1", "B4-2"], "birth_id": ["B1", "B4", "B4"]})
    links = records.LINKS.frame({"episode_id": key, "pregnancy_id": value} for key, value in LINKS.items())
    tables = {"links": links, "children": children, "organisations": organisations()}
    return quality.facts(delivered(EPISODES, CHILDREN, REFERRALS), tables, EXPLAINED)


def fact(facts, episode, column):
    return facts.filter(pl.col("episode_id") == episode)[column].item()


def test_the_month_of_care_is_that_of_birth_else_due_date_else_start(facts):
    months = dict(facts.select("episode_id", "month").iter_rows())
    assert months == {"p1": MAY, "h1": MAY, "p2": JUNE, "p3": JUNE, "h4": JUNE}


def test_an_episode_is_linked_or_alone_though_another_is_named(facts):
    assert fact(facts, "p1", "linked") is True
    assert fact(facts, "p1", "alone") is False
    assert fact(facts, "p3", "alone") is True
    assert fact(facts, "h4", "alone") is True, "it began after the booking"
    assert fact(facts, "p2", "alone") is None, "a consult need not have a record of its own"


def test_use_in_an_indicator_is_that_of_the_birth_or_any_child(facts):
    assert fact(facts, "p1", "used:haemorrhage") is True
    assert fact(facts, "p2", "used:haemorrhage") is False
    assert fact(facts, "p2", "undetermined:haemorrhage") is True
    assert fact(facts, "p2", "lacking:haemorrhage/bloed bekend") is True
    assert fact(facts, "h4", "undetermined:haemorrhage") is None, "outside the denominator"
    assert fact(facts, "h4", "used:term") is True
    assert fact(facts, "h4", "undetermined:term") is True
    assert fact(facts, "p3", "used:haemorrhage") is None, "no birth"


def test_an_item_is_missing_only_where_it_belongs(facts):
    assert fact(facts, "p1", "missing:blood_loss_ml") is None, "the hospital led the birth"
    assert fact(facts, "p2", "missing:blood_loss_ml") is True
    assert fact(facts, "h1", "missing:perineum") is True
    assert fact(facts, "h4", "missing:perineum") is None, "a caesarean"
    assert fact(facts, "h4", "missing:weight_g") is True, "of one of the two children"
    assert fact(facts, "p3", "missing:parity") is True


def test_a_count_opens_its_cases(facts):
    counts = quality.counts(facts)
    row = counts.row(by_predicate=(pl.col("month") == JUNE) & (pl.col("lvr_number") == "1000")
                     & (pl.col("measure") == "missing") & (pl.col("item") == "parity"), named=True)  # fmt: skip
    assert (row["count"], row["total"]) == (1, 2)
    assert quality.cases(facts, JUNE, "1000", "missing", "parity").to_list() == ["p3"]
    assert quality.cases(facts, JUNE, "NL", "missing", "weight_g").to_list() == ["h4"]
    assert quality.cases(facts, JUNE, "1000", "missing", "no such item").is_empty()


def test_messages_received_stand_beside_registrations(facts):
    received = records.RECEIVED.frame([
        {"month": JUNE, "lvr_number": "1000", "received": 9, "replaced": 2, "withdrawn": 0, "rejected": 1,
         "with_errors": 3, "with_signals": 4},
    ])  # fmt: skip
    merged = quality.merged_counts(facts, received)
    rejected = merged.filter((pl.col("measure") == "rejected") & (pl.col("lvr_number") == "NL"))
    assert rejected.rows() == [(JUNE, "NL", "rejected", None, 1, 9)]
    assert merged.select(records.QUALITY.key).is_duplicated().any() is False


def twelve_practices(count):
    """One count in May and June for so many practices; of the first, 2 of 20, and of the others 4 of 20."""
    rows = [
        {"month": month, "lvr_number": f"{number:04d}", "measure": "missing", "item": "parity",
         "count": 2 if number == 1 else 4, "total": 20}
        for month in (MAY, JUNE) for number in range(1, count + 1)
    ]  # fmt: skip
    kinds = [{"lvr_number": f"{number:04d}", "kind": "practice"} for number in range(1, count + 1)]
    return records.QUALITY.frame(rows), records.ORGANISATIONS.frame(kinds)


def test_a_count_stands_beside_its_past_and_others_of_its_kind():
    row = quality.compare(*twelve_practices(12), JUNE).row(0, named=True)
    assert (row["last_month_count"], row["last_month_total"]) == (2, 20)
    assert (row["own_year_count"], row["own_year_total"]) == (2, 20)
    assert row["year_ago_count"] is None
    assert (row["country_count"], row["country_total"], row["organisations"]) == (46, 240, 12)
    assert (row["lower_quartile"], row["median"], row["upper_quartile"]) == (20, 20, 20)


def test_nothing_is_told_of_fewer_than_ten_others():
    row = quality.compare(*twelve_practices(9), JUNE).row(0, named=True)
    assert row["country_total"] is None
    assert row["median"] is None
    assert row["organisations"] is None
    assert row["last_month_total"] == 20


def test_what_an_older_version_does_not_know_is_not_missing():
    booked = "episode_id | lvr_number | kernset_version | responsible_periods\n---\n"
    rows = "\n".join(f"{version} | 1000 | {version} | intake" for version in ("2.2", "2.3"))
    links = records.LINKS.frame({"episode_id": each, "pregnancy_id": f"Z{each}"} for each in ("2.2", "2.3"))
    children = pl.DataFrame(schema={"child_id": pl.String, "birth_id": pl.String})
    tables = {"links": links, "children": children, "organisations": organisations()}
    found = quality.facts(delivered(booked + rows), tables, {})
    assert fact(found, "2.2", "missing:preferred_hospital_lvr") is None
    assert fact(found, "2.3", "missing:preferred_hospital_lvr") is True
    assert fact(found, "2.2", "missing:planned_place") is True
