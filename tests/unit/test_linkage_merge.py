"""One birth from what several providers tell: whom to believe, what follows from dates."""

import polars as pl
import pytest
from tests.unit.linkage_tables import delivered, frame, organisations

from ooievaar import linkage, records

EPISODES = """
    episode_id | lvr_number | due_date   | mother_birth_date | postcode | parity | blood_loss_ml | maternal_death
    -----------+------------+------------+-------------------+----------+--------+---------------+---------------
    e1         | 1000       | 2025-06-01 | 1990-05-30        | 1234AB   | 0      | 500           | ja
    e2         | 0100       | 2025-06-03 | 1991-05-31        | 1235 AB  | 0      | 1100          | nee
"""
CARE = """
    episode_id | responsible_periods                               | perineum      | planned_place | start_date
    -----------+---------------------------------------------------+---------------+---------------+-----------
    e1         | intake pregnancy labour first_week six_weeks      | intact        | home          | 2024-11-01
    e2         | labour expulsion third_stage first_day first_week | second_degree | hospital      | 2025-05-30
"""
CHILDREN = """
    episode_id | number | birth_date | sex    | weight_g | line_at_birth | mode_of_birth | feeding | apgar_5
    -----------+--------+------------+--------+----------+---------------+---------------+---------+--------
    e1         | 1      | 2025-05-30 | male   | 3500     | second        | spontaneous   | breast  | 8
    e2         | 1      | 2025-05-30 | male   | 3480     | second        | instrumental  | formula |
"""
PLACES = """
    episode_id | place_of_birth | hospital_lvr
    -----------+----------------+-------------
    e1         | hospital       |
    e2         | hospital       | 0100
"""
TRANSFER = """
    episode_id | number | from_lvr | to_lvr | referral_type | period
    -----------+--------+----------+--------+---------------+-----------
    e1         | 1      |          | 0100   | transfer      | dilatation
"""


def merged(episodes, children, referrals=""):
    """Merge these rows as one pregnancy."""
    tables = delivered(episodes, children, referrals)
    if episodes is EPISODES:
        told = delivered(CARE)
        tables |= {name: tables[name].update(told[name], on="episode_id") for name in ("episodes", "delivered_births")}
    if children is CHILDREN:
        places = frame(PLACES, records.DELIVERED_CHILDREN).drop("number")
        tables["delivered_children"] = tables["delivered_children"].update(places, on="episode_id")
    ids = tables["episodes"]["episode_id"]
    links = records.LINKS.frame({"episode_id": one, "pregnancy_id": "Z1"} for one in ids)
    return linkage.merge(tables, links, organisations())


def test_each_fact_comes_from_whom_it_is_declared_to_come():
    result = merged(EPISODES, CHILDREN, TRANSFER)
    (birth,), (child,) = result["births"].to_dicts(), result["children"].to_dicts()
    # The hospital led the birth ...
    assert (birth["blood_loss_ml"], birth["perineum"]) == (1100, ["second_degree"])
    assert birth["mode_of_birth"] == "instrumental"
    assert (birth["line_at_birth"], birth["hospital_lvr"], birth["place_of_birth"]) == ("second", "0100", "hospital")
    assert (birth["gestation_days"], birth["mother_age"], birth["postcode4"]) == (276, 33, "1235")
    assert (child["weight_g"], child["sex"]) == (3480, "male")
    # ... the practice knew the woman first, and cared for mother and child last; a death that anyone tells of counts.
    assert (birth["planned_place"], child["feeding"], birth["maternal_death"]) == ("home", ["breast"], True)
    # What the leader does not know comes from who does.
    assert (child["apgar_5"], child["born_alive"]) == (8, True)
    assert (birth["responsible_at_labour"], birth["transferred_in_labour"]) == ("first", True)
    assert (birth["birth_id"], child["child_id"], child["birth_id"]) == ("B1", "B1-1", "B1")
    assert (birth["birth_year"], birth["birth_month"]) == (2025, 5)
    assert (birth["children_count"], birth["is_termination"]) == (1, False)


def test_facts_that_providers_tell_differently_are_named():
    told = merged(EPISODES, CHILDREN)["conflicts"].rows()
    of_birth = {fact for _birth, child, fact, _told in told if not child}
    of_child = {fact for _birth, child, fact, _told in told if child == "B1-1"}
    assert of_birth == {"due_date", "mother_birth_date", "postcode", "blood_loss_ml", "perineum"}
    # The place that was planned and the feeding change in the course of care; an Apgar score was told once.
    assert of_child == {"weight_g", "mode_of_birth"}
    assert {number for *_rest, number in told} == {2}


