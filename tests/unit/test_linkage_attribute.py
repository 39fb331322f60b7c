"""For which VSV, hospital and practice a birth counts: one birth a row, with the expected units and rule."""

from datetime import date

import polars as pl
import pytest
from tests.unit.linkage_tables import frame, organisations

from ooievaar import linkage, records

ORGANISATIONS = """
    lvr_number | kind
    -----------+---------
    1000       | practice
    1001       | practice
    1002       | practice
    1003       | practice
    0100       | hospital
    0200       | hospital
    0300       | hospital
    8000       | kraamzorg
"""
# Hospital 0300 moved from VSV C to VSV B in the course of the year; practice 1001 is a member of A, 1002 of none.
MEMBERSHIPS = """
    lvr_number | vsv_number | start_date | end_date
    -----------+------------+------------+-----------
    0100       | A          | 2020-01-01 |
    0200       | B          | 2020-01-01 |
    0300       | C          | 2020-01-01 | 2025-06-30
    0300       | B          | 2025-07-01 |
    1001       | A          | 2020-01-01 |
    1003       | A          | 2020-01-01 |
    1003       | B          | 2025-01-01 |
    1003       | C          | 2025-01-01 |
"""


def attributed(births, care):
    """Attributions of births (birth_id, hospital) and care (birth_id, lvr, periods, date, preferred hospital)."""
    tables = {
        "births": records.BIRTHS.frame(
            {"birth_id": one, "birth_year": 2025, "hospital_lvr": hospital} for one, hospital in births
        ),
        "care": pl.DataFrame(
            care,
            schema={
                "birth_id": pl.String,
                "lvr_number": pl.String,
                "periods": pl.List(pl.String),
                "birth_date": pl.Date,
                "preferred_hospital_lvr": pl.String,
            },
            orient="row",
        ),
    }
    return linkage.attribute(tables, organisations(ORGANISATIONS), frame(MEMBERSHIPS, records.MEMBERSHIPS))


def vsv_of(attributions, birth):
    rows = attributions.filter((pl.col("birth_id") == birth) & (pl.col("level") == "vsv"))
    return {row["unit"]: (row["weight"], row["rule"]) for row in rows.to_dicts()}


def cared(birth, lvr="1000", periods=("labour",), born=date(2025, 6, 30), preferred=None):
    return (birth, lvr, list(periods), born, preferred)


def test_every_level_of_a_hospital_birth():
    births = [("b", "0100")]
    rows = attributed(births, [cared("b", "1000"), cared("b", "1001"), cared("b", "0100"), cared("b", "8000")])
    assert rows.select("level", "unit", "weight", "rule").rows() == [
        ("country", "NL", 1.0, "country"),
        ("hospital", "0100", 1.0, "born_there"),
        ("practice", "1000", 1.0, "in_care"),
        ("practice", "1001", 1.0, "in_care"),
        ("vsv", "A", 1.0, "hospital_of_birth"),
    ]
    assert dict(rows.schema) == records.ATTRIBUTIONS.schema
    assert set(rows["rule"]) <= set(linkage.RULES)


@pytest.mark.parametrize(("born", "vsv"), [(date(2025, 6, 30), "C"), (date(2025, 7, 1), "B")])
def test_the_vsv_of_the_hospital_on_the_day_of_birth(born, vsv):
    rows = attributed([("b", "0300")], [cared("b", born=born)])
    assert vsv_of(rows, "b") == {vsv: (1.0, "hospital_of_birth")}


def test_elsewhere_the_preferred_hospital_comes_before_the_pattern():
    births = [("home", None), ("h1", "0100")]
    care = [cared("home", preferred="0200"), cared("h1")]
    assert vsv_of(attributed(births, care), "home") == {"B": (1.0, "preferred_hospital")}


def test_elsewhere_without_preference_the_referral_pattern_of_the_practice():
    births = [("home", None), *((f"a{n}", "0100") for n in range(6)), *((f"b{n}", "0200") for n in range(4))]
    rows = attributed(births, [cared(birth) for birth, _ in births])
    found = vsv_of(rows, "home")
    assert {unit: rule for unit, (_, rule) in found.items()} == dict.fromkeys("AB", "referral_pattern")
    assert found["A"][0] == pytest.approx(0.6, abs=1e-8)
    assert sum(weight for weight, _ in found.values()) == 1.0


def test_the_practice_nearest_to_the_birth_decides():
    births = [("home", None), ("x", "0100"), ("y", "0200")]
    care = [
        cared("home", "1000", ("expulsion",)),
        cared("home", "1001", ("six_weeks", "intake")),
        cared("x", "1001"),
        cared("y", "1000"),
    ]
    assert vsv_of(attributed(births, care), "home") == {"B": (1.0, "referral_pattern")}


@pytest.mark.parametrize(
    ("practice", "expected"),
    [
        ("1001", {"A": 1.0}),
        ("1003", {"A": 1 / 3, "B": 1 / 3, "C": 1 / 3}),
        ("1002", {}),
        ("9999", {}),
    ],
)
def test_a_practice_without_hospital_births_counts_for_its_own_vsv_or_none(practice, expected):
    found = vsv_of(attributed([("home", None)], [cared("home", practice)]), "home")
    assert {unit: weight for unit, (weight, _) in found.items()} == pytest.approx(expected, abs=1e-8)
    assert {rule for _, rule in found.values()} == ({"membership"} if expected else set())
    assert sum(weight for weight, _ in found.values()) == (1.0 if expected else 0)


def test_a_hospital_without_a_vsv_is_not_attributed_and_an_unknown_hospital_is_no_unit():
    rows = attributed([("b", "7777")], [cared("b", "1001")])
    assert vsv_of(rows, "b") == {}
    assert rows.filter(pl.col("level") == "hospital").height == 0


def test_no_births():
    assert attributed([], []).height == 0
