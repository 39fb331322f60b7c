"""For which units a birth counts: country, VSV, hospital and practice.

Which VSV follows from one of two rules: the registry's, by where the birth was, or that of the PREM, by where the woman
wanted it to be.

Weights are whole multiples of 2^-30, so that sums are exact: the fractions of a birth add up to 1, and totals
do not depend on the engine or on the order in which it adds.
"""

from collections.abc import Mapping
from enum import Enum

import polars as pl

from ooievaar import records

# The rules by the name that the column `rule` holds, with the words for people.
RULES: Mapping[str, str] = {
    "country": "alle bevallingen in Nederland",
    "hospital_of_birth": "het VSV van het ziekenhuis waar de bevalling was",
    "preferred_hospital": "het VSV van het ziekenhuis van voorkeur",
    "referral_pattern": "naar rato van de ziekenhuisbevallingen van de praktijk in dat jaar",
    "membership": "het VSV waar de praktijk lid van is",
    "desired_hospital": "het VSV van het ziekenhuis waar de vrouw wilde bevallen, waar zij ook beviel",
    "born_there": "bevallen in dit ziekenhuis",
    "in_care": "deze praktijk was in enige periode verantwoordelijk",
}
GRAIN = 2**30

# Whose referral pattern counts when several practices cared for the woman: whoever was nearest to the birth.
_NEAREST = ("expulsion", "labour", "third_stage", "pregnancy", "intake")


class VsvRule(Enum):
    """Which VSV a birth counts for, with the words for people."""

    REGISTRY = "het VSV waar de bevalling was; daarbuiten naar voorkeur of verwijzing"
    PREM = "het VSV van het gewenste ziekenhuis"


def attribute(
    merged: Mapping[str, pl.DataFrame],
    organisations: pl.DataFrame,
    memberships: pl.DataFrame,
    *,
    rule: VsvRule = VsvRule.REGISTRY,
) -> pl.DataFrame:
    """Every unit for which each birth counts, and for what part.

    Args:
        merged: `births` and `care` as `merge` gives them.
        organisations: `records.ORGANISATIONS`.
        memberships: `records.MEMBERSHIPS`; the days on which an organisation is a member include both ends.
        rule: how births come to VSVs. The indicators count by the registry's rule, client experiences by the PREM's.

    Returns:
        `records.ATTRIBUTIONS`, sorted by its key. A birth that no VSV rule reaches has no row on that level.
    """
    births, care = merged["births"], merged["care"]
    hospitals, practices = (organisations.filter(pl.col("kind") == kind) for kind in ("hospital", "practice"))
    hospital = births.join(hospitals, left_on="hospital_lvr", right_on="lvr_number", how="semi")
    practice = care.join(practices, on="lvr_number", how="semi")
    by_place = rule is VsvRule.REGISTRY
    vsvs = _to_vsvs(births, care, practice, memberships) if by_place else _desired(births, care, memberships)
    parts = (
        _whole(births.select("birth_id", unit=pl.lit("NL")), "country", "country"),
        _whole(hospital.select("birth_id", unit="hospital_lvr"), "hospital", "born_there"),
        _whole(practice.select("birth_id", unit="lvr_number"), "practice", "in_care"),
        vsvs,
    )
    return pl.concat(part.select(records.ATTRIBUTIONS.names) for part in parts).sort(records.ATTRIBUTIONS.key)


def _whole(rows: pl.DataFrame, level: str, rule: str) -> pl.DataFrame:
    return rows.with_columns(level=pl.lit(level), weight=pl.lit(1.0), rule=pl.lit(rule))


def _to_vsvs(
    births: pl.DataFrame, care: pl.DataFrame, practice: pl.DataFrame, memberships: pl.DataFrame
) -> pl.DataFrame:
    """The rules in their order; a birth goes to the first that reaches it."""
    dated = births.select("birth_id", "birth_year", "hospital_lvr").join(_days(care), on="birth_id", how="left")
    inside = dated.filter(pl.col("hospital_lvr").is_not_null())
    at_birth = _members(inside, "hospital_lvr", memberships)
    outside = dated.filter(pl.col("hospital_lvr").is_null())
    nearest = _nearest(practice, outside)
    found = [_ruled(at_birth, "hospital_of_birth")]
    for rule, reached in (
        ("preferred_hospital", _members(outside, "preferred_hospital_lvr", memberships)),
        ("referral_pattern", nearest.join(_pattern(practice, at_birth), on=("lvr_number", "birth_year"))),
        ("membership", _members(nearest, "lvr_number", memberships)),
    ):
        left = reached.join(pl.concat(found), on="birth_id", how="anti")
        found.append(_ruled(left, rule))
    return _exact(pl.concat(found)).with_columns(level=pl.lit("vsv"))


def _desired(births: pl.DataFrame, care: pl.DataFrame, memberships: pl.DataFrame) -> pl.DataFrame:
    """The PREM's rule: the hospital that the woman wanted decides always, and a birth without one counts nowhere."""
    dated = births.select("birth_id", "birth_year").join(_days(care), on="birth_id")
    found = _ruled(_members(dated, "preferred_hospital_lvr", memberships), "desired_hospital")
    return _exact(found).with_columns(level=pl.lit("vsv"))


def _days(care: pl.DataFrame) -> pl.DataFrame:
    return care.select("birth_id", "birth_date", "preferred_hospital_lvr").unique("birth_id")


def _members(births: pl.DataFrame, by: str, memberships: pl.DataFrame) -> pl.DataFrame:
    """The VSVs of which the organisation in this column was a member on the day of birth, in equal shares."""
    day, end = pl.col("birth_date"), pl.col("end_date")
    return (
        births.join(memberships, left_on=by, right_on="lvr_number")
        .filter((pl.col("start_date") <= day) & (end.is_null() | (day <= end)))
        .select("birth_id", "birth_year", unit="vsv_number", share=1.0)
        .unique(("birth_id", "unit"))
    )


def _nearest(practice: pl.DataFrame, births: pl.DataFrame) -> pl.DataFrame:
    """For each birth the practice that was nearest to it."""
    distance = [~pl.col("periods").list.contains(period).fill_null(value=False) for period in _NEAREST]
    return (
        practice.join(births.select("birth_id", "birth_year"), on="birth_id")
        .sort("birth_id", *distance, "lvr_number")
        .unique("birth_id", keep="first", maintain_order=True)
    )


def _pattern(practice: pl.DataFrame, at_birth: pl.DataFrame) -> pl.DataFrame:
    """Per practice and year: its hospital births by VSV."""
    return (
        practice.select("birth_id", "lvr_number")
        .join(at_birth, on="birth_id")
        .group_by("lvr_number", "birth_year", "unit")
        .agg(share=pl.col("share").sum())
    )


def _ruled(rows: pl.DataFrame, rule: str) -> pl.DataFrame:
    return rows.select("birth_id", "unit", "share", rule=pl.lit(rule))


def _exact(rows: pl.DataFrame) -> pl.DataFrame:
    """Shares as weights that add up to exactly 1 per birth; what rounding leaves goes to the largest share."""
    parts = rows.with_columns(
        grains=(pl.col("share") / pl.col("share").sum().over("birth_id") * GRAIN).floor()
    ).sort("birth_id", "share", "unit", descending=[False, True, False])  # fmt: skip
    left = GRAIN - pl.col("grains").sum().over("birth_id")
    largest = pl.int_range(pl.len()).over("birth_id") == 0
    weight = (pl.col("grains") + pl.when(largest).then(left).otherwise(0.0)) / GRAIN
    return parts.with_columns(weight=weight).filter(pl.col("weight") > 0)
