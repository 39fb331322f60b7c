"""Reading separated text that anybody may have made: lines and cells, or what is wrong; never an exception.

Separator `;` or `,`, whichever the header has more of; UTF-8 with or without its mark, else the encoding of Excel
(Windows-1252); lines may end in any of the three ways, and differently in one file.
"""

import csv
import io
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ooievaar.questionnaires.exchange.findings import Finding, Wrong, shortened

MAX_BYTES = 20_000_000
MAX_ROWS = 10_000
SEPARATORS = (";", ",")
_TEXT_MAY_HOLD = frozenset("\t\n\r")
_LONGEST_LINE = 200_000
_NO_TEXT = (b"\xff\xfe", b"\xfe\xff", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # UTF-16 both ways; workbooks, new and old


@dataclass(frozen=True)
class Row:
    """One row: the line it begins at, and its cells by column, without blanks around them."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Separated:
    """What a file holds. With a wrong header there are no rows: nothing could be said of them."""

    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]


def separated(data: bytes, required: Collection[str], optional: Collection[str] = ()) -> Separated:
    """The rows of a file with these columns, in any order, and everything that is wrong with its form."""
    text = _decoded(data)
    if isinstance(text, Finding):
        return Separated((), (text,))
    lines = _lines(text)
    header = next(lines, Finding(Wrong.EMPTY))
    if isinstance(header, Finding):
        return Separated((), (header,))
    if wrong := tuple(_wrong_header(header, required, optional)):
        return Separated((), wrong)
    return _rows(header[1], lines)


def _decoded(data: bytes) -> str | Finding:
    if len(data) > MAX_BYTES:
        return Finding(Wrong.TOO_LARGE, allowed=f"{MAX_BYTES // 1_000_000} MB")
    if data.startswith(_NO_TEXT):
        return Finding(Wrong.NOT_TEXT)
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return Finding(Wrong.NOT_TEXT)


type _Line = tuple[int, list[str]]


def _lines(text: str) -> Iterator[_Line | Finding]:
    """Lines with anything in them, each with its number; the last may be what stopped the reading."""
    first = text.lstrip().partition("\n")[0].partition("\r")[0]
    separator = max(SEPARATORS, key=first.count)
    reader = csv.reader(_not_endless(text), delimiter=separator, strict=True)
    while True:
        begins = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield Finding(Wrong.QUOTES, begins)
            return
        if any(cell.strip() for cell in cells):
            yield begins, [cell.strip() for cell in cells]


def _not_endless(text: str) -> Iterator[str]:
    """Lines as they stand, none so long that splitting it would cost more memory than the whole file."""
    for line in io.StringIO(text, newline=""):
        if len(line) > _LONGEST_LINE:
            raise csv.Error
        yield line


def _wrong_header(header: _Line, required: Collection[str], optional: Collection[str]) -> Iterator[Finding]:
    line, names = header
    times, known = Counter(names), {*required, *optional}
    yield from (Finding(Wrong.COLUMN_UNKNOWN, line, shortened(name)) for name in times if name not in known)
    yield from (Finding(Wrong.COLUMN_TWICE, line, name) for name in times if name in known and times[name] > 1)
    yield from (Finding(Wrong.COLUMN_MISSING, line, name) for name in required if name not in times)


def _rows(header: Sequence[str], lines: Iterable[_Line | Finding]) -> Separated:
    rows: list[Row] = []
    findings: list[Finding] = []
    for place, line in enumerate(lines):
        if place == MAX_ROWS:
            return Separated((), (Finding(Wrong.TOO_MANY_ROWS, allowed=str(MAX_ROWS)),))
        if isinstance(line, Finding):
            findings.append(line)
        elif len(line[1]) != len(header):
            findings.append(Finding(Wrong.CELLS, line[0], value=str(len(line[1])), allowed=str(len(header))))
        else:
            row = Row(line[0], dict(zip(header, line[1], strict=True)))
            findings += _wrong_characters(row)
            rows.append(row)
    return Separated(tuple(rows), tuple(findings))


def _wrong_characters(row: Row) -> Iterator[Finding]:
    for name, cell in row.cells.items():
        if not cell.isprintable() and any(each < " " and each not in _TEXT_MAY_HOLD for each in cell):
            yield Finding(Wrong.CHARACTER, row.line, name, shortened(cell))
