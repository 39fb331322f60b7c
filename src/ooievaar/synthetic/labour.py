"""How pregnancies and labours go: the truth per birth, at the national rates with a spread between VSVs."""

import numpy as np
import numpy.typing as npt

from ooievaar.synthetic.chance import Columns, Flags, Numbers, coin, happens, pick
from ooievaar.synthetic.register import Register

TERM, HARD_LOWER_BOUND = 259, 168  # days: 37+0 and 24+0 weeks
PRETERM_SINGLE, PRETERM_TWINS = 0.0537, 0.53
FIRST_LINE_AT_LABOUR = 0.484
PLANNED_CAESAREAN_NTSV, PLANNED_CAESAREAN_OTHER = 0.03, 0.115
EMERGENCY_CAESAREAN_NTSV, EMERGENCY_CAESAREAN_OTHER = 0.13, 0.054
TRANSFER_NULLIPAROUS, TRANSFER_PAROUS = 0.62, 0.27
INDUCTION = 0.24
INSTRUMENTAL_NULLIPAROUS, INSTRUMENTAL_PAROUS = 0.145, 0.03
HOME_OF_FIRST_LINE, CENTRE_OF_FIRST_LINE, ON_THE_WAY_OF_FIRST_LINE = 0.528, 0.094, 0.004

_WEEKS = (20, 24, 28, 32, 34, 36, 37, 38, 39, 40, 41, 42, 44)
_GRAMS = (330, 650, 1110, 1830, 2270, 2780, 3010, 3210, 3390, 3540, 3670, 3760, 3850)
_WEIGHT_SPREAD = 0.125

CAESAREAN = ("planned_caesarean", "emergency_caesarean")
_CEPHALIC = {"occiput": 0.975, "vertex": 0.018, "face": 0.003, "brow": 0.002, "other": 0.002}
_NOT_CEPHALIC = {"breech": 0.85, "other": 0.15}
_HOME_AMONG_FIRST_LINE = 1.85
_INDUCTION_WAYS = {
    "amniotomy": 0.35, "balloon": 0.3, "prostaglandin_ripening": 0.12, "oxytocin": 0.2, "prostaglandin": 0.03,
}  # fmt: skip
_TRANSFER_PERIODS = {"dilatation": 0.68, "expulsion": 0.22, "during_labour": 0.10}


def labours(rng: np.random.Generator, made: Register, women: Columns) -> Columns:
    """One row per birth, beside `women`: gestation, presentation, lines, transfer, onset, mode and place."""
    rows = dict(women)
    rows["gestation_days"] = _gestation(rng, made, rows)
    rows["weight_g"] = weights(rng, rows, rows["male"])
    rows["presentation"] = presentations(rng, rows, np.zeros(len(rows["parity"]), dtype=bool))
    rows |= _planned(rng, made, rows)
    rows |= _lines(rng, made, rows)
    rows |= _onset(rng, rows)
    rows["mode_of_birth"] = _modes(rng, made, rows)
    rows["place_of_birth"] = _places(rng, made, rows)
    rows["birth_hospital"] = _hospitals(rng, made, rows)
    rows["born"] = _office_hours(rng, rows)
    return rows


def weights(rng: np.random.Generator, rows: Columns, male: Flags) -> npt.NDArray[np.int64]:
    """Birth weight in grams, rounded to 5, that follows gestational age, sex, parity and twins."""
    middle = np.interp(rows["gestation_days"] / 7, _WEEKS, _GRAMS)
    factor = 1 + 0.02 * np.where(male, 1, -1) - 0.03 * (rows["parity"] == 0) + 0.02 - 0.09 * rows["twins"]
    grams = middle * factor * rng.normal(1, _WEIGHT_SPREAD, size=len(middle)).clip(0.55, 1.5)
    rounded: npt.NDArray[np.int64] = (np.maximum(grams, 250) / 5).round().astype(np.int64) * 5
    return rounded


def presentations(rng: np.random.Generator, rows: Columns, second: Flags) -> npt.NDArray[np.str_]:
    """How the child lies: breech more often when preterm and in twins, the second twin most."""
    size = len(second)
    chance = np.where(rows["gestation_days"] < TERM, 0.11, 0.031) + 0.12 * rows["twins"] + 0.15 * second
    return np.where(rng.random(size) < chance, pick(rng, size, _NOT_CEPHALIC), pick(rng, size, _CEPHALIC))


