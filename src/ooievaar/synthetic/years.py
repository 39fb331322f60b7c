"""Several years of one country, as rows, with the moments at which they came in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from ooievaar import records
from ooievaar.synthetic.population import Country, country
from ooievaar.synthetic.register import default_vsvs
from ooievaar.synthetic.rows import arrivals, delivered_rows, true_links


@dataclass(frozen=True)
class Years:
    """What came in over some years: `delivered` as `records.DELIVERED`, `links` as they truly are, `arrivals`.

    Of what the made-up country never tells there are no columns in `delivered`: there are many, and years are long.
    """

    delivered: dict[str, pl.DataFrame]
    links: pl.DataFrame
    arrivals: pl.DataFrame
    organisations: pl.DataFrame


def years(*, births: Sequence[int], first: int, seed: int) -> Years:
    """Years of births from `first` on, with the same organisations and other women every year.

    Args:
        births: women who give birth per year; it may rise or fall.
        first: the first calendar year.
        seed: another number gives another country.
    """
    made = [_year(seed, first + index, count, default_vsvs(births[0])) for index, count in enumerate(births)]
    frames = [_told(delivered_rows(each)) for each in made]
    return Years(
        delivered={name: pl.concat([frame[name] for frame in frames], how="diagonal") for name in frames[0]},
        links=pl.concat(map(true_links, made)),
        arrivals=pl.concat(map(arrivals, made)),
        organisations=made[-1].organisations,
    )


def until(made: Years, day: date) -> Years:
    """What had come in before this day."""
    known = made.arrivals.filter(pl.col("arrived_on") < day)
    return only(made, known["episode_id"])


def only(made: Years, episodes: pl.Series) -> Years:
    """The same years with these episodes only, in the order they had."""

    def kept(frame: pl.DataFrame) -> pl.DataFrame:
        return frame.join(chosen, on="episode_id", how="semi", maintain_order="left")

    chosen = episodes.to_frame("episode_id")
    return Years(
        {name: kept(frame) for name, frame in made.delivered.items()},
        kept(made.links),
        kept(made.arrivals),
        made.organisations,
    )


def _told(delivered: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    return {
        table.name: delivered[table.name].select(
            name for name in table.names if name in table.key or _tells(delivered[table.name][name])
        )
        for table in records.DELIVERED
    }


def _tells(column: pl.Series) -> bool:
    return column.null_count() < len(column)


def _year(seed: int, year: int, births: int, vsvs: int) -> Country:
    return country(births=births, year=year, seed=10_000 * seed + year, vsvs=vsvs, register_seed=seed)
