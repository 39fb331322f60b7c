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


def attributed(births, care, rule=linkage.VsvRule.REGISTRY):
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
    members = frame(MEMBERSHIPS, records.MEMBERSHIPS)
    return linkage.attribute(tables, organisations(ORGANISATIONS), members, rule=rule)


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


DESIRED = "desired_hospital"


@pytest.mark.parametrize(
    ("hospital", "desired", "by_registry", "by_prem"),
    [
        pytest.param(None, "0200", {"B": "preferred_hospital"}, {"B": DESIRED}, id="home birth"),
        pytest.param("0100", "0200", {"A": "hospital_of_birth"}, {"B": DESIRED}, id="another hospital than desired"),
        pytest.param("0200", "0200", {"B": "hospital_of_birth"}, {"B": DESIRED}, id="the desired hospital"),
        pytest.param("0100", None, {"A": "hospital_of_birth"}, {}, id="no desired hospital"),
        pytest.param(None, None, {"A": "membership"}, {}, id="home birth, no desired hospital"),
        pytest.param("0100", "7777", {"A": "hospital_of_birth"}, {}, id="a desired hospital without VSV"),
    ],
)
def test_the_desired_hospital_decides_the_prem_and_nothing_else_does(hospital, desired, by_registry, by_prem):
    births, care = [("b", hospital)], [cared("b", "1001", preferred=desired)]
    for rule, expected in ((linkage.VsvRule.REGISTRY, by_registry), (linkage.VsvRule.PREM, by_prem)):
        found = vsv_of(attributed(births, care, rule), "b")
        assert found == {vsv: (1.0, name) for vsv, name in expected.items()}
    assert {DESIRED} <= set(linkage.RULES)


def test_a_practice_with_two_vsvs_does_not_spread_the_prem():
    """Practice 1003 is a member of three VSVs and sends women to two: by the registry's rule its home births spread."""
    births = [("home", None), ("a", "0100"), ("b", "0200")]
    care = [cared("home", "1003"), cared("a", "1003"), cared("b", "1003", preferred="0100")]
    spread = vsv_of(attributed(births, care), "home")
    assert {vsv: weight for vsv, (weight, _) in spread.items()} == {"A": 0.5, "B": 0.5}
    with_wish = [cared("home", "1003", preferred="0200"), *care[1:]]
    rows = attributed(births, with_wish, linkage.VsvRule.PREM)
    assert vsv_of(rows, "home") == {"B": (1.0, DESIRED)}
    assert vsv_of(rows, "a") == {}
    assert vsv_of(rows, "b") == {"A": (1.0, DESIRED)}


@pytest.mark.parametrize(("born", "vsv"), [(date(2025, 6, 30), "C"), (date(2025, 7, 1), "B")])
def test_the_prem_goes_by_the_vsv_of_the_desired_hospital_on_the_day_of_birth(born, vsv):
    rows = attributed([("b", "0100")], [cared("b", born=born, preferred="0300")], linkage.VsvRule.PREM)
    assert vsv_of(rows, "b") == {vsv: (1.0, DESIRED)}


def test_the_other_levels_do_not_depend_on_the_rule():
    births, care = [("b", "0100")], [cared("b", "1001", preferred="0200")]
    one, other = (attributed(births, care, rule).filter(pl.col("level") != "vsv") for rule in linkage.VsvRule)
    assert one.equals(other)
    assert one.height == 3


def test_no_births():
    assert [attributed([], [], rule).height for rule in linkage.VsvRule] == [0, 0]