def test_what_one_provider_tells_alone_is_no_conflict():
    assert (
        merged(EPISODES, "episode_id | number | sex\n---\ne1 | 1 | male")["conflicts"]
        .filter(pl.col("child_id") != "")
        .is_empty()
    )


def test_the_tables_are_as_declared_and_hold_no_more():
    result = merged(EPISODES, CHILDREN)
    assert dict(result["births"].schema) == records.BIRTHS.schema
    assert dict(result["children"].schema) == records.CHILDREN.schema
    assert result["care"].columns == ["birth_id", "lvr_number", "periods", "birth_date", "preferred_hospital_lvr"]
    assert result["care"]["lvr_number"].to_list() == ["0100", "1000"]


def test_pregnancies_without_a_child_give_no_birth():
    children = "episode_id | number | birth_order\n---\ne1 | 1 | 1"
    assert merged(EPISODES, children)["births"].height == 0
    empty = {"births": 0, "children": 0, "stays": 0, "conflicts": 0, "care": 0}
    assert {name: table.height for name, table in merged(EPISODES, "").items()} == empty


def test_the_practice_that_led_the_birth_is_believed_over_the_hospital_of_the_third_stage():
    episodes = """
        episode_id | lvr_number | responsible_periods                 | blood_loss_ml
        -----------+------------+-------------------------------------+--------------
        e1         | 1000       | intake pregnancy labour expulsion   | 800
        e2         | 0100       | third_stage first_day               | 1500
    """
    children = """
        episode_id | number | birth_date | line_at_birth | place_of_birth | hospital_lvr
        -----------+--------+------------+---------------+----------------+-------------
        e1         | 1      | 2025-05-30 | first         | home           |
        e2         | 1      | 2025-05-30 | first         | home           | 0100
    """
    (birth,) = merged(episodes, children)["births"].to_dicts()
    assert (birth["blood_loss_ml"], birth["line_at_birth"], birth["hospital_lvr"]) == (800, "first", None)


def test_a_hospital_that_names_no_hospital_tells_of_its_own():
    children = "episode_id | number | birth_date | place_of_birth\n---\ne2 | 1 | 2025-05-30 | hospital"
    assert merged(EPISODES, children)["births"]["hospital_lvr"].to_list() == ["0100"]


@pytest.mark.parametrize(
    ("responsible", "line_at_birth", "referral", "expected"),
    [
        ("1000", "second", "transfer | during_labour", ("first", True)),
        ("1000", "second", "transfer | expulsion", ("first", True)),
        ("1000", "first", "transfer | third_stage", ("first", False)),
        ("1000", "second", "consult  | dilatation", ("first", None)),
        ("1000", "first", "transfer | from_37_weeks", ("first", False)),
        ("0100", "second", "transfer | from_37_weeks", ("second", False)),
        ("", "second", "transfer | from_37_weeks", (None, None)),
    ],
)
def test_transfer_during_labour(responsible, line_at_birth, referral, expected):
    periods = {lvr: "labour" if lvr == responsible else "pregnancy" for lvr in ("1000", "0100")}
    episodes = f"""
        episode_id | lvr_number | responsible_periods
        -----------+------------+--------------------
        e1         | 1000       | {periods["1000"]}
        e2         | 0100       | {periods["0100"]}
    """
    children = f"episode_id | number | birth_date | line_at_birth\n---\ne2 | 1 | 2025-05-30 | {line_at_birth}"
    referrals = f"episode_id | number | from_lvr | referral_type | period\n---\ne2 | 1 | 1000 | {referral}"
    (birth,) = merged(episodes, children, referrals)["births"].to_dicts()
    assert (birth["responsible_at_labour"], birth["transferred_in_labour"]) == expected


def test_a_transfer_between_hospitals_during_labour_is_not_one_between_lines():
    episodes = "episode_id | lvr_number | responsible_periods\n---\ne1 | 0200 | labour\ne2 | 0100 | expulsion"
    children = "episode_id | number | birth_date | line_at_birth\n---\ne2 | 1 | 2025-05-30 | second"
    (birth,) = merged(episodes, children, TRANSFER)["births"].to_dicts()
    assert (birth["responsible_at_labour"], birth["transferred_in_labour"]) == ("second", False)


