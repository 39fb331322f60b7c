"""What a piece of a message does, learned from the mapping when it is met for the first time.

A state stands for where in a message we are, with all that is open around it, and says for every piece what to do
there. What it does not know yet it works out once, with the same steps and the same reading of values as the walk over
elements. Whatever is unusual makes it give up, and then the message is walked as a tree of elements: the automaton
never says that a message is wrong.

It remembers no numbers or names of persons and no clock times: they hardly come back, and are nobody's business.
"""

from collections.abc import Iterable
from typing import ClassVar

from ooievaar.kernset.moves import CLOSE, GIVE_UP, VALUE, Move, Pattern, Run, Shape, Takes, Value, around, shape_of
from ooievaar.kernset.parsing import MESSAGE_ROOT, NAMESPACE
from ooievaar.kernset.pieces import Piece, Surroundings, end_of, is_comment, surroundings
from ooievaar.kernset.places import PAYLOAD, Leaf
from ooievaar.kernset.steps import Choice, Step, Taker, steps_of
from ooievaar.kernset.table import TEMPLATES
from ooievaar.kernset.values import Read

TO_PAYLOAD = ("ControlActProcess", "subject", "registrationProcess", "subject2", "CareProvisionEvent")
OLD_TEMPLATE = f"{TEMPLATES}73"
# The names under which the head of a message is told, beside those of the elements in `_HEAD`.
PAYLOAD_MARK, OLD_MARK = "payload", "old"

_TEMPLATE, _CODE, _ID = (NAMESPACE + tag for tag in ("templateId", "code", "id"))
_HEAD = {_ID: "id", f"{NAMESPACE}creationTime": "created"}
# Numbers and names in here are those of organisations, which come back and are no secret.
_ORGANISATIONS = frozenset(
    {"device", "Organization", "representedOrganization", "healthCareFacility", "serviceProviderOrganization"}
)
_COME_BACK = frozenset({"code", "boolean", "negation", "stated", "count"})
_DAY = len("2024-01-01")
_LONGEST_PIECE, _LONGEST_RUN, _LONGEST_START, _DEEPEST, _MOST_BEFORE = 700, 4_000, 4_000, 200, 4
_MOST_BYTES, _MOST_STARTS, _OVERHEAD = 40_000_000, 50, 400


class State:
    """Where in a message we are: what to do for each piece that can come, and for runs of pieces.

    `name` is the element that is open, `around` the state outside it. This one is an element that means nothing.
    """

    __slots__ = ("around", "depth", "inner", "known", "moves", "name", "parts", "patterns", "runs", "shapes")

    def __init__(self, known: "Automaton", name: str, around: "State | None") -> None:
        self.known, self.name, self.around = known, name, around
        self.depth: int = 0 if around is None else around.depth + 1
        self.inner: dict[object, State] = {}
        self.moves: dict[str, Move] = {}
        self.shapes: dict[str, Shape] = {}
        self.patterns: dict[str, Pattern] = {}
        # What runs of pieces do, up to the end of an observation and without such an end.
        self.runs: dict[str, Run] = {}
        self.parts: dict[str, Run] = {}
        known.grow(_OVERHEAD)

    def learn(self, text: str) -> Move:
        """Work out the move for a piece, and remember it when it is likely to come back."""
        key, value = around(text)
        shape = self.shapes.get(key)
        return shape.move(value) if shape is not None and VALUE.fullmatch(value) else self._learned(text)

    def _learned(self, text: str) -> Move:
        end = end_of(text)
        if end:
            move, passing = self.closed(end), False
        elif is_comment(text):
            move, passing = None, False
        else:
            move, passing = self._started(text)
        if len(text) <= _LONGEST_PIECE and not passing:
            self.moves[text] = move
            self.known.grow(len(text))
        return move

    def learn_pattern(self, key: str, value: str, found: Run, passing: Move, *, place: int) -> None:
        """Remember a run but for one value, a date or a measure; `place` is that of its move among those of the run."""
        shape = None
        if isinstance(passing, Takes):
            piece = passing.values[0][0] if passing.values else passing.head[1] if passing.head else None
            shape = shape_of(piece, passing) if piece is not None else None
            if piece is None or shape is None or shape.name != "value" or piece.attributes["value"] != value:
                return
        if len(key) <= _LONGEST_RUN:
            behind = found.moves[place + (shape is not None) :]
            self.patterns[key] = Pattern(found.moves[:place], shape, behind, found.state)
            self.known.grow(len(key))

    def closed(self, end: tuple[str, str]) -> Move:
        """What an end tag means here."""
        return CLOSE if end[0] == self.name else GIVE_UP

    def _started(self, text: str) -> tuple[Move, bool]:
        piece = self.known.surroundings.read(text)
        if piece is None or self.depth > _DEEPEST:
            return GIVE_UP, True
        move = self.entered(piece)
        if self.name in _ORGANISATIONS:
            if isinstance(move, Takes):
                move.common = True
            return move, False
        passing = move.passing if isinstance(move, Takes) else bool(piece.text.strip()) or _varies(piece)
        shape = shape_of(piece, move) if passing else None
        key, value = around(text)
        if shape is not None and key and piece.attributes[shape.name] == value:
            self.shapes[key] = shape
            self.known.grow(len(key))
        return move, passing

    def entered(self, piece: Piece) -> Move:
        """What an element means that starts here; here, nothing."""
        return None if piece.is_closed else self.skipping(piece.name)

    def skipping(self, name: str) -> "State":
        """The state inside an element that means nothing."""
        return self.inner.setdefault(name, State(self.known, name, self))

    def mapped(self, name: str, step: Step) -> "State":
        """The state inside an element of the mapping."""
        return self.inner.setdefault((name, id(step.inside)), Mapped(self.known, name, self, step))


