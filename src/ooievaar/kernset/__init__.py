"""HL7v3 messages to and from a neutral tree; knows the standard, not our rules."""

from ooievaar.kernset.parsing import MAX_BYTES, Reason, Unreadable
from ooievaar.kernset.reader import Message, Problem, read
from ooievaar.kernset.table import CONCEPTS, Concept
from ooievaar.kernset.trees import Tree, get, leaves
from ooievaar.kernset.values import ProblemKind
from ooievaar.kernset.writer import unknown, write

__all__ = [
    "CONCEPTS",
    "MAX_BYTES",
    "Concept",
    "Message",
    "Problem",
    "ProblemKind",
    "Reason",
    "Tree",
    "Unreadable",
    "get",
    "leaves",
    "read",
    "unknown",
    "write",
]
