"""What may be shown to whom."""

from ooievaar.disclosure.coarsening import UNTOLD, coarsened
from ooievaar.disclosure.disclosing import Disclosed, disclose
from ooievaar.disclosure.hierarchy import nesting
from ooievaar.disclosure.scores import disclose_scores
from ooievaar.disclosure.suppression import Key, Policy, Unit

__all__ = [
    "UNTOLD",
    "Disclosed",
    "Key",
    "Policy",
    "Unit",
    "coarsened",
    "disclose",
    "disclose_scores",
    "nesting",
]