class Mapped(State):
    """An element of the mapping, with the steps that can follow."""

    __slots__ = ("inside", "step")

    def __init__(self, known: "Automaton", name: str, around: State, step: Step) -> None:
        super().__init__(known, name, around)
        self.step, self.inside = step, step.inside

    def closed(self, end: tuple[str, str]) -> Move:
        """Closes the group as well, when the element opened one."""
        move = super().closed(end)
        return Takes(state=self.around, closes=self.step) if move is CLOSE and self.step.group is not None else move

    def entered(self, piece: Piece) -> Move:
        """Follow the step for its tag; an act is undecided until it says which it is."""
        step = self.inside.get(piece.tag)
        if step is None:
            return super().entered(piece)
        if step.choose is None:
            return self._stepped(piece, step)
        if step.choose.attribute or piece.is_closed:
            chosen = step.choose(piece, ())
            return super().entered(piece) if chosen is None else self._stepped(piece, chosen)
        return Undecided(self.known, piece, self, step.choose)

    def _stepped(self, piece: Piece, step: Step) -> Move:
        values = _values(piece, step)
        if piece.is_closed:
            return GIVE_UP if step.group is not None else _takes(values) if values else None
        state = self.mapped(piece.name, step)
        opens = step.group is not None
        return _takes(values, state=state, opens=opens)


class Undecided(State):
    """An act of which neither template nor code has been seen; `before` are its numbers, that some put first."""

    __slots__ = ("before", "choose", "otherwise", "outer", "piece")

    def __init__(self, known: "Automaton", piece: Piece, around: State, choose: Choice) -> None:
        super().__init__(known, piece.name, around)
        self.piece, self.outer, self.choose = piece, around, choose
        self.otherwise: Step | None = choose.only
        self.before: tuple[Piece, ...] = ()

    def closed(self, end: tuple[str, str]) -> Move:
        """An act that never said which it is."""
        return super().closed(end) if self.otherwise is None else GIVE_UP

    def entered(self, piece: Piece) -> Move:
        """The template, or else the code, says which act it is; anything else before them is unusual."""
        if piece.tag not in {_TEMPLATE, _CODE, _ID} or not piece.is_closed:
            return GIVE_UP
        if piece.tag == _ID:
            return self._still(piece, self.otherwise)
        if piece.tag == _TEMPLATE:
            step = self.choose.templates.get(piece.get("root") or "")
            return self._still(piece, None) if step is None else self._decided(piece, step)
        step = self.choose.codes.get((piece.get("code") or "", piece.get("codeSystem") or ""), self.otherwise)
        return self.outer.skipping(self.name) if step is None else self._decided(piece, step)

    def _still(self, piece: Piece, otherwise: Step | None) -> Move:
        if len(self.before) == _MOST_BEFORE:
            return GIVE_UP
        state = Undecided(self.known, self.piece, self.outer, self.choose)
        state.otherwise, state.before = otherwise, (*self.before, piece)
        return Takes(state=state, passing=True) if _is_number(piece) else state

    def _decided(self, piece: Piece, step: Step) -> Move:
        state = self.outer.mapped(self.name, step)
        values = _values(self.piece, step)
        for each in (*self.before, piece):
            move = state.entered(each)
            if isinstance(move, Takes) and move.state is None:
                values += move.values
            elif move is not None:
                return GIVE_UP
        return _takes(values, state=state, opens=step.group is not None)


