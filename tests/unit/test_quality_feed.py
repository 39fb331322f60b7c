"""Who is announced by others, and whether the own record came in: on small tables in text."""

from datetime import date

import polars as pl
import pytest
from tests.unit.linkage_tables import delivered, organisations

from ooievaar import quality, records
from ooievaar.quality.feed import month_of, number

EPISODES = """
    episode_id | lvr_number | start_date | due_date
    -----------+------------+------------+-----------
    h1         | 0100       | 2025-05-01 | 2025-05-20
    p1         | 1000       | 2024-10-01 | 2025-06-02
    h2         | 0100       | 2025-05-03 | 2025-05-21
    h3         | 0200       | 2025-05-03 |
"""
REFERRALS = """
    episode_id | number | from_lvr | to_lvr | referral_type
    -----------+--------+----------+--------+--------------
    h1         | 1      | 1000     | 0100   | transfer
    h2         | 1      | 1000     | 0100   | transfer
    h2         | 2      | 0100     | 2000   | consult
    h3         | 1      | 9999     | 0200   | transfer
    p1         | 1      | 1000     | 0200   | transfer
"""
LINKS = {"h1": "Z1", "p1": "Z1", "h2": "Z2", "h3": "Z3"}
ARRIVED = {"h1": date(2025, 6, 3), "p1": date(2025, 7, 4), "h2": date(2025, 6, 3), "h3": date(2025, 6, 3)}
MAY, JUNE, JULY = (number(date(2025, month, 1)) for month in (5, 6, 7))


@pytest.fixture(scope="module")
def feed():
    rows = delivered(EPISODES, referrals=REFERRALS)
    links = records.LINKS.frame({"episode_id": key, "pregnancy_id": value} for key, value in LINKS.items())
    children = pl.DataFrame(schema={"child_id": pl.String, "birth_id": pl.String})
    facts = quality.facts(rows, {"links": links, "children": children, "organisations": organisations()}, {})
    arrivals = records.ARRIVALS.frame({"episode_id": key, "arrived_on": day} for key, day in ARRIVED.items())
    return quality.feed(rows, facts, arrivals, organisations())


def test_a_practice_is_announced_by_the_hospital_it_referred_to(feed):
    announced = feed.women.filter(pl.col("lvr_number") == "1000").sort("present", nulls_last=True)
    assert announced.select("month", "round", "present").rows() == [(MAY, JUNE, JULY), (MAY, JUNE, None)]


def test_whoever_is_referred_to_is_announced_too(feed):
    announced = feed.women.filter(pl.col("lvr_number") == "0200")
    assert announced.select("month", "round", "present").rows() == [(MAY, JULY, None)]


def test_consults_and_organisations_outside_the_register_announce_nobody(feed):
    assert feed.women.filter(pl.col("lvr_number").is_in(["2000", "9999"])).is_empty()


def test_all_episodes_of_a_pregnancy_are_in_one_month(feed):
    assert set(feed.episodes["month"]) == {MAY}


def test_months_are_numbers_and_back():
    assert month_of(number(date(2025, 12, 31))) == date(2025, 12, 1)
    assert number(date(2026, 1, 1)) == number(date(2025, 12, 1)) + 1
