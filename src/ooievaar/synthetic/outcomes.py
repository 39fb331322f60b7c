"""How women come out of birth: blood loss, perineum, and what nobody wrote down."""

import numpy as np
import numpy.typing as npt

from ooievaar.synthetic.chance import Columns, Flags, Numbers, coin, happens, pick
from ooievaar.synthetic.labour import HARD_LOWER_BOUND, effect_of, vaginal
from ooievaar.synthetic.register import Register

HAEMORRHAGE, HAEMORRHAGE_ML = 0.06, 1000
SEVERE_TEAR = 0.03
MATERNAL_DEATH = 0.00005

# What no provider recorded, as a share of all births; place and hospital go together.
NOT_RECORDED = {"due_date": 0.005, "blood_loss": 0.02, "perineum": 0.015, "presentation": 0.015, "place": 0.04}

PREFERENCE_KNOWN = 0.7  # the hospital of choice was added to the standard in 2.3.5
_PLANNED_FIRST = {"home": 0.42, "birth_centre": 0.08, "hospital": 0.42, "undecided": 0.06, "no_preference": 0.02}
_PLANNED_SECOND = {"home": 0.12, "birth_centre": 0.03, "hospital": 0.78, "undecided": 0.06, "no_preference": 0.01}
_SMOKING = {"1": 0.88, "2": 0.045, "3": 0.01, "4": 0.003, "5": 0.04, "6": 0.022}  # codes of the standard

_EPISIOTOMY = {"instrumental": 0.8, "second_nulliparous": 0.4, "first_nulliparous": 0.2, "parous": 0.07}
_MILD = {"intact": 0.43, "first_degree": 0.22, "second_degree": 0.35}
_SEVERE = {"third_degree": 0.94, "fourth_degree": 0.06}


def outcomes(rng: np.random.Generator, made: Register, labour: Columns) -> Columns:
    """The outcome of every birth beside its labour, and per item whether anybody recorded it."""
    rows, size = dict(labour), len(labour["parity"])
    rows["episiotomy"] = _episiotomies(rng, rows)
    rows["tear"] = _tears(rng, made, rows)
    rows["haemorrhage"] = _haemorrhages(rng, made, rows)
    rows["blood_loss_ml"] = _blood_loss(rng, rows)
    rows["maternal_death"] = coin(rng, size, MATERNAL_DEATH)
    rows["fluxus_noted"] = coin(rng, size, 0.9)
    rows |= _intentions(rng, rows)
    for item, rate in NOT_RECORDED.items():
        rows[f"{item}_recorded"] = ~coin(rng, size, rate)
    rows["third_stage_transfer"] = rows["first_line_at_birth"] & coin(rng, size, 0.012) | (
        rows["first_line_at_birth"] & rows["haemorrhage"] & coin(rng, size, 0.6)
    )
    return rows


def _intentions(rng: np.random.Generator, rows: Columns) -> Columns:
    """What the first message says: the place and hospital of choice, and whether the woman smoked."""
    size, first = len(rows["parity"]), rows["first_line_at_labour"]
    planned = np.where(first, pick(rng, size, _PLANNED_FIRST), pick(rng, size, _PLANNED_SECOND))
    out = np.isin(rows["place_of_birth"], ["home", "birth_centre"])
    return {
        "planned_place": np.where(out & coin(rng, size, 0.9), rows["place_of_birth"], planned),
        "preference_known": coin(rng, size, PREFERENCE_KNOWN),
        "smoking": pick(rng, size, _SMOKING),
    }


def _episiotomies(rng: np.random.Generator, rows: Columns) -> Flags:
    nulliparous, second_line = rows["parity"] == 0, ~rows["first_line_at_birth"]
    chance = np.select(
        [rows["mode_of_birth"] == "instrumental", nulliparous & second_line, nulliparous],
        [_EPISIOTOMY["instrumental"], _EPISIOTOMY["second_nulliparous"], _EPISIOTOMY["first_nulliparous"]],
        default=_EPISIOTOMY["parous"],
    )
    full_size = rows["gestation_days"] >= HARD_LOWER_BOUND
    drawn: Flags = (rng.random(len(chance)) < chance) & vaginal(rows) & full_size
    return drawn


def _tears(rng: np.random.Generator, made: Register, rows: Columns) -> npt.NDArray[np.str_]:
    """The worst tear; empty after a caesarean, and where an episiotomy is all there is."""
    size, inside = len(rows["parity"]), vaginal(rows)
    score = effect_of(made, "tear", rows) + 0.9 * (rows["parity"] == 0) + 0.6 * (rows["weight_g"] > 4000)
    score += 0.6 * (rows["mode_of_birth"] == "instrumental") - 0.5 * rows["episiotomy"]
    severe = happens(rng, score, rate=SEVERE_TEAR, among=inside)
    mild = np.where(rows["episiotomy"], "", pick(rng, size, _MILD))
    return np.where(inside, np.where(severe, pick(rng, size, _SEVERE), mild), "")


def _haemorrhages(rng: np.random.Generator, made: Register, rows: Columns) -> Flags:
    mode = rows["mode_of_birth"]
    score: Numbers = effect_of(made, "haemorrhage", rows) + 0.8 * rows["twins"] + 0.4 * (rows["weight_g"] > 4000)
    score = score + 0.6 * (mode == "emergency_caesarean") + 0.5 * (mode == "instrumental")
    score = score + 0.3 * rows["transferred_in_labour"] - 0.6 * rows["first_line_at_birth"]
    return happens(rng, score, rate=HAEMORRHAGE, among=np.ones(len(score), dtype=bool))


def _blood_loss(rng: np.random.Generator, rows: Columns) -> npt.NDArray[np.int64]:
    """Millilitres, mostly written in hundreds and fifties; at least a litre exactly where there was haemorrhage."""
    size = len(rows["parity"])
    middle = np.where(vaginal(rows), 280, 430)
    usual = np.minimum(middle * rng.lognormal(0, 0.45, size=size), HAEMORRHAGE_ML - 25)
    much = HAEMORRHAGE_ML + rng.exponential(480, size=size)
    exact = np.where(rows["haemorrhage"], much, usual)
    unit = rng.choice([100, 50, 5], size=size, p=[0.68, 0.26, 0.06])
    rounded = (exact / unit).round() * unit
    low, high = np.where(rows["haemorrhage"], HAEMORRHAGE_ML, 50), np.where(rows["haemorrhage"], 6000, 950)
    return np.clip(rounded, low, high).astype(np.int64)
