"""A plain message to the neutral tree, without a tree of elements in between.

The automaton says what each piece does, so most of a message is one look-up for each tag; and one for each observation
that came before, as nearly all choices did.
"""

from dataclasses import dataclass, field

from ooievaar.kernset.automaton import (
    CLOSE,
    GIVE_UP,
    NEW,
    OLD_MARK,
    PAYLOAD_MARK,
    Automaton,
    Pattern,
    Run,
    Sign,
    State,
    Takes,
    automaton_of,
    varied,
)
from ooievaar.kernset.pieces import BLANK, Piece, text_of
from ooievaar.kernset.trees import Tree
from ooievaar.kernset.walk import Walk

# Where a message is cut into runs: nearly every value is an observation of its own.
_CUT = "</observation>"
_END = "/observation>"
_NUMBER = "<id "


@dataclass(slots=True)
class Reading:
    """A message being read: the tree so far with its problems, and what the head of the message says."""

    tree: Tree = field(default_factory=dict)
    walk: Walk = field(default_factory=Walk)
    head: dict[str, Piece] = field(default_factory=dict)
    scopes: tuple[Tree, ...] = ()
    outer: list[tuple[Tree, ...]] = field(default_factory=list)

    @property
    def is_old(self) -> bool:
        """Whether this is a message of version 2.2."""
        return OLD_MARK in self.head

    def take(self, move: Takes) -> bool:
        """Do what a move says; False when it gives up after all."""
        if move.opens:
            self.outer.append(self.scopes)
            self.scopes = (*self.scopes, {})
        if move.values:
            put, scopes = self.walk.put, self.scopes
            for sent, taker, value in move.values:
                put(sent, taker.leaf, value, scopes)
        if move.closes is not None:
            self.walk.close(move.closes, self.scopes)
            self.scopes = self.outer.pop()
        return move.head is None or self._tell(*move.head)

    def _tell(self, what: str, piece: Piece) -> bool:
        """Note the first of what the head says; a second payload is unusual."""
        if what == PAYLOAD_MARK and what in self.head:
            return False
        self.head.setdefault(what, piece)
        return True


def read_plain(data: bytes) -> Reading | None:
    """Read a message, or give up: None says nothing of it but that it is unusual, or no message."""
    text = text_of(data)
    found = _read_text(text) if text is not None else None
    if found is None and b"<!--" in data:
        text = text_of(data, marked=True)
        return _read_text(text) if text is not None else None
    return found


def _read_text(text: str) -> Reading | None:
    first = text[1:].partition("<")[0]
    known = automaton_of(first)
    if known is None:
        return None
    reading = Reading()
    reading.scopes = (reading.tree,)
    is_read = _read(known, text[len(first) + 1 :], reading)
    return reading if is_read and PAYLOAD_MARK in reading.head else None


def _read(known: Automaton, text: str, reading: Reading) -> bool:
    state: State = known.start
    *runs, last = text.split(_CUT)
    for run in runs:
        found = state.runs.get(run)
        behind = _made(state, run, reading) if found is None else _remembered(found, reading)
        if behind is None:
            return False
        state = behind
    return _parted(state, last, reading) is known.end


def _remembered(run: Run, reading: Reading) -> State | None:
    """Do what a run does that came before."""
    for move in run.moves:
        if not reading.take(move):
            return None
    return run.state


def _made(state: State, run: str, reading: Reading) -> State | None:
    """Do what a run does, up to the end of its observation."""
    if _NUMBER not in run:
        head, value, tail = varied(run)
        pattern = state.patterns.get(head + tail) if head else None
        if pattern is None:
            return _pieces(state, run, reading, state.runs, _END)
        return _varied(pattern, value, reading)
    inside = _parted(state, run, reading)
    return None if inside is None else _one(inside, _END, reading)


def _varied(pattern: Pattern, value: str, reading: Reading) -> State | None:
    """Do what a run does that came before with another value at its end."""
    for move in pattern.moves:
        if not reading.take(move):
            return None
    last = pattern.last.move(value)
    return pattern.state if not isinstance(last, Takes) or reading.take(last) else None


def _parted(state: State, run: str, reading: Reading) -> State | None:
    """Do what a run does that has numbers in it: those hardly come back, what stands between them does."""
    first, *parts = run.split(_NUMBER)
    inside = _part(state, first, reading)
    for part in parts:
        number, end, rest = part.partition(">")
        if inside is not None:
            inside = _one(inside, f"id {number}{end}", reading)
        if inside is not None:
            inside = _part(inside, rest, reading)
    return inside


def _part(state: State, part: str, reading: Reading) -> State | None:
    found = state.parts.get(part)
    return _pieces(state, part, reading, state.parts) if found is None else _remembered(found, reading)


def _one(state: State, piece: str, reading: Reading) -> State | None:
    """Make the move of one piece that is not part of a run."""
    move = state.moves.get(piece, NEW)
    if move is NEW:
        move = state.learn(piece)
    if move is None:
        return state
    if isinstance(move, Takes):
        return (move.state or state) if reading.take(move) else None
    if isinstance(move, Sign):
        return state.around if move is CLOSE else None
    return move


def _pieces(state: State, run: str, reading: Reading, memory: dict[str, Run], end: str = "") -> State | None:
    """Make the move of each piece, and remember what all of them did if that may be; None is to give up."""
    words, *pieces = run.split("<")
    if words.strip(BLANK):
        return None
    if end:
        pieces.append(end)
    start = state
    taken: list[Takes] = []
    passing: list[str] = []  # pieces of which the run cannot be remembered
    for piece in pieces:
        move = state.moves.get(piece, NEW)
        is_known = True
        if move is NEW:
            move = state.learn(piece)
            is_known = piece in state.moves
        if isinstance(move, Takes):
            if not reading.take(move):
                return None
            taken.append(move)
            is_known = is_known and move.common
            state = move.state or state
        elif isinstance(move, Sign):
            if move is GIVE_UP or state.around is None:
                return None
            state = state.around
        elif move is not None:
            state = move
        if not is_known:
            passing.append(piece)
    _remember(start, run, Run(tuple(taken), state), passing, memory)
    return state


def _remember(start: State, run: str, found: Run, passing: list[str], memory: dict[str, Run]) -> None:
    """Remember a run as a whole, or but for the value at its end, when nothing else in it is passing."""
    if not passing:
        start.known.learn_run(memory, run, found)
    elif memory is start.runs and len(passing) == 1 and found.moves and run.endswith(passing[0]):
        start.learn_pattern(run, found)