def is_cephalic(presentation: npt.NDArray[np.str_]) -> Flags:
    """Whether the head comes first: occiput, vertex, face or brow."""
    return np.isin(presentation, ["occiput", "vertex", "face", "brow"])


def is_ntsv(rows: Columns) -> Flags:
    """First birth, one child, at term, head first."""
    term = rows["gestation_days"] >= TERM
    ntsv: Flags = (rows["parity"] == 0) & ~rows["twins"] & term & is_cephalic(rows["presentation"])
    return ntsv


def _gestation(rng: np.random.Generator, made: Register, rows: Columns) -> npt.NDArray[np.int64]:
    size, effect, twins = len(rows["parity"]), made.effects["preterm"][rows["vsv"]], rows["twins"]
    first = 0.25 * (rows["parity"] == 0)
    preterm = happens(rng, effect + first, rate=PRETERM_SINGLE, among=~twins)
    preterm |= happens(rng, effect, rate=PRETERM_TWINS, among=twins)
    band = rng.choice(4, size=size, p=[0.015, 0.045, 0.105, 0.835])
    # Late preterm births crowd towards 37 weeks, hence the root of the uniform draw.
    low, high = np.array([154, 168, 196, 224])[band], np.array([167, 195, 223, 258])[band]
    early = low + np.floor(np.sqrt(rng.random(size)) * (high - low + 1)).astype(np.int64)
    term = np.clip(rng.normal(np.where(twins, 264, 279), np.where(twins, 4, 8.2), size=size).round(), TERM, 294)
    return np.where(preterm, np.minimum(early, high), term.astype(np.int64))


def _planned(rng: np.random.Generator, made: Register, rows: Columns) -> Columns:
    ntsv, effect = is_ntsv(rows), made.effects["ntsv"][rows["vsv"]]
    viable = rows["gestation_days"] >= HARD_LOWER_BOUND
    score = effect + 3.0 * ~is_cephalic(rows["presentation"]) + 0.8 * rows["twins"] + 0.3 * (rows["parity"] > 0)
    planned = happens(rng, effect, rate=PLANNED_CAESAREAN_NTSV, among=ntsv)
    planned |= happens(rng, score, rate=PLANNED_CAESAREAN_OTHER, among=~ntsv & viable, of=~ntsv)
    return {"planned_caesarean": planned}


def _lines(rng: np.random.Generator, made: Register, rows: Columns) -> Columns:
    size, effect = len(rows["parity"]), made.effects
    low_risk = (rows["gestation_days"] >= TERM) & is_cephalic(rows["presentation"]) & ~rows["twins"]
    eligible = rows["starts_in_first_line"] & low_risk & ~rows["planned_caesarean"]
    first = happens(rng, np.zeros(size), rate=FIRST_LINE_AT_LABOUR, among=eligible, of=np.ones(size, dtype=bool))
    nulliparous, score = rows["parity"] == 0, effect["transfer"][rows["vsv"]]
    transferred = happens(rng, score, rate=TRANSFER_NULLIPAROUS, among=first & nulliparous)
    transferred |= happens(rng, score, rate=TRANSFER_PAROUS, among=first & ~nulliparous)
    return {
        "first_line_at_labour": first,
        "transferred_in_labour": transferred,
        "transfer_period": pick(rng, size, _TRANSFER_PERIODS),
        "first_line_at_birth": first & ~transferred,
    }


def _onset(rng: np.random.Generator, rows: Columns) -> Columns:
    size, everyone = len(rows["parity"]), np.ones(len(rows["parity"]), dtype=bool)
    second = ~rows["first_line_at_labour"] & ~rows["planned_caesarean"]
    late: Numbers = np.where(rows["gestation_days"] >= 287, 1.5, 0.0)
    induced = happens(rng, late, rate=INDUCTION, among=second, of=everyone)
    swept = rows["first_line_at_labour"] & coin(rng, size, 0.04)
    ways = np.select(
        [rows["planned_caesarean"], induced, swept],
        [np.full(size, "planned_caesarean"), pick(rng, size, _INDUCTION_WAYS), np.full(size, "sweep")],
        default="",
    )
    spontaneous = pick(rng, size, {"contractions": 0.74, "rupture": 0.26})
    return {"onset_intervention": ways, "labour_onset": np.where(ways == "", spontaneous, "intervention")}


