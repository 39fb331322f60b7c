"""What else is true around a birth, at the national rates: an earlier caesarean, and an epidural in labour."""

import numpy as np

from ooievaar.synthetic.chance import Columns, Flags, Numbers, coin, happens
from ooievaar.synthetic.labour import HARD_LOWER_BOUND

EPIDURAL = 0.217
# A woman with a scar often has the next caesarean planned: the chances together give one parous woman in seven.
EARLIER_CAESAREAN_PLANNED, EARLIER_CAESAREAN_OTHER = 0.5, 0.1
HISTORY_NOT_RECORDED, PAIN_RELIEF_NOT_RECORDED = 0.03, 0.02


def circumstances(rng: np.random.Generator, births: Columns) -> Columns:
    """Per birth, beside its labour and outcomes: what is true, and whether anybody recorded it."""
    size = len(births["parity"])
    return {
        **births,
        "earlier_caesarean": _scarred(rng, births),
        "history_recorded": ~coin(rng, size, HISTORY_NOT_RECORDED),
        "epidural": _epidurals(rng, births),
        "pain_relief_recorded": ~coin(rng, size, PAIN_RELIEF_NOT_RECORDED),
    }


def _scarred(rng: np.random.Generator, births: Columns) -> Flags:
    chance = np.where(births["planned_caesarean"], EARLIER_CAESAREAN_PLANNED, EARLIER_CAESAREAN_OTHER)
    scarred: Flags = (rng.random(len(chance)) < chance) & (births["parity"] > 0)
    return scarred


def _epidurals(rng: np.random.Generator, births: Columns) -> Flags:
    """Only in hospital, in a labour that was not cut short before it began."""
    everyone = np.ones(len(births["parity"]), dtype=bool)
    viable = births["gestation_days"] >= HARD_LOWER_BOUND
    among = ~births["first_line_at_birth"] & ~births["planned_caesarean"] & viable
    first, induced = births["parity"] == 0, births["labour_onset"] == "intervention"
    score: Numbers = 1.1 * first + 0.6 * induced + 0.5 * births["transferred_in_labour"]
    return happens(rng, score, rate=EPIDURAL, among=among, of=everyone)
