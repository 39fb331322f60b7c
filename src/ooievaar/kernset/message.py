"""What reading a message gives."""

from dataclasses import dataclass
from datetime import datetime

from ooievaar.kernset.trees import Tree
from ooievaar.kernset.values import ProblemKind


@dataclass(frozen=True)
class Problem:
    """A value that was sent and that the standard does not allow; `kind.kept` says whether it is in the tree.

    `path` is the place with [n] for repeats, counted from 1; `value` the start of the text that was sent.
    """

    path: str
    value: str
    kind: ProblemKind


@dataclass(frozen=True)
class Message:
    """One episode of care as one provider sent it."""

    format: str
    message_id: str
    created: datetime | None
    sender_lvr: str | None
    dossier: str | None
    tree: Tree
    problems: tuple[Problem, ...]
