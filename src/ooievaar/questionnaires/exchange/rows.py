"""The rows of a file with known columns, and everything that is wrong with its form."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ooievaar.questionnaires.exchange.findings import Finding, Wrong, shortened
from ooievaar.questionnaires.separated import Broken, Text, Unreadable, text_of

MAX_BYTES = 20_000_000
MAX_ROWS = 10_000
_TEXT_MAY_HOLD = frozenset("\t\n\r")
_UNREADABLE = {
    Unreadable.TOO_BIG: Finding(Wrong.TOO_LARGE, allowed=f"{MAX_BYTES // 1_000_000} MB"),
    Unreadable.SPREADSHEET: Finding(Wrong.NOT_TEXT),
    Unreadable.NOT_TEXT: Finding(Wrong.NOT_TEXT),
}


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
    text = text_of(data, {*required, *optional}, most_bytes=MAX_BYTES)
    if isinstance(text, Unreadable):
        return Separated((), (_UNREADABLE[text],))
    lines = _lines(text)
    header = next(lines, Finding(Wrong.EMPTY))
    if isinstance(header, Finding):
        return Separated((), (header,))
    if wrong := tuple(_wrong_header(header, required, optional)):
        return Separated((), wrong)
    return _rows(header[1], lines)


type _Line = tuple[int, list[str]]


def _lines(text: Text) -> Iterator[_Line | Finding]:
    """Lines with anything in them, each with its number; the last may be what stopped the reading."""
    for line in text.lines(strict=True):
        if isinstance(line, Broken):
            yield Finding(Wrong.QUOTES, line.begins)
        elif not line.is_empty:
            yield line.begins, [cell.strip() for cell in line.cells]


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
