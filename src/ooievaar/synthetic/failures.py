"""What goes wrong with deliveries in the field, as declarations that are applied to made-up years."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from ooievaar.synthetic.numbering import roots_of
from ooievaar.synthetic.population import stage
from ooievaar.synthetic.years import Years, only


@dataclass(frozen=True)
class Loss:
    """The organisations of one supplier lose a share of their records, of care that ended from a day on."""

    supplier: str
    since: date
    share: float


@dataclass(frozen=True)
class Silence:
    """One organisation delivers nothing any more, of care that ended from a day on."""

    lvr_number: str
    since: date


@dataclass(frozen=True)
class DroppedItem:
    """The systems of one supplier no longer send an item, of care that ended from a day on."""

    supplier: str
    since: date
    column: str


type Failure = Loss | Silence | DroppedItem


def with_failures(made: Years, failures: Iterable[Failure], *, seed: int) -> Years:
    """The years as they would have come in with these failures."""
    for failure in failures:
        made = _failed(made, failure, seed)
    return made


def users_of(made: Years, supplier: str) -> list[str]:
    """The LVR numbers of the organisations whose systems come from a supplier (root of the dossier numbers)."""
    return [each for each in made.organisations["lvr_number"].to_list() if roots_of(each).dossier == supplier]


def _failed(made: Years, failure: Failure, seed: int) -> Years:
    match failure:
        case Loss():
            touched = _touched(made, users_of(made, failure.supplier), failure.since)
            lost = stage(seed, "loss").random(len(touched)) < failure.share
            return _without(made, touched.filter(pl.Series(lost)))
        case Silence():
            return _without(made, _touched(made, [failure.lvr_number], failure.since))
        case DroppedItem():
            touched = _touched(made, users_of(made, failure.supplier), failure.since)
            return replace(made, delivered=_emptied(made.delivered, failure.column, touched))


def _touched(made: Years, senders: list[str], since: date) -> pl.Series:
    """The episodes of these senders of care that ended from this day on, in order of episode_id."""
    hit = pl.col("lvr_number").is_in(senders) & (pl.col("end_date") >= since)
    return made.delivered["episodes"].filter(hit)["episode_id"].sort()


def _without(made: Years, lost: pl.Series) -> Years:
    kept = made.delivered["episodes"].join(lost.to_frame(), on="episode_id", how="anti", maintain_order="left")
    return only(made, kept["episode_id"])


def _emptied(delivered: dict[str, pl.DataFrame], column: str, touched: pl.Series) -> dict[str, pl.DataFrame]:
    hit = pl.col("episode_id").is_in(touched.implode())
    return {
        name: frame.with_columns(pl.when(~hit).then(column).alias(column)) if column in frame.columns else frame
        for name, frame in delivered.items()
    }
