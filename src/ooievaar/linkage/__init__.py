"""Which records belong to one pregnancy, birth and child; which VSV a birth counts for."""

from ooievaar.linkage.linking import link
from ooievaar.linkage.quality import Quality, measure

__all__ = ["Quality", "link", "measure"]
