"""What providers write down about one woman, and how it goes wrong: the reasons why linking records is hard."""

import numpy as np
import numpy.typing as npt

from ooievaar.synthetic.chance import Columns, Flags, coin

BSN_MISSING = 0.087  # beside women without a BSN: ten per cent of messages in all
CHILD_BSN_MISSING = 0.15
BIRTH_DATE_TYPO, BIRTH_YEAR_ONLY, BIRTH_DATE_UNKNOWN = 0.010, 0.005, 0.001
POSTCODE_TYPO, POSTCODE_MISSING, POSTCODE_UNSPACED = 0.008, 0.005, 0.03
DUE_DATE_DIFFERS = 0.06
PARITY_DIFFERS, GRAVIDITY_DIFFERS = 0.005, 0.02
BLOOD_LOSS_DIFFERS, WEIGHT_DIFFERS, APGAR_DIFFERS, TIME_DIFFERS, TIME_MISSING = 0.15, 0.04, 0.05, 0.1, 0.2
NEW_DOSSIER = 0.3

_DAY = np.timedelta64(1, "D")
Days = npt.NDArray[np.datetime64]
Texts = npt.NDArray[np.str_]


def sent(rng: np.random.Generator, births: Columns, rows: Columns) -> Columns:
    """Beside every episode: what its message says about the mother and, when it repeats a birth, how that differs.

    Empty text and NaT mean that the message does not say it. The message of whoever led the birth tells the birth as
    it was; differences are in the messages that repeat it.
    """
    size, birth = len(rows["birth"]), rows["birth"]
    leads = (rows["kind"] == "hospital") | (births["first_line_at_birth"][birth] & (rows["kind"] == "practice"))
    return {
        "bsn": np.where(coin(rng, size, BSN_MISSING) | ~births["has_bsn"][birth], "", births["bsn"][birth]),
        "mother_birth_date": _birth_dates(rng, births["mother_birth_date"][birth]),
        "postcode": _postcodes(rng, _addresses(rng, births, rows)),
        "due_date": _due_dates(rng, births, birth, ~leads),
        "parity": np.maximum(births["parity"][birth] - coin(rng, size, PARITY_DIFFERS), 0),
        "gravidity": births["gravidity"][birth] + coin(rng, size, GRAVIDITY_DIFFERS),
        "blood_loss_ml": _blood_loss(rng, births["blood_loss_ml"][birth], ~leads),
        "weight_shift": _shift(rng, ~leads & coin(rng, size, WEIGHT_DIFFERS), (-100, -10, -5, 5, 10, 100)),
        "apgar_shift": _shift(rng, ~leads & coin(rng, size, APGAR_DIFFERS), (-1, 1)),
        "minute_shift": _shift(rng, ~leads & coin(rng, size, TIME_DIFFERS), (-5, -2, -1, 1, 2, 5)),
        "time_missing": ~leads & coin(rng, size, TIME_MISSING),
        "child_bsn_sent": ~coin(rng, size, CHILD_BSN_MISSING),
        "order_sent": leads | ~coin(rng, size, 0.02),
        "explicit_unknown": coin(rng, size, 0.5),
        "own_dossier": coin(rng, size, NEW_DOSSIER),
    }


def _addresses(rng: np.random.Generator, births: Columns, rows: Columns) -> Texts:
    """The old postcode in care that ended before the woman moved house, the new one after."""
    size = len(births["bsn"])
    moved = births["born"].astype("datetime64[D]") + rng.integers(-220, 20, size=size) * _DAY
    late = rows["end"] > moved[rows["birth"]]
    return np.where(late, births["next_postcode"][rows["birth"]], births["postcode"][rows["birth"]])


def _birth_dates(rng: np.random.Generator, days: Days) -> Days:
    size = len(days)
    year, month = days.astype("datetime64[Y]"), days.astype("datetime64[M]")
    day_number, month_number = (days - month).astype(int) + 1, (month - year).astype(int) + 1
    swapped = (year + np.where(day_number <= 12, day_number - 1, 0)).astype("datetime64[M]").astype("datetime64[D]")
    swapped = swapped + np.where(day_number <= 12, month_number - 1, 0) * _DAY
    near = days + rng.choice([-20, -10, -1, 1, 10, 20], size=size) * _DAY
    other_year = days + rng.choice([-3653, -366, 365, 3652], size=size) * _DAY
    typo = np.select([rng.random(size) < 0.3, rng.random(size) < 0.6], [swapped, near], default=other_year)
    written = np.where(coin(rng, size, BIRTH_DATE_TYPO), typo, days)
    written = np.where(coin(rng, size, BIRTH_YEAR_ONLY), year.astype("datetime64[D]"), written)
    return np.where(coin(rng, size, BIRTH_DATE_UNKNOWN), np.datetime64("1900-01-01"), written)


def _postcodes(rng: np.random.Generator, right: Texts) -> Texts:
    size = len(right)
    signs = np.ascontiguousarray(right.astype("<U7")).view("<U1").reshape(size, 7).copy()
    wrong = np.flatnonzero(coin(rng, size, POSTCODE_TYPO))
    place = rng.choice([1, 2, 3, 5, 6], size=len(wrong))
    digits, letters = np.array(list("0123456789")), np.array(list("ABCDEGHJKLMNPRTVWXZ"))
    signs[wrong, place] = np.where(place < 4, rng.choice(digits, size=len(wrong)), rng.choice(letters, size=len(wrong)))
    written = signs.view("<U7").reshape(size)
    written = np.where(coin(rng, size, POSTCODE_UNSPACED), np.char.replace(written, " ", ""), written)
    return np.where(coin(rng, size, POSTCODE_MISSING), "", written)


def _due_dates(rng: np.random.Generator, births: Columns, birth: npt.NDArray[np.int64], repeats: Flags) -> Days:
    days = births["born"].astype("datetime64[D]") + (280 - births["gestation_days"]) * _DAY
    shift = _shift(rng, repeats & coin(rng, len(birth), DUE_DATE_DIFFERS), (-7, -5, -3, -2, -1, 1, 2, 3, 4, 7))
    return np.where(births["due_date_recorded"][birth], days[birth] + shift * _DAY, np.datetime64("NaT", "D"))


def _blood_loss(rng: np.random.Generator, right: npt.NDArray[np.int64], repeats: Flags) -> npt.NDArray[np.int64]:
    shift = _shift(rng, repeats & coin(rng, len(right), BLOOD_LOSS_DIFFERS), (-200, -100, -50, 50, 100))
    written: npt.NDArray[np.int64] = np.maximum(right + shift, 50)
    return written


def _shift(rng: np.random.Generator, where: Flags, steps: tuple[int, ...]) -> npt.NDArray[np.int64]:
    return np.where(where, rng.choice(np.array(steps), size=len(where)), 0)