@pytest.mark.parametrize(
    ("due", "born", "days"),
    [
        ("2025-06-01", "2025-06-01", 280),
        ("2025-06-01", "2025-05-11", 259),
        ("2025-06-01", "2025-05-10", 258),
        ("2026-06-01", "2025-05-10", None),  # a wrong year, not a pregnancy
        ("", "2025-05-10", None),
    ],
)
def test_gestation_follows_from_due_date_and_birth(due, born, days):
    episodes = f"episode_id | lvr_number | due_date\n---\ne1 | 0100 | {due}"
    (birth,) = merged(episodes, f"episode_id | number | birth_date\n---\ne1 | 1 | {born}")["births"].to_dicts()
    assert birth["gestation_days"] == days


def test_a_due_date_that_no_pregnancy_explains_gives_way_to_one_that_does():
    episodes = """
        episode_id | lvr_number | due_date
        -----------+------------+-----------
        e1         | 0100       | 2026-06-03
        e2         | 1000       | 2025-06-03
    """
    children = """
        episode_id | number | birth_date | line_at_birth
        -----------+--------+------------+--------------
        e1         | 1      | 2025-05-30 | second
    """
    assert merged(episodes, children)["births"]["gestation_days"].to_list() == [276]


@pytest.mark.parametrize(
    ("leader", "other", "hospital"),
    [
        (("birth_centre", ""), ("hospital", ""), None),
        (("birth_centre", ""), ("birth_centre", "0200"), "0200"),
        (("hospital", ""), ("hospital", "0200"), "0200"),
        (("", ""), ("hospital", ""), "0100"),
        (("hospital", ""), ("", "0200"), "0200"),
    ],
)
def test_the_hospital_of_birth_is_named_by_who_tells_the_same_place(leader, other, hospital):
    episodes = "episode_id | lvr_number\n---\ne1 | 1000\ne2 | 0100"
    children = f"""
        episode_id | number | birth_date | line_at_birth | place_of_birth | hospital_lvr
        -----------+--------+------------+---------------+----------------+-------------
        e1         | 1      | 2025-05-30 | first         | {leader[0]}    | {leader[1]}
        e2         | 1      | 2025-05-30 | first         | {other[0]}     | {other[1]}
    """
    assert merged(episodes, children)["births"]["hospital_lvr"].to_list() == [hospital]


@pytest.mark.parametrize(
    ("said", "count"),
    [
        (("1", "1"), 1),
        (("", ""), 1),
        (("2", "1"), 1),
        (("2", ""), None),
        (("2", "2"), None),
    ],
)
def test_a_count_of_children_that_its_own_message_contradicts_is_not_believed(said, count):
    episodes = f"""
        episode_id | lvr_number | children_count
        -----------+------------+---------------
        e1         | 0100       | {said[0]}
        e2         | 1000       | {said[1]}
    """
    children = """
        episode_id | number | birth_date | line_at_birth
        -----------+--------+------------+--------------
        e1         | 1      | 2025-05-30 | second
        e2         | 1      | 2025-05-30 | second
    """
    assert merged(episodes, children)["births"]["children_count"].to_list() == [count]


@pytest.mark.parametrize(("parity", "other", "expected"), [("1", "0", 0), ("1", "", None), ("0", "2", 0)])
def test_as_many_births_before_as_pregnancies_in_all_is_not_believed(parity, other, expected):
    episodes = f"""
        episode_id | lvr_number | gravidity | parity
        -----------+------------+-----------+-------
        e1         | 0100       | 1         | {parity}
        e2         | 1000       |           | {other}
    """
    children = """
        episode_id | number | birth_date | line_at_birth
        -----------+--------+------------+--------------
        e1         | 1      | 2025-05-30 | second
    """
    assert merged(episodes, children)["births"]["parity"].to_list() == [expected]


@pytest.mark.parametrize(("leader", "other", "expected"), [("nee", "ja", True), ("nee", "", False), ("", "", None)])
def test_a_haemorrhage_that_anyone_wrote_down_counts(leader, other, expected):
    episodes = f"""
        episode_id | lvr_number | haemorrhage
        -----------+------------+------------
        e1         | 1000       | {leader}
        e2         | 0100       | {other}
    """
    children = """
        episode_id | number | birth_date | line_at_birth
        -----------+--------+------------+--------------
        e1         | 1      | 2025-05-30 | first
    """
    assert merged(episodes, children)["births"]["haemorrhage"].to_list() == [expected]


