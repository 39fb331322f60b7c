"""Messages of the kernset to a neutral tree, and back; knows the standards, not our rules."""

from ooievaar.kernset.acknowledgement import Acknowledgement, Detail, Outcome, Severity, acknowledge
from ooievaar.kernset.files import UnusableError, message_files
from ooievaar.kernset.message import Message, Problem
from ooievaar.kernset.neonatology import NEONATOLOGY
from ooievaar.kernset.neonatology_writer import unknown_in_document, write_document
from ooievaar.kernset.parsing import MAX_BYTES, Reason, Unreadable
from ooievaar.kernset.reader import read
from ooievaar.kernset.table import CONCEPTS, Concept
from ooievaar.kernset.trees import Tree, get, joined, leaves
from ooievaar.kernset.values import ProblemKind
from ooievaar.kernset.writer import unknown, write

__all__ = [
    "CONCEPTS",
    "MAX_BYTES",
    "NEONATOLOGY",
    "Acknowledgement",
    "Concept",
    "Detail",
    "Message",
    "Outcome",
    "Problem",
    "ProblemKind",
    "Reason",
    "Severity",
    "Tree",
    "Unreadable",
    "UnusableError",
    "acknowledge",
    "get",
    "joined",
    "leaves",
    "message_files",
    "read",
    "unknown",
    "unknown_in_document",
    "write",
    "write_document",
]
