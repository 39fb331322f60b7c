"""The made-up country: its organisations and the truth about every birth in one year."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from ooievaar.synthetic.chance import Columns
from ooievaar.synthetic.children import children
from ooievaar.synthetic.circumstances import circumstances
from ooievaar.synthetic.episodes import KINDS, episodes
from ooievaar.synthetic.labour import labours
from ooievaar.synthetic.numbering import numbered
from ooievaar.synthetic.outcomes import outcomes
from ooievaar.synthetic.register import Register, default_vsvs, membership_rows, organisation_rows, register, vsv_rows
from ooievaar.synthetic.sending import sent
from ooievaar.synthetic.women import women

_DAY = np.timedelta64(1, "D")


@dataclass(frozen=True)
class Country:
    """A made-up country in one year, and what is true about it.

    `organisations`, `vsvs` and `memberships` are tables of `records`. `births` has one row per birth (row number =
    pregnancy number), `children` one row per child with `birth` as its pregnancy. Both hold the truth, before
    providers make mistakes; the columns `..._recorded` say whether any provider wrote the item down. `episodes` has one
    row per message in the order of delivery, with what that message says, mistakes included.
    """

    year: int
    seed: int
    organisations: pl.DataFrame
    vsvs: pl.DataFrame
    memberships: pl.DataFrame
    births: pl.DataFrame
    children: pl.DataFrame
    episodes: pl.DataFrame
    register: Register


def country(
    *, births: int = 4000, year: int = 2025, seed: int = 1, vsvs: int | None = None, register_seed: int | None = None
) -> Country:
    """Make up a country; the same arguments give the same country, to the last byte.

    Args:
        births: women who give birth in the year, at least 1.
        year: calendar year of all births.
        seed: another number gives another country.
        vsvs: how many VSVs; by default as many as the Netherlands has for so many births, and at least six.
        register_seed: for several years of one country: its organisations come from this seed, its women from `seed`.
    """
    made = register(
        stage(seed if register_seed is None else register_seed, "register"),
        default_vsvs(births) if vsvs is None else vsvs,
    )
    mothers = women(stage(seed, "women"), made, births=births, year=year)
    labour = labours(stage(seed, "labour"), made, mothers)
    complete = circumstances(stage(seed, "circumstances"), outcomes(stage(seed, "outcomes"), made, labour))
    return Country(
        year=year,
        seed=seed,
        organisations=organisation_rows(made),
        vsvs=vsv_rows(made),
        memberships=membership_rows(made, year),
        births=frame(complete | _numbered(made, complete)),
        children=frame(children(stage(seed, "children"), made, complete)),
        episodes=_episodes(seed, made, complete, year),
        register=made,
    )


def stage(seed: int, name: str) -> np.random.Generator:
    """A generator of its own for every stage, so that a change in one leaves the others as they were."""
    return np.random.default_rng([seed, *name.encode()])


def frame(columns: Columns) -> pl.DataFrame:
    """A Polars frame of numpy columns, with moments in microseconds as everywhere else."""
    moments = {
        name: values.astype("datetime64[us]") for name, values in columns.items() if values.dtype == "datetime64[m]"
    }
    return pl.DataFrame(columns | moments)


def _episodes(seed: int, made: Register, births: Columns, year: int) -> pl.DataFrame:
    care = episodes(stage(seed, "episodes"), made, births)
    care |= sent(stage(seed, "sending"), births, care)
    care["mother"] = births["mother"][care["birth"]]
    care["kind_number"] = np.searchsorted(np.array(KINDS), care["kind"])
    return numbered(stage(seed, "numbering"), frame(care), year)


def _numbered(made: Register, births: Columns) -> Columns:
    return {
        "practice_lvr": made.practices.lvr[births["practice"]],
        "hospital_lvr": made.hospitals.lvr[births["hospital"]],
        "birth_hospital_lvr": made.hospitals.lvr[births["birth_hospital"]],
        "due_date": births["born"].astype("datetime64[D]") + (280 - births["gestation_days"]) * _DAY,
    }
