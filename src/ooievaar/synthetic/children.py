"""The children: one row per child, at the national rates with a spread between VSVs."""

import numpy as np
import numpy.typing as npt

from ooievaar.synthetic.chance import Columns, Flags, coin, happens, pick
from ooievaar.synthetic.labour import CAESAREAN, HARD_LOWER_BOUND, TERM, effect_of, presentations, weights
from ooievaar.synthetic.numbers import CHILDREN, citizen_numbers
from ooievaar.synthetic.outcomes import NOT_RECORDED
from ooievaar.synthetic.register import Register

PERINATAL_DEATH = 0.0052
LOW_APGAR = 0.011
ADMISSION_AT_TERM, ADMISSION_NEAR_TERM, ADMISSION_EARLY = 0.10, 0.5, 0.985
FULLY_BREASTFED, NEVER_BREASTFED = 0.58, 0.32

_DEATH_PHASES = {"antepartum": 0.62, "intrapartum": 0.08, "neonatal": 0.30}
_GOOD_APGAR = {"10": 0.57, "9": 0.35, "8": 0.06, "7": 0.02}
_LOW_APGAR = {"6": 0.42, "5": 0.25, "4": 0.13, "3": 0.1, "2": 0.06, "1": 0.04}
_ADMISSION_DAYS = {"0": 0.72, "1": 0.13, "2": 0.07, "3": 0.04, "5": 0.02, "6": 0.02}


def children(rng: np.random.Generator, made: Register, births: Columns) -> Columns:
    """One row per child in order of birth; `birth` is the row of `births` it belongs to."""
    birth = np.repeat(np.arange(len(births["parity"])), 1 + births["twins"].astype(int))
    order = 1 + (np.diff(birth, prepend=-1) == 0).astype(int)
    of_birth = {name: values[birth] for name, values in births.items()}
    rows = of_birth | {"birth": birth, "order": order} | _bodies(rng, of_birth, order == 2)
    rows["bsn"] = citizen_numbers(rng, len(birth), CHILDREN)
    rows["presentation_recorded"] = ~coin(rng, len(birth), NOT_RECORDED["presentation"])
    rows["mode_of_birth"] = _modes(rng, rows)
    rows["episiotomy"] = rows["episiotomy"] & (order == 1)
    rows |= _survival(rng, rows)
    rows |= _paediatrician(rng, made, rows)
    rows["feeding"] = _feeding(rng, made, rows)
    return {name: rows[name] for name in KEPT}


KEPT = (
    "birth", "order", "bsn", "sex", "weight_g", "born", "presentation", "presentation_recorded", "mode_of_birth",
    "episiotomy", "death_phase", "death_day", "apgar_5", "paediatrician", "paediatrician_day", "feeding",
)  # fmt: skip


def _bodies(rng: np.random.Generator, rows: Columns, second: Flags) -> Columns:
    """What differs between twins; the first child is the one the birth was drawn with."""
    size = len(second)
    shared = coin(rng, size, 0.3)  # twins from one egg are of one sex
    male = np.where(second & ~shared, coin(rng, size, 0.513), rows["male"])
    own = weights(rng, rows, male)
    later = rng.integers(3, 35, size=size).astype("timedelta64[m]")
    sex = np.where(coin(rng, size, 0.0002), "inconclusive", np.where(male, "male", "female"))
    return {
        "sex": sex,
        "weight_g": np.where(second, own, rows["weight_g"]),
        "born": np.where(second, rows["born"] + later, rows["born"]),
        "presentation": np.where(second, presentations(rng, rows, second), rows["presentation"]),
    }


def _modes(rng: np.random.Generator, rows: Columns) -> npt.NDArray[np.str_]:
    """Second twins follow the first; a few need a caesarean or instruments of their own."""
    second, first = rows["order"] == 2, rows["mode_of_birth"]
    own = second & np.isin(first, ["spontaneous", "instrumental"])
    redrawn = pick(rng, len(second), {"spontaneous": 0.8, "instrumental": 0.14, "emergency_caesarean": 0.06})
    return np.where(own, redrawn, first)


def _survival(rng: np.random.Generator, rows: Columns) -> Columns:
    size, gestation = len(rows["order"]), rows["gestation_days"]
    early = 6.5 * (gestation < HARD_LOWER_BOUND) + 4.6 * (gestation < 196) + 3.0 * (gestation < 224)
    died = happens(rng, early + 1.9 * (gestation < TERM), rate=PERINATAL_DEATH, among=np.ones(size, dtype=bool))
    died |= rows["mode_of_birth"] == "termination"
    phase = np.where(died, pick(rng, size, _DEATH_PHASES), "")
    low = 1.6 * (gestation < 224) + 1.0 * (gestation < TERM) + 0.8 * (rows["mode_of_birth"] == "instrumental")
    weak = happens(rng, low, rate=LOW_APGAR, among=np.ones(size, dtype=bool)) | (phase == "neonatal")
    apgar = np.where(weak, pick(rng, size, _LOW_APGAR), pick(rng, size, _GOOD_APGAR)).astype(int)
    stillborn = np.isin(phase, ["antepartum", "intrapartum"])
    return {
        "death_phase": phase,
        "death_day": np.where(phase == "neonatal", rng.integers(0, 7, size=size), 0),
        "apgar_5": np.where(stillborn, 0, apgar),
    }


def _paediatrician(rng: np.random.Generator, made: Register, rows: Columns) -> Columns:
    """Transferred to the paediatrician, consulted or not involved; and how many days after birth."""
    size, gestation, mode = len(rows["order"]), rows["gestation_days"], rows["mode_of_birth"]
    living = ~np.isin(rows["death_phase"], ["antepartum", "intrapartum"])
    score = effect_of(made, "admission", rows) + 3.0 * (rows["apgar_5"] < 7) + 1.2 * (rows["weight_g"] < 2500)
    score = score + 0.6 * np.isin(mode, (*CAESAREAN, "instrumental"))
    score = score - 0.8 * rows["first_line_at_birth"] + 0.7 * (rows["weight_g"] > 4500)
    term, near, early = gestation >= TERM, (gestation >= 245) & (gestation < TERM), gestation < 245
    moved = happens(rng, score, rate=ADMISSION_AT_TERM, among=living & term)
    moved |= happens(rng, score, rate=ADMISSION_NEAR_TERM, among=living & near)
    moved |= living & early & coin(rng, size, ADMISSION_EARLY)
    late = living & ~moved & coin(rng, size, 0.003)  # after the first week: not counted by the indicator
    consulted = living & ~moved & ~late & coin(rng, size, 0.09)
    day = np.where(late, rng.integers(8, 20, size=size), pick(rng, size, _ADMISSION_DAYS).astype(int))
    kind = np.select([moved | late, consulted], ["transfer", "consult"], default="")
    return {"paediatrician": kind, "paediatrician_day": day}


def _feeding(rng: np.random.Generator, made: Register, rows: Columns) -> npt.NDArray[np.str_]:
    """Around day seven: "breast", "formula" or "both"; empty for a child that died."""
    alive, effect = rows["death_phase"] == "", effect_of(made, "breastfeeding", rows)
    effect = effect - 0.5 * (rows["gestation_days"] < TERM)
    breast = happens(rng, effect, rate=FULLY_BREASTFED, among=alive)
    formula = happens(rng, -effect, rate=NEVER_BREASTFED, among=alive & ~breast, of=alive)
    return np.select([breast, formula, alive], ["breast", "formula", "both"], default="")
