"""What the rules about an admission of a newborn look at: one document, and who delivers it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from ooievaar import kernset
from ooievaar.intake.admissions import Stay, read_stay, unread
from ooievaar.intake.bsn import sent_bsn, shown
from ooievaar.intake.findings import Place, Sender
from ooievaar.intake.rows import Row
from ooievaar.records import ADMISSIONS, Column

_WORDS_FOR_SENDERS = {"mother_key": "BSN van de moeder", "child_key": "BSN van het kind"}

SET = Place("setnummer van het document", "documentgegevens/set_identificatie")


@dataclass(frozen=True)
class AdmissionCase:
    """A readable document of the kernset neonatologie and who delivers it."""

    message: kernset.Message
    sender: Sender

    @cached_property
    def stay(self) -> Stay:
        """What was sent for each column, and the typed row."""
        # Where no register is held against the numbers, a document is of whoever delivers it.
        otherwise = self.sender.own_lvr if self.sender.known_lvrs is None else None
        return read_stay(self.message.tree, self.sender.numbers, otherwise=otherwise)

    @property
    def row(self) -> Row:
        """The typed row of the admission."""
        return self.stay.row

    @cached_property
    def secrets(self) -> tuple[str, ...]:
        """Every BSN in the document, right or wrong: no finding shows one."""
        found = (sent_bsn(leaf) for name in ("child_key", "mother_key") for leaf in self.stay.leaves[name])
        return tuple(bsn for bsn in found if bsn)

    @cached_property
    def unread(self) -> tuple[tuple[Column, Any], ...]:
        """Columns and leaves that were sent and could not be taken as a value."""
        return tuple(unread(self.stay))

    def show(self, raw: Any) -> str:
        """A delivered value as people may read it."""
        return shown(raw, self.secrets)

    def told(self, name: str) -> tuple[Place, str | None]:
        """Place and shown value of a column."""
        return place_of(name), _told(ADMISSIONS[name], self.row[name])

    def known(self, *names: str) -> Iterator[tuple[str, Any]]:
        """Names and values of those of these columns that have one."""
        return ((name, self.row[name]) for name in names if self.row[name] is not None)


def place_of(name: str) -> Place:
    """Where in a document the value of a column stands."""
    column = ADMISSIONS[name]
    return Place(_WORDS_FOR_SENDERS.get(name, column.words), column.concept)


def place_at(path: str) -> Place:
    """The place of a path in the tree: in the words of its column, or of the standard."""
    plain = "/".join(step.partition("[")[0] for step in path.split("/"))
    column = _BY_CONCEPT.get(plain)
    words = plain.rpartition("/")[2].replace("_", " ")
    return Place(words if column is None else str(place_of(column.name).words), path)


def _told(column: Column, value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, datetime):
        return f"{value:%d-%m-%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    if isinstance(value, float):
        return f"{value:g} {column.unit}" if column.unit and column.unit != "pH" else f"{value:g}"
    return column.codes[value].words if column.codes is not None and isinstance(value, str) else str(value)


_BY_CONCEPT = {column.concept: column for column in reversed(ADMISSIONS.columns)}