@pytest.mark.parametrize(
    ("mother", "born", "age"),
    [("1990-05-30", "2025-05-29", 34), ("1990-05-30", "2025-05-30", 35), ("1992-02-29", "2025-02-28", 32)],
)
def test_age_is_in_completed_years(mother, born, age):
    episodes = f"episode_id | lvr_number | mother_birth_date\n---\ne1 | 0100 | {mother}"
    (birth,) = merged(episodes, f"episode_id | number | birth_date\n---\ne1 | 1 | {born}")["births"].to_dicts()
    assert birth["mother_age"] == age


@pytest.mark.parametrize(
    ("said", "on", "expected"),
    [
        ("ja", "2025-05-30", True),
        ("ja", "2025-06-06", True),
        ("ja", "2025-06-07", False),
        ("ja", "", None),
        ("nee", "", False),
        ("", "", None),
    ],
)
def test_transfer_to_the_paediatrician_counts_in_the_first_week(said, on, expected):
    children = f"""
        episode_id | number | birth_date | paediatrician_transfer | paediatrician_date
        -----------+--------+------------+------------------------+-------------------
        e2         | 1      | 2025-05-30 | {said}                 | {on}
    """
    assert merged(EPISODES, children)["children"]["paediatrician_transfer"].to_list() == [expected]


def test_a_transfer_that_one_provider_tells_of_is_not_denied_by_another():
    children = """
        episode_id | number | birth_date | paediatrician_transfer | paediatrician_date
        -----------+--------+------------+------------------------+-------------------
        e1         | 1      | 2025-05-30 | ja                     | 2025-06-01
        e2         | 1      | 2025-05-30 | nee                    |
    """
    assert merged(EPISODES, children)["children"]["paediatrician_transfer"].to_list() == [True]


@pytest.mark.parametrize(
    ("died", "phase", "apgar", "alive"),
    [
        ("ja", "antepartum", "", False),
        ("ja", "intrapartum", "", False),
        ("ja", "neonatal", "", True),
        ("ja", "", "", None),
        ("nee", "", "", True),
        ("", "", "9", True),
        ("", "", "", None),
        ("", "", "0", None),
    ],
)
def test_born_alive(died, phase, apgar, alive):
    children = f"""
        episode_id | number | birth_date | perinatal_death | death_phase | apgar_5
        -----------+--------+------------+-----------------+-------------+--------
        e2         | 1      | 2025-05-30 | {died}          | {phase}     | {apgar}
    """
    assert merged(EPISODES, children)["children"]["born_alive"].to_list() == [alive]


@pytest.mark.parametrize(
    ("end", "mode", "expected"), [("birth", "spontaneous", False), ("termination", "", True), ("", "termination", True)]
)
def test_termination(end, mode, expected):
    episodes = f"episode_id | lvr_number | end_of_pregnancy\n---\ne1 | 0100 | {end}"
    children = f"episode_id | number | birth_date | mode_of_birth\n---\ne1 | 1 | 2025-05-30 | {mode}"
    assert merged(episodes, children)["births"]["is_termination"].to_list() == [expected]


def test_twins_become_two_children_of_one_birth():
    children = """
        episode_id | number | birth_date | birth_order | sex    | weight_g | mode_of_birth       | apgar_5
        -----------+--------+------------+-------------+--------+----------+---------------------+--------
        e1         | 1      | 2025-05-30 | 1           | female | 2110     | spontaneous         | 7
        e1         | 2      | 2025-05-30 | 2           | male   | 2500     | spontaneous         | 9
        e2         | 1      | 2025-05-30 | 1           | male   | 2500     | spontaneous         |
        e2         | 2      | 2025-05-30 | 2           | female | 2100     | emergency_caesarean |
    """
    result = merged(EPISODES, children)
    assert result["births"].select("children_count", "mode_of_birth").rows() == [(2, "spontaneous")]
    rows = result["children"].select("child_id", "birth_order", "sex", "weight_g", "apgar_5", "children_count").rows()
    assert rows == [("B1-1", 1, "male", 2500, 9, 2), ("B1-2", 2, "female", 2100, 7, 2)]
