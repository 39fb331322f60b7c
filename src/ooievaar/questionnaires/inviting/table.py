"""From bytes to lines of cells, whatever Excel made of them; and back, with a remark on each line."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ooievaar.questionnaires.inviting.columns import MOST_BYTES, Column
from ooievaar.questionnaires.inviting.problems import Code, Problem

SEPARATORS = (";", ",", "\t")
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # xlsx and ods; xls
_ENCODINGS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_NAMES_SEPARATOR = re.compile(r'"?sep=([;,\t])"?[;,\t]*(\r\n|\r|\n|$)', re.IGNORECASE)
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
# What a spreadsheet could take for a formula.
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


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
    """The lines of a file in UTF-8, UTF-16 or Windows' own encoding, with semicolons, commas or tabs."""
    if len(content) > MOST_BYTES:
        return Problem(Code.TOO_BIG, about="1 MB")
    if content.startswith(_SPREADSHEETS):
        return Problem(Code.SPREADSHEET)
    text = _decoded(content)
    if text is None or _NO_TEXT.search(text):
        return Problem(Code.NOT_TEXT)
    found = _NAMES_SEPARATOR.match(text)
    rest = text[found.end() :] if found else text
    return _parsed(rest, found[1] if found else _separator(rest), names_separator=bool(found))


def bare(cell: str) -> str:
    """What somebody entered, without what stands around it: spaces, and the apostrophe that `marked` puts there."""
    text = cell.strip()
    return text[1:] if text.startswith("'") and text[1:].startswith(_STARTS_A_FORMULA) else text


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
    writer.writerows([_safe(cell) for cell in line] for line in table.lines)
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


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.lstrip(" ").startswith(_STARTS_A_FORMULA) else cell


def _decoded(content: bytes) -> str | None:
    by_mark = [encoding for mark, encoding in _ENCODINGS if content.startswith(mark)]
    for encoding in by_mark or ("utf-8", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _separator(text: str) -> str:
    """The one that makes most headings known; where none does, the one that is there most."""
    first = next((line for line in io.StringIO(text) if line.strip(";,\t \r\n")), "")

    def fits(separator: str) -> tuple[int, int]:
        cells = [cell.strip(' "\r\n') for cell in first.split(separator)]
        return len(set(cells) & set(Column)), len(cells)

    return max(SEPARATORS, key=fits)


def _parsed(text: str, separator: str, *, names_separator: bool) -> Table | Problem:
    lines: list[tuple[str, ...]] = []
    try:
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            lines.append(tuple(line))
    except csv.Error:  # a cell of more than a hundred thousand characters
        return Problem(Code.UNCLOSED_QUOTE, line=len(lines) + 1)
    return Table(separator, names_separator, tuple(lines))
