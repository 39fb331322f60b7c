"""Rows told so coarsely that each looks like ten; and which birth belongs to a mother who lets herself be linked."""

from collections import Counter
from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ooievaar import disclosure, linkage

ORDER = ("a", "b", "c")
ROWS = st.lists(st.fixed_dictionaries({name: st.sampled_from("xyz") for name in ORDER}), max_size=60)


@given(ROWS, st.integers(2, 10))
def test_each_row_looks_like_enough_others_and_tells_nothing_that_is_not_so(rows, minimum):
    told = disclosure.coarsened(rows, ORDER, minimum)
    kept = [tuple(row.values()) for row in told if row is not None]
    assert all(times >= minimum for times in Counter(kept).values())
    for row, before in zip(told, rows, strict=True):
        assert row is None or all(row[name] in ("", before[name]) for name in ORDER)
        assert row is None or row["a"]


@given(ROWS)
def test_what_ten_share_is_told_whole(rows):
    shared = [dict.fromkeys(ORDER, "x")] * 10
    assert disclosure.coarsened([*rows, *shared], ORDER, 10)[-1] == shared[0]


def test_the_last_fact_goes_first():
    rows = [{"a": "x", "b": "x", "c": "xy"[number % 2]} for number in range(12)]
    assert disclosure.coarsened(rows, ORDER, 10) == [{"a": "x", "b": "x", "c": ""}] * 12
    assert disclosure.coarsened(rows[:9], ORDER, 10) == [None] * 9


EPISODES = pl.DataFrame(
    {
        "episode_id": ["e1", "e2", "e3", "e4", "e5"],
        "mother_birth_date": [date(1994, 4, 2)] * 4 + [None],
        "postcode": ["1234AB", "1234", "9999ZZ", "5555XX", "1234AB"],
    }
)
LINKS = pl.DataFrame({"episode_id": EPISODES["episode_id"], "pregnancy_id": ["Z1", "Z1", "Z2", "Z3", "Z4"]})
BIRTHS = pl.DataFrame({"birth_id": ["B1", "B2", "B3"], "birth_year": [2025] * 3, "birth_month": [3, 3, 11]})


@pytest.mark.parametrize(
    ("postcode", "born", "month", "expected"),
    [
        ("1234AB", date(1994, 4, 2), None, (1, "B1")),
        ("1234XY", date(1994, 4, 2), None, (1, "B1")),  # one record holds four digits only
        ("1234AB", date(1994, 4, 2), "2025-03", (1, "B1")),
        ("1234AB", date(1994, 4, 2), "2025-04", (0, None)),
        ("1234AB", date(1994, 4, 3), None, (0, None)),
        ("5555XX", date(1994, 4, 2), "2025-11", (1, "B3")),
        ("5555XY", date(1994, 4, 2), None, (0, None)),
    ],
)
def test_a_birth_is_found_by_postcode_and_birth_date(postcode, born, month, expected):
    clients = pl.DataFrame([[7, postcode, born, month]], schema=linkage.CLIENT, orient="row")
    assert linkage.find_births(clients, EPISODES, LINKS, BIRTHS).rows() == [(7, *expected)]


def test_two_births_that_fit_are_none():
    twice = EPISODES.with_columns(postcode=pl.lit("1234AB"))
    clients = pl.DataFrame([[7, "1234AB", date(1994, 4, 2), None]], schema=linkage.CLIENT, orient="row")
    assert linkage.find_births(clients, twice, LINKS, BIRTHS).rows() == [(7, 3, None)]


def test_facts_are_classes_and_what_is_not_told_stays_unknown():
    birth = {
        "any_caesarean": False, "any_instrumental": False, "mode_of_birth": "spontaneous", "parity": 2,
        "place_of_birth": "home", "transferred_in_labour": True, "gestation_days": 258, "blood_loss_ml": 999.0,
        "haemorrhage": None,
    }  # fmt: skip
    assert linkage.coarse(birth) == {
        "mode": "spontaneous", "parity": "later", "place": "elsewhere", "transferred": "yes", "gestation": "early",
        "haemorrhage": "no",
    }  # fmt: skip
    assert set(linkage.coarse(dict.fromkeys(birth)).values()) == {"unknown"}
    assert linkage.coarse({**birth, "blood_loss_ml": 1000.0})["haemorrhage"] == "yes"
    assert linkage.coarse({**birth, "gestation_days": 294})["gestation"] == "late"
