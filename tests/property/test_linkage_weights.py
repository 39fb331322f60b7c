"""Whatever the register and the births: the parts of a birth are exactly one birth together."""

from datetime import date

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from ooievaar import linkage, records

PRACTICES, HOSPITALS, VSVS = ("1000", "1001", "1002"), ("0100", "0200", "0300"), ("A", "B", "C", "D")
CARE = {
    "birth_id": pl.String,
    "lvr_number": pl.String,
    "periods": pl.List(pl.String),
    "birth_date": pl.Date,
    "preferred_hospital_lvr": pl.String,
}
days = st.dates(date(2025, 1, 1), date(2025, 12, 31))
births = st.lists(
    st.tuples(
        st.none() | st.sampled_from(HOSPITALS), st.sampled_from(PRACTICES), days, st.none() | st.sampled_from(HOSPITALS)
    ),
    min_size=1,
    max_size=40,
)
memberships = st.lists(
    st.tuples(st.sampled_from(PRACTICES + HOSPITALS), st.sampled_from(VSVS), days, st.none() | days),
    unique_by=lambda row: row[:3],
    max_size=12,
)


def attributed(drawn, members):
    rows = [(f"b{number}", *birth) for number, birth in enumerate(drawn)]
    merged = {
        "births": records.BIRTHS.frame(
            {"birth_id": one, "birth_year": 2025, "hospital_lvr": hospital} for one, hospital, *_ in rows
        ),
        "care": pl.DataFrame(
            [(one, practice, ["labour"], day, wish) for one, _, practice, day, wish in rows], schema=CARE, orient="row"
        ),
    }
    kinds = dict.fromkeys(PRACTICES, "practice") | dict.fromkeys(HOSPITALS, "hospital")
    organisations = records.ORGANISATIONS.frame({"lvr_number": lvr, "kind": kind} for lvr, kind in kinds.items())
    register = records.MEMBERSHIPS.frame(dict(zip(records.MEMBERSHIPS.names, row, strict=True)) for row in members)
    return linkage.attribute(merged, organisations, register)


@settings(max_examples=60, deadline=None)
@given(births, memberships, st.randoms())
def test_the_parts_of_a_birth_are_exactly_one(drawn, members, random):
    rows = attributed(drawn, members)
    vsvs = rows.filter(pl.col("level") == "vsv")
    parts = vsvs["weight"].to_list()
    random.shuffle(parts)
    assert sum(parts) == vsvs["birth_id"].n_unique()
    assert set(vsvs.group_by("birth_id").agg(pl.col("weight").sum())["weight"]) <= {1.0}
    assert vsvs["weight"].is_between(0, 1).all()
    assert rows.filter(pl.col("level") == "country")["weight"].to_list() == [1.0] * len(drawn)
    assert not rows.select(records.ATTRIBUTIONS.key).is_duplicated().any()
