"""Every delivered episode with what facts need to know of it: its birth, children, referrals, line and role."""

from collections.abc import Iterable, Mapping

import polars as pl

from ooievaar import records
from ooievaar.quality.items import ITEMS, VAGINAL_MODES

type Frames = Mapping[str, pl.DataFrame]

LINES = {"practice": "first", "hospital": "second"}
_TELLING = ("birth_date", "sex", "weight_g", "mode_of_birth", "place_of_birth", "presentation", "apgar_5")
_AFTER = ("first_week", "six_weeks")
_OF_EPISODES = (
    "episode_id", "lvr_number", "dossier_root", "kernset_version", "responsible_periods", "start_date", "due_date",
)  # fmt: skip
CHILD_ITEMS = tuple(item for item in ITEMS if item.table is records.DELIVERED_CHILDREN)


def described(delivered: Frames, organisations: pl.DataFrame) -> pl.DataFrame:
    """One row per episode: its own columns and those of its birth, and what `items` and `facts` ask about.

    Adds `absent:COLUMN` per item of children (empty for any child of the episode), `own_birth_date`, `names_transfer`,
    `in_practice`, `did_intake`, `cared_after`, `tells_birth`, `led`, `vaginal`, `in_hospital`, `lost_child`.
    """
    lines = organisations.select("lvr_number", line=pl.col("kind").replace_strict(LINES, default=None))
    return (
        _with_birth(delivered)
        .join(lines, on="lvr_number", how="left")
        .join(_of_children(delivered["delivered_children"]), on="episode_id", how="left")
        .join(_naming_transfer(delivered), on="episode_id", how="left")
        .with_columns(
            pl.col("tells_birth", "vaginal", "in_hospital", "lost_child", "names_transfer").fill_null(value=False),
            in_practice=(pl.col("line") == "first").fill_null(value=False),
            did_intake=_responsible(("intake",)),
            cared_after=_responsible(_AFTER),
        )
        .with_columns(led=_led())
    )


def _with_birth(delivered: Frames) -> pl.DataFrame:
    """Episodes beside the birth that they describe, of either only what facts are made of."""
    wide = delivered["episodes"].select(*_OF_EPISODES, *_asked_of(records.EPISODES, but=_OF_EPISODES))
    births = delivered["delivered_births"].select("episode_id", *_asked_of(records.DELIVERED_BIRTHS))
    return wide.join(births, on="episode_id", how="left")


def _asked_of(table: records.Table, but: Iterable[str] = ()) -> list[str]:
    """The columns of a table whose absence is counted."""
    return [item.column for item in ITEMS if item.table is table and item.column not in but]


def _of_children(children: pl.DataFrame) -> pl.DataFrame:
    telling = children.filter(pl.any_horizontal(pl.col(_TELLING).is_not_null()))
    absent = {f"absent:{item.column}": is_empty(item.column, item.declared.kind).any() for item in CHILD_ITEMS}
    return telling.group_by("episode_id").agg(
        own_birth_date=pl.col("birth_date").min(),
        claimed_line=pl.col("line_at_birth").first(ignore_nulls=True),
        tells_birth=pl.lit(value=True),
        vaginal=pl.col("mode_of_birth").first().is_in(VAGINAL_MODES),
        in_hospital=(pl.col("place_of_birth") == "hospital").any(),
        lost_child=pl.col("perinatal_death").any(),
        **absent,
    )


def _naming_transfer(delivered: Frames) -> pl.DataFrame:
    """Episodes in which a transfer of care from or to somebody else is written down."""
    senders = delivered["episodes"].select("episode_id", "lvr_number")
    other = pl.any_horizontal(pl.col(side) != pl.col("lvr_number") for side in ("from_lvr", "to_lvr"))
    return (
        delivered["referrals"]
        .filter(pl.col("referral_type") == "transfer")
        .join(senders, on="episode_id")
        .filter(other.fill_null(value=False))
        .select("episode_id", names_transfer=pl.lit(value=True))
        .unique()
    )


def is_empty(column: str, kind: records.Kind) -> pl.Expr:
    """Whether a value is absent; a list of nothing is absent too."""
    value = pl.col(column)
    return value.is_null() | (value.list.len() == 0) if kind is records.Kind.CODES else value.is_null()


def _responsible(periods: Iterable[str]) -> pl.Expr:
    held = pl.col("responsible_periods")
    return pl.any_horizontal(held.list.contains(period) for period in periods).fill_null(value=False)


def _led() -> pl.Expr:
    """Whoever tells of the birth and is of the line that it names as leading; without one, who had the expulsion."""
    by_role = pl.col("line") == pl.col("claimed_line")
    return pl.col("tells_birth") & by_role.fill_null(_responsible(("expulsion",)))
