"""Of which delivered child a children's department tells.

A document about an admission knows the child, and of the mother little: so it is compared with the children that the
providers of birth care told about, one by one, and goes to the child of the strongest pair. Twins of one mother differ
in citizen number, moment of birth, order, sex and weight.
"""

from collections.abc import Mapping
from typing import Any

import polars as pl
from splink import SettingsCreator
from splink.blocking_rule_library import CustomRule
from splink.internals.database_api import DatabaseAPI

from ooievaar.linkage.model import COMPARISONS, Comparison, Level, frequencies, spelled
from ooievaar.linkage.predicting import predicted

# As for pregnancies: a wrong link gives a child an admission that it never had.
THRESHOLD = 0.9
_KNOWN_ROWS = 5_000
_OF_MOTHER = ("mother_key", "mother_birth", "postcode")

_SAME_MOMENT = "born_minute_l = born_minute_r"
_SAME_SEX_SIMILAR_WEIGHT = "sex_l = sex_r and abs(weight_l - weight_r) <= 100"
_ONE_DAY = "abs(child_day_l - child_day_r) <= 1"

CHILD_COMPARISONS = (
    *(each for each in COMPARISONS if each.name in _OF_MOTHER),
    Comparison("child_key", "burgerservicenummer van het kind", ("child_key",), (
        Level("hetzelfde", "child_key_l = child_key_r", 0.9999, 1e-7),
        Level("verschillend", "ELSE", 0.0001, 1 - 1e-7),
    )),
    Comparison("child_birth", "geboortedatum van het kind", ("child_day",), (
        Level("dezelfde", "child_day_l = child_day_r", 0.985, 0.003),
        Level("één dag verschil", _ONE_DAY, 0.010, 0.006),
        Level("verschillend", "ELSE", 0.005, 0.991),
    )),
    # Given the day: a minute is one of 1,440, but systems round it, and midnight stands for a time that nobody knew.
    Comparison("child_moment", "tijd van de geboorte", ("born_minute",), (
        Level("dezelfde minuut", _SAME_MOMENT, 0.90, 0.002),
        Level("hoogstens een half uur verschil", "abs(born_minute_l - born_minute_r) <= 30", 0.07, 0.04),
        Level("verschillend", "ELSE", 0.03, 0.958),
    )),
    Comparison("baby", "geslacht en gewicht van het kind", ("sex", "weight"), (
        Level("dezelfde", "sex_l = sex_r and weight_l = weight_r", 0.90, 0.0013),
        Level("zelfde geslacht, hoogstens 100 gram verschil", _SAME_SEX_SIMILAR_WEIGHT, 0.08, 0.05),
        Level("verschillend", "ELSE", 0.02, 0.9487),
    )),
    Comparison("birth_order", "rangnummer", ("birth_order",), (
        Level("hetzelfde", "birth_order_l = birth_order_r", 0.99, 0.97),
        Level("verschillend", "ELSE", 0.01, 0.03),
    )),
    Comparison("hospital", "ziekenhuis van de bevalling", ("hospital",), (
        Level("hetzelfde", "hospital_l = hospital_r", 0.97, 0.1),
        Level("verschillend", "ELSE", 0.03, 0.9),
    )),
)  # fmt: skip

# Each looks where the ones before it cannot: most pairs share a number.
BLOCKING = (
    "l.child_key = r.child_key",
    "l.mother_key = r.mother_key and abs(l.child_day - r.child_day) <= 1",
    "l.mother_birth_day = r.mother_birth_day and l.child_day = r.child_day",
    "l.postcode = r.postcode and l.child_day = r.child_day",
    "l.child_day = r.child_day and l.sex = r.sex and l.weight = r.weight",
)
_ONE_OF_EACH = "l.is_stay <> r.is_stay"

STAYS = {
    "episode_id": pl.String(),
    "child_episode_id": pl.String(),
    "number": pl.Int64(),
    "match_weight": pl.Float64(),
    "match_probability": pl.Float64(),
}
"""Of an admission, by its own episode: the delivered child (its episode and number in it), and how strong the pair."""
NOBODY_STAYED = pl.DataFrame(schema=STAYS)


def stays(delivered: Mapping[str, pl.DataFrame], database: DatabaseAPI[Any]) -> pl.DataFrame:
    """For each admission that can be told to be of a delivered child: which, as `STAYS`, sorted by `episode_id`.

    The answer does not depend on the order of the rows.

    Args:
        delivered: `admissions`, `delivered_children` and `episodes` as declared in `records`.
        database: the engine to compare on.
    """
    rows = _rows(delivered)
    if not rows["is_stay"].any() or rows["is_stay"].all():
        return NOBODY_STAYED
    pairs = predicted(rows, _settings(rows), frequencies(rows), database, THRESHOLD)
    return _strongest(rows, pairs).select(pl.col(name).cast(kind) for name, kind in STAYS.items())


