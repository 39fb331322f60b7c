"""The rules over all messages together: declarations with examples of a few linked messages."""

from ooievaar.intake.linked import births, care, conflicts
from ooievaar.intake.linked.frames import FINDINGS, Linked, LinkedRule

__all__ = ["FINDINGS", "LINKED_RULES", "Linked", "LinkedRule"]

LINKED_RULES: tuple[LinkedRule, ...] = (*care.RULES, *births.RULES, *conflicts.RULES)
