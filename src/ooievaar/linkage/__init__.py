"""Which records belong to one pregnancy, birth and child; which VSV a birth counts for."""

from ooievaar.linkage.attribution import RULES, attribute
from ooievaar.linkage.linking import link
from ooievaar.linkage.merging import merge
from ooievaar.linkage.quality import Quality, measure

__all__ = ["RULES", "Quality", "attribute", "link", "measure", "merge"]