def _modes(rng: np.random.Generator, made: Register, rows: Columns) -> npt.NDArray[np.str_]:
    ntsv, nulliparous = is_ntsv(rows), rows["parity"] == 0
    viable = rows["gestation_days"] >= HARD_LOWER_BOUND
    labours_in_hospital = ~rows["first_line_at_birth"] & ~rows["planned_caesarean"] & viable
    effect = made.effects["ntsv"][rows["vsv"]]
    risk = effect + 2.2 * ~is_cephalic(rows["presentation"]) + 0.7 * rows["twins"] + 0.9 * nulliparous
    emergency = happens(rng, effect, rate=EMERGENCY_CAESAREAN_NTSV, among=labours_in_hospital & ntsv, of=ntsv)
    emergency |= happens(rng, risk, rate=EMERGENCY_CAESAREAN_OTHER, among=labours_in_hospital & ~ntsv, of=~ntsv)
    vaginal, flat = labours_in_hospital & ~emergency, np.zeros(len(ntsv))
    instrumental = happens(
        rng, flat, rate=INSTRUMENTAL_NULLIPAROUS, among=vaginal & nulliparous, of=nulliparous
    ) | happens(rng, flat, rate=INSTRUMENTAL_PAROUS, among=vaginal & ~nulliparous, of=~nulliparous)
    ended = ~viable & coin(rng, len(ntsv), 0.3)
    return np.select(
        [ended, rows["planned_caesarean"], emergency, instrumental],
        ["termination", "planned_caesarean", "emergency_caesarean", "instrumental"],
        default="spontaneous",
    )


def _places(rng: np.random.Generator, made: Register, rows: Columns) -> npt.NDArray[np.str_]:
    first, effect = rows["first_line_at_birth"], made.effects["home"][rows["vsv"]]
    flat = np.zeros(len(effect))
    # The spread is meant for the share of all births; few of them can be at home, so it is wider among those.
    home = happens(rng, _HOME_AMONG_FIRST_LINE * effect, rate=HOME_OF_FIRST_LINE, among=first)
    centre = happens(rng, flat, rate=CENTRE_OF_FIRST_LINE, among=first & ~home, of=first)
    road = happens(rng, flat, rate=ON_THE_WAY_OF_FIRST_LINE, among=first & ~home & ~centre, of=first)
    return np.select([home, centre, road], ["home", "birth_centre", "on_the_way"], default="hospital")


def _hospitals(rng: np.random.Generator, made: Register, rows: Columns) -> npt.NDArray[np.int64]:
    """The hospital that leads a second-line birth: the preferred one, or another when care is moved."""
    count, size = len(made.hospitals.lvr), len(rows["parity"])
    chance = np.where(rows["gestation_days"] < 224, 0.45, 0.02)
    moves = (rng.random(size) < chance) & ~rows["first_line_at_birth"] & ~rows["transferred_in_labour"]
    other = (rows["hospital"] + rng.integers(1, max(count, 2), size=size)) % count
    return np.where(moves, other, rows["hospital"])


def _office_hours(rng: np.random.Generator, rows: Columns) -> npt.NDArray[np.datetime64]:
    day = rows["born"].astype("datetime64[D]").astype("datetime64[m]")
    daytime = day + rng.integers(8 * 60, 16 * 60, size=len(day)).astype("timedelta64[m]")
    return np.where(rows["planned_caesarean"], daytime, rows["born"])


def vaginal(rows: Columns) -> Flags:
    """Whether the first child was born without a caesarean."""
    return ~np.isin(rows["mode_of_birth"], CAESAREAN)


def effect_of(made: Register, name: str, rows: Columns) -> Numbers:
    """The between-VSV effect of every birth on the logit scale."""
    return made.effects[name][rows["vsv"]]