class Payload(State):
    """The payload, of which the first template says the version."""

    __slots__ = ()

    def entered(self, piece: Piece) -> Move:
        """Only a template can come first."""
        if piece.tag != _TEMPLATE or not piece.is_closed or self.around is None:
            return GIVE_UP
        is_old = piece.get("root") == OLD_TEMPLATE
        step = Step()
        step.inside = steps_of(PAYLOAD, padded=is_old)
        state = self.around.mapped(self.name, step)
        return Takes(state=state, head=(OLD_MARK, piece)) if is_old else state


class Wrapper(State):
    """An element around the payload."""

    __slots__ = ("path",)

    def __init__(self, known: "Automaton", name: str, around: State, path: tuple[str, ...]) -> None:
        super().__init__(known, name, around)
        self.path = path

    def entered(self, piece: Piece) -> Move:
        """Go on to the payload; the message itself has an identifier and a moment."""
        if piece.tag == NAMESPACE + self.path[0]:
            return self._inner(piece)
        if self.path is TO_PAYLOAD and piece.tag in _HEAD:
            inner = None if piece.is_closed else self.skipping(piece.name)
            return Takes(state=inner, head=(_HEAD[piece.tag], piece), passing=True)
        return super().entered(piece)

    def _inner(self, piece: Piece) -> Move:
        if piece.is_closed:
            return GIVE_UP
        if rest := self.path[1:]:
            return self.inner.setdefault(rest, Wrapper(self.known, piece.name, self, rest))
        return Takes(state=Payload(self.known, piece.name, self), head=(PAYLOAD_MARK, piece))

    def closed(self, end: tuple[str, str]) -> Move:
        """Nothing but white space may follow the last tag."""
        return GIVE_UP if self.path is TO_PAYLOAD and end[1].strip() else super().closed(end)


class End(State):
    """Behind the last tag of a message."""

    __slots__ = ()

    def learn(self, text: str) -> Move:
        """Nothing may come."""
        return GIVE_UP


def _values(piece: Piece, step: Step) -> tuple[Value, ...]:
    takers: Iterable[Taker | None] = (step.negation, step.value)
    found = [(piece, taker, taker.read(piece)) for taker in takers if taker is not None]
    return tuple(each for each in found if each[2] is not None)


def _takes(values: tuple[Value, ...], *, state: State | None = None, opens: bool = False) -> Move:
    if state is not None and not values and not opens:
        return state
    passing = any(_is_passing(taker.leaf, value) for _, taker, value in values)
    common = all(taker.leaf.kind in _COME_BACK for _, taker, _ in values)
    return Takes(values, state, opens, passing=passing, common=common)


def _is_passing(leaf: Leaf, value: Read) -> bool:
    """Whether a value hardly ever comes back, or should not be remembered."""
    return leaf.kind in {"identifier", "text"} or (isinstance(value, str) and len(value) > _DAY)


def _is_number(piece: Piece) -> bool:
    """Whether this is an identifier of somebody or something, that will hardly come back."""
    return piece.name == "id" and "extension" in piece.attributes


def _varies(piece: Piece) -> bool:
    """Whether an element that means nothing to us is one that will hardly come back."""
    return _is_number(piece) or len(piece.attributes.get("value", "")) > _DAY


class Automaton:
    """What was learned of messages with one first tag; `size` is about the bytes that it takes."""

    learned: ClassVar[dict[str, "Automaton"]] = {}

    def __init__(self, around: Surroundings) -> None:
        self.surroundings = around
        self.size = 0
        self.end = End(self, "", None)
        self.start = Wrapper(self, around.root.name, self.end, TO_PAYLOAD)

    def learn_run(self, memory: dict[str, Run], text: str, run: Run) -> None:
        """Remember what a run of pieces does."""
        if len(text) <= _LONGEST_RUN:
            memory[text] = run
            self.grow(len(text))

    def grow(self, length: int) -> None:
        """Count what is remembered."""
        self.size += length + _OVERHEAD


def automaton_of(first: str) -> Automaton | None:
    """What was learned of messages that start with this tag; None when that is no first tag of a plain message.

    Memory is bounded: when all that was learned grows past the limit, it is forgotten.
    """
    learned = Automaton.learned
    if len(learned) > _MOST_STARTS or sum(each.size for each in learned.values()) > _MOST_BYTES:
        learned.clear()
    if first not in learned:
        around = surroundings(first) if len(first) <= _LONGEST_START else None
        if around is None or around.root.tag != MESSAGE_ROOT:
            return None
        learned[first] = Automaton(around)
    return learned[first]
