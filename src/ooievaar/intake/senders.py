"""Which organisation of the register a document of a hospital is from."""

from collections.abc import Mapping, Sequence
from typing import Any

from ooievaar.intake import values

# LVR number by (root, value) of the other numbers that the register knows of a hospital; None when not known.
type Numbers = Mapping[tuple[str, str], str] | None

LNR_ROOT = "2.16.840.1.113883.2.4.3.22.93.2"
AGB_ROOT = "2.16.840.1.113883.2.4.6.1"


def lvr_among(leaves: Sequence[Any], numbers: Numbers) -> str | None:
    """The LVR number among the numbers of a hospital, else that of the organisation with its LNR or AGB number."""
    found = [leaf for leaf in leaves if isinstance(leaf, dict) and leaf.get("value")]
    own = next((lvr for leaf in found if leaf.get("root") and (lvr := values.identifier(leaf))), None)
    if own is not None or not numbers:
        return own
    pairs = ((str(leaf.get("root")), str(leaf["value"])) for leaf in found)
    return next((numbers[pair] for pair in pairs if pair in numbers), None)


def is_told(leaves: Sequence[Any]) -> bool:
    """Whether a hospital has any number at all among these that can tell it."""
    roots = {leaf.get("root") for leaf in leaves if isinstance(leaf, dict) and leaf.get("value")}
    return bool(roots & {values.LVR_ROOT, LNR_ROOT, AGB_ROOT})
