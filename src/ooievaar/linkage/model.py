"""How records are compared: the blocking and the comparisons, declared as data for Splink.

The chances are declared, not learned: learning them costs as long as the linkage itself, gives other answers on other
days, and on a small region learns from too few pairs. Values that occur more often than declared, such as the first of
January or the postcode of a large institution, count less, in measure of how often they occur. Items that follow from
one another, such as due date and birth date, carry their chance *given* the other: counting them as independent would
overrate the link (Tromp et al. 2008).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log2
from typing import Any

import polars as pl
from splink import SettingsCreator
from splink.blocking_rule_library import CustomRule


@dataclass(frozen=True)
class Level:
    """One degree of agreement: the condition, and its chance among true pairs (m) and among accidental ones (u)."""

    words: str
    condition: str
    m: float
    u: float
    frequency_of: str | None = None  # column whose frequent values count less


@dataclass(frozen=True)
class Comparison:
    """The degrees of agreement on one item, from close to far; rows that lack one of the columns say nothing."""

    name: str
    words: str
    needs: tuple[str, ...]
    levels: tuple[Level, ...]


UNKNOWN = "onbekend bij een van beide"
_KNOWN_ROWS = 5_000

SAME_TIME = "((l.due_low <= r.due_high and r.due_low <= l.due_high) or l.child_day = r.child_day)"
_A_KEY_IS_MISSING = "(l.mother_key is null or r.mother_key is null)"

# Two different citizen numbers are two different women, so only the first rule looks at pairs that both have one.
BLOCKING = (
    ("mother_key",),
    ("mother_birth_day", "postcode4"),
    ("mother_birth_day", "due_day"),
    ("mother_birth_day", "child_day"),
    ("postcode",),
    ("child_day", "hospital", "sex", "weight"),
)

_TWO_PARTS_AGREE = (
    "(birth_year_l = birth_year_r and birth_month_l = birth_month_r)"
    " or (birth_year_l = birth_year_r and birth_dom_l = birth_dom_r)"
    " or (birth_month_l = birth_month_r and birth_dom_l = birth_dom_r)"
    " or (birth_year_l = birth_year_r and birth_month_l = birth_dom_r and birth_dom_l = birth_month_r)"
    " or (birth_year_l = birth_year_r and (birth_month_l * birth_dom_l = 1 or birth_month_r * birth_dom_r = 1))"
)
_A_DUE_DATE_IS_MISSING = "(due_day_l is null or due_day_r is null)"
_SAME_SEX_SIMILAR_WEIGHT = "sex_l = sex_r and abs(weight_l - weight_r) <= 100"
_STARTS_WHERE_OTHER_ENDS = "start_day_l = end_day_r or start_day_r = end_day_l"
_NAMED = "array_contains(partners_l, lvr_number_r) or array_contains(partners_r, lvr_number_l)"

COMPARISONS = (
    Comparison("mother_key", "burgerservicenummer van de moeder", ("mother_key",), (
        Level("hetzelfde", "mother_key_l = mother_key_r", 0.9999, 1e-7),
        Level("verschillend", "ELSE", 0.0001, 1 - 1e-7),
    )),
    Comparison("mother_birth", "geboortedatum van de moeder", ("mother_birth_day",), (
        Level("dezelfde", "mother_birth_day_l = mother_birth_day_r", 0.970, 1e-4, frequency_of="mother_birth_day"),
        Level("twee van de drie delen gelijk, of dag en maand verwisseld", _TWO_PARTS_AGREE, 0.025, 0.006),
        Level("verschillend", "ELSE", 0.005, 0.9939),
    )),
    Comparison("postcode", "postcode", ("postcode",), (
        Level("dezelfde", "postcode_l = postcode_r", 0.93, 5e-6, frequency_of="postcode"),
        Level("één teken anders", "levenshtein(postcode_l, postcode_r) <= 1", 0.02, 1e-4),
        Level("alleen de vier cijfers gelijk", "postcode4_l = postcode4_r", 0.005, 6e-4, frequency_of="postcode4"),
        Level("verschillend", "ELSE", 0.045, 0.999295),
    )),
    Comparison("due", "à terme datum", ("due_day",), (
        Level("dezelfde", "due_day_l = due_day_r", 0.93, 0.003),
        Level("hoogstens een week verschil", "abs(due_day_l - due_day_r) <= 7", 0.065, 0.04),
        Level("hoogstens twintig dagen verschil", "abs(due_day_l - due_day_r) <= 20", 0.004, 0.07),
        Level("verschillend", "ELSE", 0.001, 0.887),
    )),
    Comparison("child_birth", "geboortedatum van het kind", ("child_day",), (
        Level(
            "dezelfde, terwijl een à terme datum ontbreekt",
            f"child_day_l = child_day_r and {_A_DUE_DATE_IS_MISSING}", 0.01, 1e-5,
        ),
        Level("dezelfde", "child_day_l = child_day_r", 0.975, 0.04),
        Level("één dag verschil", "abs(child_day_l - child_day_r) <= 1", 0.01, 0.08),
        Level("verschillend", "ELSE", 0.005, 0.87999),
    )),
    Comparison("baby", "geslacht en gewicht van het kind", ("sex", "weight"), (
        Level("dezelfde", "sex_l = sex_r and weight_l = weight_r", 0.93, 0.0013),
        Level("zelfde geslacht, hoogstens 100 gram verschil", _SAME_SEX_SIMILAR_WEIGHT, 0.06, 0.05),
        Level("verschillend", "ELSE", 0.01, 0.9487),
    )),
    Comparison("hospital", "ziekenhuis van de bevalling", ("hospital",), (
        Level("hetzelfde", "hospital_l = hospital_r", 0.97, 0.1),
        Level("verschillend", "ELSE", 0.03, 0.9),
    )),
    Comparison("parity", "eerdere bevallingen", ("parity",), (
        Level("hetzelfde", "parity_l = parity_r", 0.985, 0.36),
        Level("verschillend", "ELSE", 0.015, 0.64),
    )),
    Comparison("providers", "wie elkaar noemt", ("lvr_number",), (
        Level("de een noemt de ander", _NAMED, 0.7, 0.05),
        Level("zij noemen elkaar niet", "ELSE", 0.3, 0.95),
    )),
    Comparison("handover", "begin en einde van de zorg", ("start_day", "end_day"), (
        Level("de een begint op de dag dat de ander stopt", _STARTS_WHERE_OTHER_ENDS, 0.4, 0.02),
        Level("sluit niet op de dag aan", "ELSE", 0.6, 0.98),
    )),
)  # fmt: skip


def settings(episodes: int) -> SettingsCreator:
    """Splink's settings for this many episodes."""
    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="number",
        comparisons=[spelled(comparison) for comparison in COMPARISONS],
        blocking_rules_to_generate_predictions=[_blocking_rule(columns) for columns in BLOCKING],
        probability_two_random_records_match=_prior(episodes),
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=False,
    )


