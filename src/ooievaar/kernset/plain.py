"""A plain message to the neutral tree, without a tree of elements in between.

The automaton says what each piece does, so most of a message is one look-up for each tag; and one for each observation
that came before, as nearly all choices did.
"""

from dataclasses import dataclass, field

from ooievaar.kernset.automaton import OLD_MARK, PAYLOAD_MARK, Automaton, State, automaton_of
from ooievaar.kernset.moves import CLOSE, GIVE_UP, NEW, Move, Run, Sign, Takes, varied
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
        return _varied(state, run, reading, state.runs, _END)
    inside = _parted(state, run, reading)
    return None if inside is None else _one(inside, _END, reading)


def _parted(state: State, run: str, reading: Reading) -> State | None:
    """Do what a run does that has numbers in it: many hardly come back, what stands between them does."""
    first, *parts = run.split(_NUMBER)
    inside = _part(state, first, reading)
    for part in parts:
        if inside is not None:
            inside = _numbered(inside, part, reading)
    return inside


def _numbered(state: State, part: str, reading: Reading) -> State | None:
    """A number and what follows it, in one when the number came before."""
    found = state.parts.get(_NUMBER + part)
    if found is not None:
        return _remembered(found, reading)
    number, end, rest = part.partition(">")
    piece = f"id {number}{end}"
    if piece in state.moves:
        return _varied(state, _NUMBER + part, reading, state.parts)
    inside = _one(state, piece, reading)
    return None if inside is None else _part(inside, rest, reading)


def _part(state: State, part: str, reading: Reading) -> State | None:
    found = state.parts.get(part)
    return _varied(state, part, reading, state.parts) if found is None else _remembered(found, reading)


def _varied(state: State, run: str, reading: Reading, memory: dict[str, Run], end: str = "") -> State | None:
    """Do what a run does that may have come before with another value."""
    head, value, tail = varied(run)
    key = f"{head}{tail}{end}" if head else ""
    pattern = state.patterns.get(key)
    if pattern is None:
        return _pieces(state, run, reading, memory, (key, value, end))
    move = pattern.shape.move(value) if pattern.shape is not None else None
    moves = (*pattern.before, move, *pattern.behind) if isinstance(move, Takes) else pattern.before + pattern.behind
    return pattern.state if all(map(reading.take, moves)) else None


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


def _pieces(
    state: State, run: str, reading: Reading, memory: dict[str, Run], varies: tuple[str, str, str]
) -> State | None:
    """Make the move of each piece, and remember what all of them did if that may be; None is to give up."""
    key, value, end = varies
    words, *pieces = run.split("<")
    if words.strip(BLANK):
        return None
    if end:
        pieces.append(end)
    start = state
    taken: list[Takes] = []
    # The pieces that keep the run from being remembered, with the number of moves that read up to there.
    passing: list[tuple[str, Move, int]] = []
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
            passing.append((piece, move, len(taken)))
    found = Run(tuple(taken), state)
    if not passing:
        start.known.learn_run(memory, run, found)
    elif key and len(passing) == 1:
        _learn_varied(start, run, found, passing[0], (key, value))
    return state


def _learn_varied(start: State, run: str, found: Run, passing: tuple[str, Move, int], varies: tuple[str, str]) -> None:
    """Remember a run but for its last value, when that is what the one passing piece in it says."""
    (piece, move, number), (key, value) = passing, varies
    before, _, behind = run.rpartition(f' value="{value}"')
    is_said = f'{before.rpartition("<")[2]} value="{value}"{behind.partition("<")[0]}' == piece
    # As machines write it: nothing else in the piece, nor in the words behind it, may look like that value.
    if not is_said or piece.count(' value="') != 1 or "'" in piece:
        return
    if move is None:
        start.learn_pattern(key, value, found, None, place=number)
    elif isinstance(move, Takes) and move.state is None:
        start.learn_pattern(key, value, found, move, place=number - 1)
