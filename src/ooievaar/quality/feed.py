"""What came in and when, with what others announce: all that the completeness monitor looks at."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from ooievaar.quality.describing import Frames
from ooievaar.quality.facts import Fact
from ooievaar.quality.items import ITEMS
from ooievaar.quality.measures import MISSING

MISSING_COLUMNS = tuple(Fact(MISSING, item.column).column for item in ITEMS)


@dataclass(frozen=True)
class Feed:
    """Registrations with their moments; months and rounds are whole numbers, see `number`.

    `episodes` has one row per episode: lvr_number, supplier, kernset_version, month, round, and the facts on missing
    items. `women` has one row per woman and organisation that somebody else names for her: lvr_number, month, round (in
    which that became known) and present (round in which the organisation's own record came in; null while it has
    not). `organisations` is `records.ORGANISATIONS`.
    """

    episodes: pl.DataFrame
    women: pl.DataFrame
    organisations: pl.DataFrame


def feed(delivered: Frames, facts: pl.DataFrame, arrivals: pl.DataFrame, organisations: pl.DataFrame) -> Feed:
    """Bring together what the monitor needs.

    Args:
        delivered: frames as declared in `records.DELIVERED`; only `referrals` is used.
        facts: of at least the months that are judged and a year before; see `facts`.
        arrivals: `records.ARRIVALS` of the same episodes; an episode without one is left out.
        organisations: `records.ORGANISATIONS`; who is not in it is not expected to deliver.
    """
    placed = facts.join(arrivals, on="episode_id").filter(pl.col("month").is_not_null()).with_columns(
        month=number_of("month"), round=number_of("arrived_on")
    )  # fmt: skip
    known = organisations.select("lvr_number", "kind")
    missing = [column for column in MISSING_COLUMNS if column in placed.columns]
    episodes = placed.select("lvr_number", "supplier", "kernset_version", "month", "round", *missing)
    return Feed(episodes, _women(placed, delivered["referrals"]).join(known, on="lvr_number", how="semi"), known)


def number(day: date) -> int:
    """A month as a whole number, so that the next month is one more."""
    return day.year * 12 + day.month - 1


def month_of(month: int) -> date:
    """The first day of a month given by its number."""
    return date(month // 12, month % 12 + 1, 1)


def number_of(column: str) -> pl.Expr:
    """The number of the month in which a day falls."""
    return pl.col(column).dt.year().cast(pl.Int64) * 12 + pl.col(column).dt.month() - 1


def _women(placed: pl.DataFrame, referrals: pl.DataFrame) -> pl.DataFrame:
    """Who is named, in a transfer of care from or to somebody else, as having had the care of a woman.

    Pregnancies are numbered anew in every cut; with their month of care they are told apart over the years.
    """
    woman = pl.coalesce("pregnancy_id", "episode_id").alias("woman")
    announcing = placed.select("episode_id", "month", "round", woman, sender="lvr_number")
    transfers = referrals.filter(pl.col("referral_type") == "transfer").join(announcing, on="episode_id")
    named = pl.concat(
        transfers.select("woman", "month", "round", "sender", lvr_number=side) for side in ("from_lvr", "to_lvr")
    ).filter(pl.col("lvr_number") != pl.col("sender"))
    key = ("woman", "month", "lvr_number")
    own = placed.group_by(woman, "month", "lvr_number").agg(present=pl.col("round").min())
    return named.group_by(key).agg(pl.col("round").min()).join(own, on=key, how="left").drop("woman")