def prior_weight(episodes: int) -> float:
    """The same chance as a weight, in powers of two: where every pair starts."""
    chance = _prior(episodes)
    return log2(chance / (1 - chance))


def _prior(episodes: int) -> float:
    """With about two episodes per pregnancy an episode has little more than one partner among all others.

    A handful of records says nothing of how many women there are, hence the floor.
    """
    return 1.2 / max(episodes, _KNOWN_ROWS)


def frequencies(rows: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """For each column whose frequent values count less: the chance of each value, in Splink's form.

    The declared chance counts for as much as `_KNOWN_ROWS` rows, as a value that occurs twice among ten rows need not
    be frequent: those two rows may well be the same woman.
    """
    levels = (level for comparison in COMPARISONS for level in comparison.levels)
    return {level.frequency_of: _frequency(rows[level.frequency_of], level.u) for level in levels if level.frequency_of}


def _frequency(values: pl.Series, expected: float) -> pl.DataFrame:
    known = values.drop_nulls()
    chance = (pl.col("count") + expected * _KNOWN_ROWS) / (known.len() + _KNOWN_ROWS)
    return known.value_counts(sort=False).select(values.name, chance.alias(f"tf_{values.name}"))


def _blocking_rule(columns: tuple[str, ...]) -> CustomRule:
    equal = [f"l.{column} = r.{column}" for column in columns]
    extra = [] if columns == ("mother_key",) else [_A_KEY_IS_MISSING]
    return CustomRule(" and ".join([*equal, *extra, SAME_TIME]))


def spelled(comparison: Comparison) -> dict[str, Any]:
    """A comparison as Splink takes it."""
    missing = " or ".join(f"{name}_{side} is null" for name in comparison.needs for side in "lr")
    null = [{"sql_condition": missing, "label_for_charts": UNKNOWN, "is_null_level": True}] if missing else []
    return {
        "output_column_name": comparison.name,
        "comparison_levels": [*null, *(_level(level) for level in comparison.levels)],
    }


def _level(level: Level) -> Mapping[str, Any]:
    known = {
        "sql_condition": level.condition,
        "label_for_charts": level.words,
        "m_probability": level.m,
        "u_probability": level.u,
    }
    # Splink looks for the exact-match level itself; ours are exact by construction.
    frequent = {"tf_adjustment_column": level.frequency_of, "disable_tf_exact_match_detection": True}
    return known | frequent if level.frequency_of else known
