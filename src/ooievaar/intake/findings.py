"""What a rule is, what it looks at and what it says."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache, cached_property
from typing import Any

from ooievaar import kernset
from ooievaar.intake.bsn import sent_bsn, shown
from ooievaar.intake.rows import WORKED_OUT, Row, Rows, read_rows
from ooievaar.intake.senders import Numbers
from ooievaar.intake.sent import Sent, read_sent
from ooievaar.records import DELIVERED_BIRTHS, DELIVERED_CHILDREN, EPISODE_TABLES, EPISODES, REFERRALS, Column, Table

# A record names what it holds; a sender has to find back the item that was filled in.
_WORDS_FOR_SENDERS = {
    "mother_key": "BSN van de moeder",
    "child_key": "BSN",
    "line_at_birth": "rol van de supervisor",
    "paediatrician_transfer": "type betrokkenheid van de kinderarts",
    "responsible_periods": "perioden waarin u verantwoordelijk was",
}
_FULL_DAYS = 280
_BSN_OF_MOTHER, _BSN_OF_CHILD = EPISODES["mother_key"], DELIVERED_CHILDREN["child_key"]


class Grade(Enum):
    """How heavy a finding is: not taken in; taken in but wrong; taken in and probably wrong."""

    REJECTED = "afgekeurd"
    ERROR = "fout"
    SIGNAL = "signaal"


class Subject(Enum):
    """What a rule is about: rules stand together by it. Dutch and English words."""

    FILE = ("het bestand", "the file")
    SENDER = ("de afzender en het dossier", "the sender and the record")
    READING = ("waarden die niet te lezen zijn", "values that cannot be read")
    CARE = ("uw zorg en verwijzingen", "your care and referrals")
    MOTHER = ("de moeder", "the mother")
    PREGNANCY = ("de zwangerschap", "the pregnancy")
    BIRTH = ("de bevalling", "the birth")
    CHILD = ("het kind", "the child")
    ADMISSION = ("de opname van een pasgeborene", "the admission of a newborn")
    COMPLETENESS = ("wat ontbreekt", "what is missing")
    LINKED = ("berichten over dezelfde zwangerschap", "messages about one pregnancy")

    def __init__(self, words: str, english: str) -> None:
        self.words = words
        self.english = english


@dataclass(frozen=True)
class Place:
    """Where something is found: words for people, and the path in the tree with [n] where it repeats, from 1."""

    words: str
    path: str | None = None

    def __str__(self) -> str:
        return self.words if self.path is None else f"{self.words} ({self.path})"


FILE = Place("het bestand")


@dataclass(frozen=True)
class Found:
    """What a check found: place, value as it may be shown, and one Dutch sentence that says what to do."""

    place: Place
    value: str | None
    sentence: str


@dataclass(frozen=True)
class Finding:
    """One thing to repair, for the sender. Never holds a BSN or a name."""

    rule: str
    grade: Grade
    place: str
    value: str | None
    sentence: str


@dataclass(frozen=True)
class Sender:
    """Who delivers. `own_lvr`: the organisation that delivers; `known_lvrs`: the register; None is not checked.

    `numbers`: LVR number by (root, value) of other numbers that the register has of an organisation.
    """

    own_lvr: str | None
    known_lvrs: frozenset[str] | None
    numbers: Numbers = None


@dataclass(frozen=True)
class Words:
    """The texts of a rule in one language."""

    title: str
    why: str
    advice: str


@dataclass(frozen=True, kw_only=True)
class Declared:
    """What every rule declares, whatever it looks at.

    `advice` says what to do and where in the record system. `examples` is a table of text with on each row changes to
    a sound message and the expected places, or "geen".
    """

    code: str
    grade: Grade
    subject: Subject
    title: str
    why: str
    advice: str
    english: Words
    examples: str


@dataclass(frozen=True, kw_only=True)
class Rule[Given](Declared):
    """One rule over one message. `check` sees a file that cannot be read, or a readable message, and yields all.

    `needs` names columns, of those with one place in the message the first: where a message says nothing about any of
    them, there is nothing to find. Empty is always.
    """

    check: Callable[[Given], Iterator[Found]]
    needs: tuple[str, ...] = ()

    def findings(self, given: Given) -> Iterator[Finding]:
        """All findings of this rule."""
        for found in self.check(given):
            yield Finding(self.code, self.grade, str(found.place), found.value, found.sentence)


@dataclass(frozen=True)
class Case:
    """A readable message and who delivers it: what the rules look at."""

    message: kernset.Message
    sender: Sender

    @cached_property
    def sent(self) -> Sent:
        """What was sent for each column."""
        return read_sent(self.message.tree)

    @cached_property
    def rows(self) -> Rows:
        """The typed rows of the message."""
        return read_rows(self.message.tree, self.sent)

    @cached_property
    def episode(self) -> Row:
        """The row of the episode."""
        return self.rows.episode

    @cached_property
    def birth(self) -> Row:
        """The row of the birth; all of it None when the message describes none."""
        return self.rows.birth

    @cached_property
    def children(self) -> Sequence[Row]:
        """The rows of the children."""
        return self.rows.children

    @cached_property
    def referrals(self) -> Sequence[Row]:
        """The rows of the referrals."""
        return self.rows.referrals

    @cached_property
    def first_birth_date(self) -> date | None:
        """The day on which the first child was born."""
        return min((day for child in self.children if (day := child["birth_date"]) is not None), default=None)

    @cached_property
    def gestation_days(self) -> int | None:
        """Days of gestation at the birth of the first child."""
        due, born = self.episode["due_date"], self.first_birth_date
        return None if due is None or born is None else _FULL_DAYS - (due - born).days

    def gestation_of(self, child: Row) -> int | None:
        """Days of gestation at the birth of this child."""
        due, born = self.rows.episode["due_date"], child["birth_date"]
        return None if due is None or born is None else _FULL_DAYS - (due - born).days

    @cached_property
    def doubtful(self) -> list[tuple[str, tuple[int, ...], str, Sequence[Any]]]:
        """Table, row numbers, column and leaves wherever a leaf may have been passed over when the rows were made.

        One leaf that became the value of its column was read, and as many as there are choices: that is nearly all.
        """
        return [
            (table, sent.numbers, name, leaves)
            for table, rows in self.sent.tables.items()
            if rows
            for row, sent in zip(self.rows.tables[table], rows, strict=True)
            for name, leaves in sent.leaves.items()
            if (value := row.get(name)) is None
            or (len(leaves) != 1 and (type(value) is not list or len(value) != len(leaves)))
            or name in WORKED_OUT
        ]

    @cached_property
    def told(self) -> frozenset[str]:
        """The columns about which the message says anything, in whatever table."""
        return frozenset().union(*[row.leaves for rows in self.sent.tables.values() for row in rows])

    @cached_property
    def bsns(self) -> tuple[tuple[Column, int | None, str], ...]:
        """Every BSN that was sent, with its column and the number of its child."""
        told: list[tuple[Column, int | None, Any]] = [
            (_BSN_OF_MOTHER, None, leaf) for leaf in self.sent.episode.get("mother_key", ())
        ]
        for number, sent in enumerate(self.sent.children, start=1):
            told += [(_BSN_OF_CHILD, number, leaf) for leaf in sent.get("child_key", ())]
        return tuple((column, number, bsn) for column, number, leaf in told if (bsn := sent_bsn(leaf)) is not None)

    @property
    def secrets(self) -> tuple[str, ...]:
        """Every BSN in the message, right or wrong: no finding shows one."""
        return tuple(bsn for _, _, bsn in self.bsns)

    def show(self, raw: Any) -> str:
        """A delivered value as people may read it."""
        return shown(raw, self.secrets)


def place(column: Column, numbers: int | tuple[int, ...] | None = None) -> Place:
    """The place of a column, in the row with this number, or with the numbers of its parent and its own."""
    counted = () if numbers is None else numbers if isinstance(numbers, tuple) else (numbers,)
    words, path = words_of(column), str(column.concept).split("/")
    for table, number in zip(_tables_above(str(column.concept)), counted, strict=False):
        words += f", {table.one} {number}"
        path[table.at.count("/")] += f"[{number}]"
    return Place(words, "/".join(path))


@cache
def _tables_above(path: str) -> tuple[Table, ...]:
    """The tables in whose rows a place stands, the outermost first."""
    return tuple(table for table in _REPEATING if path.startswith(f"{table.at}/"))


def of_mother(name: str, value: Any = None) -> tuple[Place, str | None]:
    """Place and shown value of a column of the episode or the birth."""
    column = _OF_MOTHER[name]
    return _PLACES[name], None if value is None else _told(column, value)


def of_child(name: str, child: Row) -> tuple[Place, str | None]:
    """Place and shown value of a column of this child."""
    column = DELIVERED_CHILDREN[name]
    return place(column, child["number"]), None if child[name] is None else _told(column, child[name])


def of_referral(name: str, referral: Row) -> tuple[Place, str | None]:
    """Place and shown value of a column of this referral."""
    column = REFERRALS[name]
    return place(column, referral["number"]), None if referral[name] is None else _told(column, referral[name])


def day(value: date) -> str:
    """A day as people write it."""
    return f"{value:%d-%m-%Y}"


def _told(column: Column, value: Any) -> str:
    """A value of a row as people read it."""
    if column.codes is not None:
        return ", ".join(column.codes[one].words for one in ([value] if isinstance(value, str) else value))
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, datetime):
        return f"{value:%d-%m-%Y %H:%M}"
    if isinstance(value, date):
        return day(value)
    return f"{value:g} {column.unit}" if column.unit else str(value)


def words_of(column: Column) -> str:
    """What a sender calls a column."""
    return _WORDS_FOR_SENDERS.get(column.name, column.words)


def place_at(path: str) -> Place | None:
    """The place of the column that comes from this path; None for an item that we do not use."""
    steps = [step.partition("[") for step in path.split("/")]
    column = _COLUMNS.get("/".join(step for step, _, _ in steps))
    if column is None:
        return None
    numbered = [steps[table.at.count("/")][2].rstrip("]") for table in _tables_above(str(column.concept))]
    return place(column, tuple(int(number) for number in numbered if number))


_REPEATING = sorted((table for table in EPISODE_TABLES if table.one), key=lambda table: table.at.count("/"))
_COLUMNS = {column.concept: column for table in reversed(EPISODE_TABLES) for column in reversed(table.columns)}
_OF_MOTHER = {column.name: column for column in (*EPISODES.columns, *DELIVERED_BIRTHS.columns) if column.concept}
_PLACES = {name: place(column) for name, column in _OF_MOTHER.items()}
