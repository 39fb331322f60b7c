"""The women who give birth: who they are, where they live and where their care starts."""

import numpy as np
import numpy.typing as npt

from ooievaar.synthetic.chance import Columns, coin
from ooievaar.synthetic.numbers import MOTHERS, citizen_numbers, postcodes
from ooievaar.synthetic.register import Register, areas_of

TWINS = 0.015
STARTS_IN_FIRST_LINE = 0.88
TWICE_IN_A_YEAR = 0.002
MOVES_HOUSE = 0.04
WITHOUT_BSN = 0.015  # nobody knows it, as for women without papers

_PARITY = (0.46, 0.365, 0.122, 0.036, 0.017)
_AGE_BY_PARITY = np.array([30.2, 32.2, 33.6, 34.4, 35.2])
_AGE_SPREAD = 4.6
_AGES = (15.5, 49.5)
_EARLIER_LOSSES = 0.25

# Two births of one woman in one year: one in the first three weeks, the next in the last three.
_FIRST_DAYS, _LAST_DAYS = 21, 344


def women(rng: np.random.Generator, made: Register, *, births: int, year: int) -> Columns:
    """One row per birth: the mother, her region, practice and hospital of choice, and when she gives birth."""
    rows = _care(rng, made, births) | _pregnancies(rng, births)
    rows["born"] = _moments(rng, births, year)
    first, second = _pairs(rng, rows, made.vsv_count, year)
    rows["parity"][second] = np.minimum(rows["parity"][first] + 1, len(_PARITY) - 1)
    rows["gravidity"] = rows["parity"] + 1 + rng.poisson(_EARLIER_LOSSES, size=births)
    rows["gravidity"][second] = rows["gravidity"][first] + 1
    rows |= _mothers(rng, made, rows)
    rows["has_bsn"] = ~coin(rng, births, WITHOUT_BSN)
    for name in ("has_bsn", "mother", "bsn", "mother_birth_date", "postcode", "next_postcode", "practice"):
        rows[name][second] = rows[name][first]
    return rows


def _care(rng: np.random.Generator, made: Register, births: int) -> Columns:
    practice = rng.choice(len(made.practices.lvr), size=births, p=made.practices.share)
    bounds = made.pattern.cumsum(axis=1)[practice]
    choice = (rng.random(births)[:, None] > bounds[:, :2]).sum(axis=1)
    hospital = made.choices[practice, choice]
    return {
        "practice": practice,
        "hospital": hospital,
        "vsv": made.hospitals.vsv[hospital],
        "starts_in_first_line": coin(rng, births, STARTS_IN_FIRST_LINE),
    }


def _pregnancies(rng: np.random.Generator, births: int) -> Columns:
    return {
        "parity": rng.choice(len(_PARITY), size=births, p=_PARITY),
        "twins": coin(rng, births, TWINS),
        "male": coin(rng, births, 0.513),
    }


def _moments(rng: np.random.Generator, births: int, year: int) -> npt.NDArray[np.datetime64]:
    start, end = np.datetime64(f"{year}-01-01", "m"), np.datetime64(f"{year + 1}-01-01", "m")
    minutes = int((end - start).astype(int))
    return start + rng.integers(0, minutes, size=births).astype("timedelta64[m]")


def _pairs(
    rng: np.random.Generator, rows: Columns, vsvs: int, year: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Births of January and births of December that become two births of the same women, within one VSV."""
    day = (rows["born"].astype("datetime64[D]") - np.datetime64(f"{year}-01-01")).astype(int)
    wanted = max(round(TWICE_IN_A_YEAR * len(day)), 1)
    firsts, seconds = [], []
    for vsv in rng.permutation(vsvs):
        inside = rows["vsv"] == vsv
        early, late = np.flatnonzero(inside & (day < _FIRST_DAYS)), np.flatnonzero(inside & (day > _LAST_DAYS))
        pairs = min(len(early), len(late), -(-wanted // vsvs))
        firsts.append(early[:pairs])
        seconds.append(late[:pairs])
    return np.concatenate(firsts)[:wanted], np.concatenate(seconds)[:wanted]


def _mothers(rng: np.random.Generator, made: Register, rows: Columns) -> Columns:
    births = len(rows["born"])
    age = np.clip(rng.normal(_AGE_BY_PARITY[rows["parity"]], _AGE_SPREAD), *_AGES)
    region = made.practices.vsv[rows["practice"]]
    away = np.where(coin(rng, births, 0.5), region, rng.integers(0, made.vsv_count, size=births))
    moves = coin(rng, births, MOVES_HOUSE)
    postcode = postcodes(rng, areas_of(made, rng, region))
    return {
        "mother": np.arange(births),
        "bsn": citizen_numbers(rng, births, MOTHERS),
        "mother_birth_date": rows["born"].astype("datetime64[D]") - (age * 365.25).astype("timedelta64[D]"),
        "postcode": postcode,
        "next_postcode": np.where(moves, postcodes(rng, areas_of(made, rng, away)), postcode),
    }
