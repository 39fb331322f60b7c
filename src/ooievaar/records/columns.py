"""How a table of the registry is declared: once, and everything else follows from it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

import polars as pl

SNOMED = "2.16.840.1.113883.6.96"


class Kind(Enum):
    """What the values of a column are."""

    TEXT = "tekst"
    WHOLE = "geheel getal"
    NUMBER = "getal"
    YES_NO = "ja of nee"
    DAY = "datum"
    MOMENT = "datum en tijd"  # Dutch local time, as the standard sends no time zone
    CODE = "keuze"
    CODES = "keuzes"
    PARTIAL = "datum, zo precies als bekend"  # a year, a month or a day in ISO 8601
    WRITTEN = "ingevuld of niet"  # free text may name a person: it stays in the sealed message
    SEQUENCE = "reeks"  # one value, or none, for each time that a group of the standard was sent


POLARS_TYPES: Mapping[Kind, pl.DataType] = {
    Kind.TEXT: pl.String(),
    Kind.WHOLE: pl.Int64(),
    Kind.NUMBER: pl.Float64(),
    Kind.YES_NO: pl.Boolean(),
    Kind.DAY: pl.Date(),
    Kind.MOMENT: pl.Datetime("us"),
    Kind.CODE: pl.String(),
    Kind.CODES: pl.List(pl.String()),
    Kind.PARTIAL: pl.String(),
    Kind.WRITTEN: pl.Boolean(),
    Kind.SEQUENCE: pl.List(pl.String()),
}


@dataclass(frozen=True)
class Code:
    """One choice of a list: our word for it, Dutch words, and the codes the standard uses.

    `standard` holds (code, code system) pairs; the first is the one we write.
    """

    value: str
    words: str
    standard: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class CodeList:
    """A closed list of choices."""

    name: str
    codes: tuple[Code, ...]

    def value_of(self, code: str, system: str) -> str | None:
        """Our word for a code of the standard; None when the list does not know it."""
        return self._by_standard().get((code, system))

    def standard_of(self, value: str) -> tuple[str, str]:
        """The (code, code system) that we write for one of our words."""
        return self[value].standard[0]

    def __getitem__(self, value: str) -> Code:
        return next(code for code in self.codes if code.value == value)

    def __contains__(self, value: str) -> bool:
        return any(code.value == value for code in self.codes)

    def _by_standard(self) -> dict[tuple[str, str], str]:
        return {pair: code.value for code in self.codes for pair in code.standard}


@dataclass(frozen=True)
class Column:
    """One column: name, kind, Dutch words for people, unit, and where it comes from.

    `concept` is the path in the kernset and `concept_id` the last arc of its number there, which no version changes.
    `since` is the version that introduced the item and `until` the last that has it; None for the first and the last
    version that we read. The standard's list of numbers is of the last version, so an old item has none.

    `identifies`: together with what others know it tells who this is, such as a birth date. Storage keeps such columns
    sealed, apart from the other ones, and only linkage gets to see them.
    """

    name: str
    kind: Kind
    words: str
    unit: str | None = None
    concept: str | None = None
    concept_id: str | None = None
    codes: CodeList | None = None
    since: str | None = None
    until: str | None = None
    identifies: bool = False


def below(path: str, *columns: Column, since: str | None = None) -> tuple[Column, ...]:
    """These columns in the group at a path, of the version `since` unless a column says another."""
    return tuple(
        replace(column, concept=f"{path}/{column.concept}".strip("/"), since=column.since or since)
        for column in columns
    )


@dataclass(frozen=True)
class Table:
    """A table: what one row is, its columns, and which columns together are unique.

    `at` is the group of the kernset that gives a row each time it is sent, and `one` what people call such a row; both
    are empty for a table with one row per message and for tables that come from no message.
    """

    name: str
    row: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    at: str = ""
    one: str = ""

    @property
    def schema(self) -> dict[str, pl.DataType]:
        """Column names with their Polars types, in declared order."""
        return {column.name: POLARS_TYPES[column.kind] for column in self.columns}

    @property
    def names(self) -> tuple[str, ...]:
        """Column names in declared order."""
        return tuple(column.name for column in self.columns)

    @property
    def identifying(self) -> frozenset[str]:
        """Names of the columns that identify a person beyond pseudonyms."""
        return frozenset(column.name for column in self.columns if column.identifies)

    def __getitem__(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    def frame(self, rows: Iterable[Mapping[str, Any]] = ()) -> pl.DataFrame:
        """A Polars frame of these rows; missing keys become null, unknown keys are an error.

        Raises:
            KeyError: a row has a key that is not a column of this table.
        """
        known = set(self.names)
        complete = []
        for row in rows:
            if unknown := row.keys() - known:
                raise KeyError(f"{self.name} has no column {sorted(unknown)}")
            complete.append(row)
        return pl.DataFrame(complete, schema=self.schema, orient="row")
