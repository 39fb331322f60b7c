"""How ordinary years differ when nothing is wrong: seasons, practices that grow or shrink, records that come late."""

from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from ooievaar.synthetic.chance import Numbers
from ooievaar.synthetic.population import stage
from ooievaar.synthetic.years import Years, only

_BUSIEST_MONTH = 8


@dataclass(frozen=True)
class Variation:
    """How much ordinary years vary, as parts of the whole.

    `season`: how far the busiest month lies above the average. `growth`: standard deviation, between organisations, of
    how much they grow or shrink in a year. `late`: records that come in a month later than they should.
    """

    season: float = 0.05
    growth: float = 0.10
    late: float = 0.03


def varied(made: Years, variation: Variation, *, seed: int) -> Years:
    """The years with fewer pregnancies in quiet months and at shrinking organisations, and with late records."""
    pregnancies = _pregnancies(made)
    chance = _season(pregnancies, variation) * _growth(pregnancies, variation, seed)
    kept = pregnancies.filter(pl.Series(stage(seed, "variation").random(pregnancies.height) < chance))
    episodes = made.links.join(kept.select("pregnancy_id"), on="pregnancy_id", how="semi", maintain_order="left")
    return _with_late(only(made, episodes["episode_id"]), variation, seed)


def _pregnancies(made: Years) -> pl.DataFrame:
    """Per pregnancy whose it was first, and when it was due or ended."""
    episodes = made.delivered["episodes"].join(made.links.select("episode_id", "pregnancy_id"), on="episode_id")
    day = pl.coalesce("due_date", "end_date").max()
    first = pl.col("lvr_number").sort_by("start_date", "episode_id").first()
    return episodes.group_by("pregnancy_id").agg(lvr_number=first, day=day).sort("pregnancy_id")


def _season(pregnancies: pl.DataFrame, variation: Variation) -> Numbers:
    month = pregnancies["day"].dt.month().to_numpy()
    wave: Numbers = 1 + variation.season * np.cos(2 * np.pi * (month - _BUSIEST_MONTH) / 12)
    return wave / (1 + variation.season)


def _growth(pregnancies: pl.DataFrame, variation: Variation, seed: int) -> Numbers:
    """Growing organisations begin with fewer, shrinking ones end with fewer; nobody ever has more than was made."""
    names = pregnancies["lvr_number"].unique().sort()
    slopes = dict(zip(names, stage(seed, "growth").normal(0, variation.growth, size=len(names)), strict=True))
    slope = pregnancies["lvr_number"].replace_strict(slopes, return_dtype=pl.Float64).to_numpy()
    days = (pregnancies["day"] - pregnancies["day"].min()).dt.total_days().to_numpy() / 365.25
    chance: Numbers = np.exp(np.where(slope > 0, slope * (days - days.max()), slope * days))
    return chance


def _with_late(made: Years, variation: Variation, seed: int) -> Years:
    late = pl.Series(stage(seed, "late").random(made.arrivals.height) < variation.late)
    day = pl.when(late).then(pl.col("arrived_on").dt.offset_by("1mo")).otherwise("arrived_on")
    return replace(made, arrivals=made.arrivals.with_columns(arrived_on=day))