def _rows(delivered: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Admissions, then children, as rows to compare; `row` counts them from 0 in a declared order."""
    mothers = delivered["episodes"].select("episode_id", "mother_key", "mother_birth_date", "postcode")
    children = delivered["delivered_children"].join(mothers, on="episode_id").sort("episode_id", "number")
    admissions = delivered["admissions"].sort("episode_id")
    weighed_at_birth = pl.when(pl.col("weight_date").fill_null(pl.col("birth_date")) == pl.col("birth_date"))
    rows = pl.concat([
        _comparable(admissions, pl.col("birth_hospital_lvr"), weighed_at_birth.then("weight_g"), is_stay=True),
        _comparable(children, pl.col("hospital_lvr"), pl.col("weight_g"), is_stay=False),
    ])  # fmt: skip
    return rows.with_row_index("number")


def _comparable(frame: pl.DataFrame, hospital: pl.Expr, weight: pl.Expr, *, is_stay: bool) -> pl.DataFrame:
    postcode = pl.col("postcode").str.replace_all(r"\s", "").str.to_uppercase()
    mother, moment = pl.col("mother_birth_date"), pl.col("birth_moment")
    order = pl.lit(None, pl.Int64) if is_stay else pl.col("number").cast(pl.Int64)
    return frame.select(
        "episode_id", "child_key", "mother_key", "sex", "birth_order",
        child_number=order,
        is_stay=pl.lit(value=is_stay),
        mother_birth_day=mother.cast(pl.Int32),
        birth_year=mother.dt.year().cast(pl.Int32),
        birth_month=mother.dt.month().cast(pl.Int32),
        birth_dom=mother.dt.day().cast(pl.Int32),
        postcode=postcode,
        postcode4=postcode.str.slice(0, 4),
        child_day=pl.col("birth_date").cast(pl.Int32),
        born_minute=moment.dt.epoch("s").floordiv(60),
        weight=weight.cast(pl.Float64),
        hospital=hospital,
    )  # fmt: skip


def _settings(rows: pl.DataFrame) -> SettingsCreator:
    """Splink's settings: each admission has some two partners among the children, one per provider."""
    children = rows.height - int(rows["is_stay"].sum())
    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="number",
        comparisons=[spelled(comparison) for comparison in CHILD_COMPARISONS],
        blocking_rules_to_generate_predictions=[CustomRule(f"{rule} and {_ONE_OF_EACH}") for rule in BLOCKING],
        probability_two_random_records_match=2 / max(children, _KNOWN_ROWS),
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=False,
    )


def _strongest(rows: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """The strongest pair of each admission; of equals the first child."""
    both = pairs.select(pl.col("number_l", "number_r").cast(pl.UInt32), "match_weight", "match_probability")
    # Admissions come first, so that of a pair the lower number is the admission.
    ordered = both.select(
        pl.min_horizontal("number_l", "number_r").alias("stay"),
        pl.max_horizontal("number_l", "number_r").alias("child"),
        "match_weight",
        "match_probability",
    ).sort("stay", "match_weight", "child", descending=[False, True, False])
    best = ordered.unique("stay", keep="first", maintain_order=True)
    children = rows.select(pl.col("number").alias("child"), child_episode_id="episode_id", child_number="child_number")
    return (
        best.join(rows.select(pl.col("number").alias("stay"), "episode_id"), on="stay")
        .join(children, on="child")
        .rename({"child_number": "number"})
        .sort("episode_id")
    )


def placed(found: pl.DataFrame, admissions: pl.DataFrame, children: pl.DataFrame) -> pl.DataFrame:
    """The admissions with the child that they are about.

    Args:
        found: as `stays` gives them.
        admissions: `records.ADMISSIONS`.
        children: delivered children with `birth_id` and `slot`.

    Returns:
        `birth_id`, `slot`, `match_weight`, `match_probability` and the columns of the admission, sorted by episode.
    """
    homes = children.select(pl.col("episode_id").alias("child_episode_id"), "number", "birth_id", "slot")
    return (
        found.join(homes, on=("child_episode_id", "number"))
        .drop("child_episode_id", "number")
        .join(admissions, on="episode_id")
        .sort("episode_id")
    )
