"""What a piece of a message does, and how to do it again for another value."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ooievaar.kernset.pieces import Piece
from ooievaar.kernset.steps import Step, Taker
from ooievaar.kernset.values import Read

if TYPE_CHECKING:
    from ooievaar.kernset.automaton import State

VALUE = re.compile(r"[A-Za-z0-9 .*+-]*")


@dataclass(slots=True, eq=False)
class Sign:
    """A move of which there is one."""

    name: str


CLOSE, GIVE_UP, NEW = Sign("close"), Sign("give up"), Sign("not learned yet")


# What a value is read from, how, and what was read.
type Value = tuple[Piece, Taker, Read]


@dataclass(slots=True, eq=False)
class Takes:
    """A move that reads: the group that opens, values to put in the tree, and the state that follows, if another.

    `closes`: the group that ends here. `passing`: not worth remembering. `common`: nothing but choices, that come back
    together too, as dates and measures do not.
    """

    values: tuple[Value, ...] = ()
    state: "State | None" = None
    opens: bool = False
    closes: Step | None = None
    head: tuple[str, Piece] | None = None
    passing: bool = False
    common: bool = True


# None is an element that says nothing and is closed at once; a state is one that opens, and says nothing itself.
type Move = "State | Takes | Sign | None"


@dataclass(slots=True, eq=False)
class Run:
    """What many pieces together do: the moves among them that read, and the state behind the last."""

    moves: tuple[Takes, ...]
    state: "State"


@dataclass(slots=True, eq=False)
class Pattern:
    """What a run does of which one value varies: the moves before it, how it is read if at all, the moves behind it."""

    before: tuple[Takes, ...]
    shape: "Shape | None"
    behind: tuple[Takes, ...]
    state: "State"


@dataclass(slots=True, eq=False)
class Shape:
    """A piece of which only the last value varies: read again without looking at the rest."""

    piece: Piece
    name: str
    takers: tuple[Taker, ...]
    head: str

    def move(self, text: str) -> Move:
        """What the piece with this value does."""
        attributes = self.piece.attributes.copy()
        attributes[self.name] = text
        piece = Piece(self.piece.name, self.piece.tag, attributes, "", is_closed=True)
        if self.head:
            return Takes(head=(self.head, piece), passing=True)
        taken = []
        for taker in self.takers:
            value = taker.read(piece)
            if value is not None:
                taken.append((piece, taker, value))
        return Takes(tuple(taken), passing=True) if taken else None


def varied(run: str) -> tuple[str, str, str]:
    """A run before, in and behind its last value; nothing when it has none that is simple."""
    head, mark, rest = run.rpartition(' value="')
    value, _, tail = rest.partition('"')
    return (head + mark, value, tail) if mark and VALUE.fullmatch(value) else ("", "", "")


def around(text: str) -> tuple[str, str]:
    """A piece but for the one value in it that varies, and that value; nothing when it is not as machines write it."""
    mark = ' extension="' if text.startswith("id ") else ' value="'
    head, found, rest = text.partition(mark)
    if not found or mark in rest or "'" in text:
        return "", ""
    value, _, tail = rest.partition('"')
    return head + mark + tail, value


def shape_of(piece: Piece, move: Move) -> Shape | None:
    """How to read the piece again with another value; None for what holds no value, or more than a value."""
    name = "extension" if piece.name == "id" else "value"
    if name not in piece.attributes or not piece.is_closed:
        return None
    # The value itself may be the number of a person.
    blank = Piece(piece.name, piece.tag, piece.attributes | {name: ""}, "", is_closed=True)
    if isinstance(move, Takes):
        head = move.head[0] if move.head else ""
        return Shape(blank, name, tuple(taker for _, taker, _ in move.values), head) if move.state is None else None
    return Shape(blank, name, (), "") if move is None else None
