"""Which records belong to one pregnancy, birth and child; which VSV a birth counts for."""

from ooievaar.linkage.attribution import RULES, VsvRule, attribute
from ooievaar.linkage.clients import CLIENT, find_births
from ooievaar.linkage.coarse import FACTS, coarse
from ooievaar.linkage.comparable import comparable
from ooievaar.linkage.decisions import Decision
from ooievaar.linkage.doubt import Pair, Weight
from ooievaar.linkage.linking import THRESHOLD, ZONE, Examined, examine, link
from ooievaar.linkage.merging import merge
from ooievaar.linkage.model import COMPARISONS, UNKNOWN, Comparison
from ooievaar.linkage.quality import Quality, measure
from ooievaar.linkage.stays import CHILD_COMPARISONS, stays

__all__ = [
    "CHILD_COMPARISONS",
    "CLIENT",
    "COMPARISONS",
    "FACTS",
    "RULES",
    "THRESHOLD",
    "UNKNOWN",
    "ZONE",
    "Comparison",
    "Decision",
    "Examined",
    "Pair",
    "Quality",
    "VsvRule",
    "Weight",
    "attribute",
    "coarse",
    "comparable",
    "examine",
    "find_births",
    "link",
    "measure",
    "merge",
    "stays",
]
