"""What of a birth goes to research beside a mother's answers: a few facts, in classes, and nothing else."""

from collections.abc import Mapping
from typing import Any

from ooievaar.records import codes

# From what matters most to what is left out first when too few look the same.
FACTS = ("mode", "parity", "place", "transferred", "gestation", "haemorrhage")
UNKNOWN = "unknown"
# Days of 37 and of 42 whole weeks; millilitres from which blood loss is a haemorrhage.
_TERM, _LATE, _MUCH = 259, 294, 1000
_PLACES = {code.value for code in codes.PLACE.codes}


def coarse(birth: Mapping[str, Any]) -> dict[str, str]:
    """The facts of one row of `births` in classes, by name of `FACTS`; what the record does not tell is `unknown`."""
    return {
        "mode": _mode(birth),
        "parity": UNKNOWN if birth["parity"] is None else "later" if birth["parity"] else "first",
        "place": _place(birth["place_of_birth"]),
        "transferred": _yes_no(birth["transferred_in_labour"]),
        "gestation": _gestation(birth["gestation_days"]),
        "haemorrhage": _yes_no(_bled(birth["blood_loss_ml"], birth["haemorrhage"])),
    }


def _mode(birth: Mapping[str, Any]) -> str:
    if birth["any_caesarean"]:
        return "caesarean"
    if birth["any_instrumental"]:
        return "instrumental"
    return UNKNOWN if birth["mode_of_birth"] is None else "spontaneous"


def _place(place: str | None) -> str:
    if place not in _PLACES:
        return UNKNOWN
    return "hospital" if place == "hospital" else "elsewhere"


def _gestation(days: int | None) -> str:
    if days is None:
        return UNKNOWN
    return "early" if days < _TERM else "late" if days >= _LATE else "term"


def _bled(millilitres: float | None, diagnosis: bool | None) -> bool | None:
    if diagnosis or (millilitres is not None and millilitres >= _MUCH):
        return True
    return diagnosis if millilitres is None else False


def _yes_no(told: bool | None) -> str:
    return UNKNOWN if told is None else "yes" if told else "no"
