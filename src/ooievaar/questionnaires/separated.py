"""Separated text, as spreadsheets write and read it.

Reading what anybody may have made gives lines of cells, or why not; never an exception.

UTF-8 with or without its mark, UTF-16 with it, else Windows' own encoding; semicolons, commas or tabs, and Excel's
first line that names them. Lines may end in any of the three ways, differently in one file.
"""

import csv
import io
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import Enum, auto

SEPARATORS = (";", ",", "\t")
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # xlsx and ods; xls
_ENCODINGS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_NAMES_SEPARATOR = re.compile(r'"?sep=([;,\t])"?[;,\t]*(\r\n|\r|\n|$)', re.IGNORECASE)
_LONGEST_LINE = 200_000
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


class Unreadable(Enum):
    """Why nothing of a file can be read."""

    TOO_BIG = auto()
    SPREADSHEET = auto()
    NOT_TEXT = auto()


@dataclass(frozen=True)
class Line:
    """One line of cells, as they stand. Excel counts rows; a text editor counts the lines that a cell broke too."""

    row: int
    begins: int
    cells: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing on it but separators and spaces."""
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True)
class Broken:
    """From here on nothing can be read: a quotation mark is wrong, or a line has no end."""

    row: int
    begins: int


@dataclass(frozen=True)
class Text:
    """A file that is text. `names_separator`: it begins with `sep=`, a line that Excel does not show."""

    text: str
    separator: str
    names_separator: bool = False

    def lines(self, *, strict: bool) -> Iterator[Line | Broken]:
        """All lines, empty ones too; a broken one is the last. Strictly, any quotation mark out of place breaks one."""
        hidden = int(self.names_separator)
        reader = csv.reader(_not_endless(self.text), delimiter=self.separator, strict=strict)
        row = 0
        while True:
            row, begins = row + 1, reader.line_num + 1 + hidden
            try:
                yield Line(row, begins, tuple(next(reader)))
            except StopIteration:
                return
            except csv.Error:
                yield Broken(row, begins)
                return


def text_of(content: bytes, headings: Collection[str], *, most_bytes: int) -> Text | Unreadable:
    """The text of a file that should have these headings, and what separates its cells."""
    if len(content) > most_bytes:
        return Unreadable.TOO_BIG
    if content.startswith(_SPREADSHEETS):
        return Unreadable.SPREADSHEET
    text = _decoded(content)
    if text is None:
        return Unreadable.NOT_TEXT
    if found := _NAMES_SEPARATOR.match(text):
        return Text(text[found.end() :], found[1], names_separator=True)
    return Text(text, _separator(text, headings))


def safe(cell: str) -> str:
    """A text that a spreadsheet could execute gets an apostrophe before it."""
    return f"'{cell}" if cell.lstrip(" ").startswith(STARTS_A_FORMULA) else cell


def _decoded(content: bytes) -> str | None:
    by_mark = [encoding for mark, encoding in _ENCODINGS if content.startswith(mark)]
    for encoding in by_mark or ("utf-8", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _separator(text: str, headings: Collection[str]) -> str:
    """The one that makes most headings known; where none does, the one that is there most."""
    first = next((line for line in io.StringIO(text, newline=None) if line.strip(";,\t \r\n")), "")

    def fits(separator: str) -> tuple[int, int]:
        cells = [cell.strip(' "\r\n') for cell in first.split(separator)]
        return len({*cells} & {*headings}), len(cells)

    return max(SEPARATORS, key=fits)


def _not_endless(text: str) -> Iterator[str]:
    """Lines as they stand, none so long that splitting it would cost more memory than the whole file."""
    for line in io.StringIO(text, newline=""):
        if len(line) > _LONGEST_LINE:
            raise csv.Error
        yield line
