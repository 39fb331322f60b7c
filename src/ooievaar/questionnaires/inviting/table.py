"""From bytes to lines of cells, and back, with a remark on each line."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ooievaar.questionnaires.inviting.columns import MOST_BYTES, Column
from ooievaar.questionnaires.inviting.problems import Code, Problem
from ooievaar.questionnaires.separated import STARTS_A_FORMULA, Broken, Text, Unreadable, safe, text_of

_UNREADABLE = {
    Unreadable.TOO_BIG: Problem(Code.TOO_BIG, about=f"{MOST_BYTES // 1024**2} MB"),
    Unreadable.SPREADSHEET: Problem(Code.SPREADSHEET),
    Unreadable.NOT_TEXT: Problem(Code.NOT_TEXT),
}
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True)
class Table:
    """Lines of cells, empty lines included, so that the number of a line is the one that Excel shows.

    `names_separator`: the file begins with `sep=`, a line that Excel does not show.
    """

    separator: str
    names_separator: bool
    lines: tuple[tuple[str, ...], ...]

    def filled(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Lines with something on them, numbered from 1."""
        return ((n, line) for n, line in enumerate(self.lines, 1) if any(cell.strip() for cell in line))


def table_of(content: bytes) -> Table | Problem:
    """The lines of a file, whatever Excel made of it."""
    text = text_of(content, Column, most_bytes=MOST_BYTES)
    if isinstance(text, Unreadable):
        return _UNREADABLE[text]
    return Problem(Code.NOT_TEXT) if _NO_TEXT.search(text.text) else _parsed(text)


def bare(cell: str) -> str:
    """What somebody entered, without what stands around it: spaces, and the apostrophe that `marked` puts there."""
    text = cell.strip()
    return text[1:] if text.startswith("'") and text[1:].startswith(STARTS_A_FORMULA) else text


def marked(table: Table, remarks: Mapping[int, str]) -> Table:
    """The same lines with a column of remarks, by number of the line; a column of remarks that is there is replaced."""
    header, first = next(((line, n) for n, line in table.filled()), ((), 1))
    names = [cell.strip() for cell in header]
    at = names.index(Column.REMARKS) if Column.REMARKS in names else max(map(len, table.lines), default=0)
    all_remarks = {first: Column.REMARKS.value, **{n: words for n, words in remarks.items() if n != first}}
    lines = (_with(line, at, all_remarks.get(n, "")) for n, line in enumerate(table.lines, 1))
    return replace(table, lines=tuple(lines))


def written(table: Table) -> bytes:
    """The file, for the same spreadsheet. Nothing in it is a formula.

    Excel reads a file that names its separator in Windows' own encoding, and any other one in UTF-8 when marked so.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=table.separator, lineterminator="\r\n")
    writer.writerows([safe(cell) for cell in line] for line in table.lines)
    text = file.getvalue()
    if not table.names_separator:
        return text.encode("utf-8-sig")
    text = f"sep={table.separator}\r\n{text}"
    return text.encode("cp1252", errors="replace")


def _with(line: tuple[str, ...], at: int, remark: str) -> tuple[str, ...]:
    if not remark and not any(line):
        return line
    padded = (*line, *[""] * (at - len(line)))
    return (*padded[:at], remark, *padded[at + 1 :])


def _parsed(text: Text) -> Table | Problem:
    lines: list[tuple[str, ...]] = []
    for line in text.lines(strict=False):
        if isinstance(line, Broken):  # a cell of more than a hundred thousand characters
            return Problem(Code.UNCLOSED_QUOTE, line=line.row)
        lines.append(line.cells)
    return Table(text.separator, text.names_separator, tuple(lines))
