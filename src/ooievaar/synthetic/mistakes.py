"""What senders get wrong in a message: slips that the checks at the door exist for."""

from collections.abc import Callable
from typing import Any

import numpy as np

Tree = dict[str, Any]
Mistake = Callable[[Tree], bool]
"""Spoils a tree in place; False, and the tree untouched, when the message does not hold what could go wrong."""

_START, _END = "datum_start_zorgverantwoordelijkheid", "datum_einde_zorgverantwoordelijkheid"


def slip(rng: np.random.Generator, tree: Tree, share: float) -> None:
    """Make one mistake in this tree, with the chance `share`."""
    if rng.random() < share:
        kinds = rng.permutation(len(MISTAKES))
        next(kind for kind in kinds if MISTAKES[kind](tree))


def _dates_swapped(tree: Tree) -> bool:
    care = tree["zorgverlening"]
    if care[_START] == care[_END]:
        return False
    care[_START], care[_END] = care[_END], care[_START]
    return True


def _start_of_care_forgotten(tree: Tree) -> bool:
    del tree["zorgverlening"][_START]
    return True


def _bsn_digit_wrong(tree: Tree) -> bool:
    number = tree["vrouw"].get("burgerservicenummer", {})
    if "value" not in number:
        return False
    number["value"] = number["value"][:-1] + str((int(number["value"][-1]) + 1) % 10)
    return True


def _dossier_forgotten(tree: Tree) -> bool:
    del tree["zwangerschap"]["dossiernummer"]
    return True


def _parity_counts_this_birth(tree: Tree) -> bool:
    tree["zwangerschap"]["pariteit_voor_deze_zwangerschap"] = tree["zwangerschap"]["graviditeit"]
    return True


def _due_date_a_year_off(tree: Tree) -> bool:
    due = tree["zwangerschap"].get("definitieve_a_terme_datum")
    if not isinstance(due, str) or not tree.get("uitkomst_per_kind") or due.endswith("02-29"):
        return False
    tree["zwangerschap"]["definitieve_a_terme_datum"] = f"{int(due[:4]) + 1}{due[4:]}"
    return True


def _mother_a_child(tree: Tree) -> bool:
    born = tree["vrouw"]["geboortedatum"]
    if born.endswith("02-29"):
        return False
    tree["vrouw"]["geboortedatum"] = f"{int(tree['zorgverlening'][_START][:4]) - 3}{born[4:]}"
    return True


def _weight_a_digit_short(tree: Tree) -> bool:
    weights = [found[0]["geboortegewicht"] for found in _outcomes(tree, "lichamelijk_onderzoek_kind")]
    for weight in weights[:1]:
        weight["value"] = float(weight["value"] // 10)
    return bool(weights)


def _blood_loss_a_zero_too_many(tree: Tree) -> bool:
    loss = tree.get("bevalling", {}).get("hoeveelheid_bloedverlies", {})
    if loss.get("value", 0) < 1000:
        return False
    loss["value"] *= 10
    return True


def _children_miscounted(tree: Tree) -> bool:
    if "bevalling" not in tree:
        return False
    tree["bevalling"]["aantal_geboren_kinderen"] = str(len(tree["uitkomst_per_kind"]) + 1)
    return True


def _own_code_for_mode_of_birth(tree: Tree) -> bool:
    modes = _outcomes(tree, "type_partus")
    for mode in modes[:1]:
        mode["code"] = "999"
    return bool(modes)


def _hospital_of_birth_forgotten(tree: Tree) -> bool:
    births = [child["baring"] for child in tree.get("uitkomst_per_kind", ()) if "ziekenhuis_baring" in child["baring"]]
    for birth in births:
        del birth["ziekenhuis_baring"]
    return bool(births)


def _outcomes(tree: Tree, name: str) -> list[Any]:
    found = [child["baring"]["kindspecifieke_uitkomstgegevens"] for child in tree.get("uitkomst_per_kind", ())]
    return [outcome[name] for outcome in found if name in outcome]


MISTAKES: tuple[Mistake, ...] = (
    _dates_swapped, _start_of_care_forgotten, _bsn_digit_wrong, _dossier_forgotten, _parity_counts_this_birth,
    _due_date_a_year_off, _mother_a_child, _weight_a_digit_short, _blood_loss_a_zero_too_many,
    _children_miscounted, _own_code_for_mode_of_birth, _hospital_of_birth_forgotten,
)  # fmt: skip
