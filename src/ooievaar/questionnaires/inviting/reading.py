"""From a file of clients, or one client on a form, to whom to invite: all that is wrong at once, or nothing wrong."""

import difflib
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ooievaar.questionnaires.inviting import clients
from ooievaar.questionnaires.inviting.clients import Entry, Line, Rules
from ooievaar.questionnaires.inviting.columns import MOST_COLUMNS, MOST_LINES, NAMES, REQUIRED, Column
from ooievaar.questionnaires.inviting.problems import Code, Problem, sentence
from ooievaar.questionnaires.inviting.table import Table, bare, marked, table_of, written

Known = Callable[[Collection[str]], Collection[str]]


@dataclass(frozen=True)
class Reading:
    """Whom to invite, when there are no problems; else all problems, by line.

    `notes` are things to know that are not wrong. `table` is what was read, None when it could not be.
    """

    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    table: Table | None = None


def read(content: bytes, *, own_number: str, today: date, known: Known) -> Reading:
    """Read a file as an organisation delivers it.

    Args:
        content: the file as it came.
        own_number: LVR number of the organisation.
        today: the day on which it is delivered.
        known: tells which of these addresses were processed before.
    """
    table = table_of(content)
    if isinstance(table, Problem):
        return Reading(problems=(table,))
    filled = list(table.filled())
    if problem := _unusable(filled):
        return Reading(problems=(problem,), table=table)
    places = _places(filled[0][1])
    lines = [_line(number, cells, places) for number, cells in filled[1:]]
    around = [*_header(*filled[0], filled[1:]), *_beyond_columns(filled[1:], len(filled[0][1]))]
    return _judged(lines, Rules(own_number, today), known, around, table)


def enter(cells: Mapping[Column, str], *, today: date, known: Known) -> Reading:
    """Read one client from a form, by the same rules."""
    return _judged([Line(1, {name: bare(cell) for name, cell in cells.items()})], Rules("", today), known)


def marked_copy(reading: Reading, language: str) -> bytes | None:
    """The file with what is wrong beside each line, to mend and deliver again; None where there are no lines to mend.

    What is wrong with headings stands beside the first client, since the line of headings must stay as it is.
    """
    filled = [n for n, _cells in reading.table.filled()] if reading.table else []
    if reading.table is None or len(filled) < 2:
        return None
    remarks: dict[int, str] = {}
    for problem in reading.problems:
        line = max(problem.line, filled[1])
        remarks[line] = f"{remarks.get(line, '')} {sentence(problem, language)}".strip()
    return written(marked(reading.table, remarks))


def _judged(
    lines: Sequence[Line], rules: Rules, known: Known, problems: Sequence[Problem] = (), table: Table | None = None
) -> Reading:
    judged = [clients.judge(line, rules) for line in lines]
    among = clients.judge_together(lines, known)
    found = sorted((*problems, *among, *(each for one in judged for each in one.problems)), key=lambda p: p.line)
    notes = tuple(one.note for one in judged if one.note)[:1]
    entries = () if found else tuple(one.entry for one in judged if one.entry)
    return Reading(entries, tuple(found), notes, table)


def _unusable(filled: list[tuple[int, tuple[str, ...]]]) -> Problem | None:
    """Why nothing more can be said of the lines."""
    if not filled:
        return Problem(Code.EMPTY)
    number, header = filled[0]
    if len(filled) - 1 > MOST_LINES:
        return Problem(Code.TOO_MANY_LINES, about=f"{MOST_LINES}")
    if sum(bool(cell.strip()) for cell in header) > MOST_COLUMNS:
        return Problem(Code.TOO_MANY_COLUMNS, number, about=f"{MOST_COLUMNS}")
    if not any(_meant(cell) for cell in header):
        return Problem(Code.NO_HEADER, number)
    return Problem(Code.HEADER_ONLY) if len(filled) == 1 else None


def _places(header: tuple[str, ...]) -> dict[Column, int]:
    """Where each column is that the file has: the first one of that name."""
    names = [cell.strip() for cell in header]
    return {each: names.index(each) for each in Column if each in names}


def _header(number: int, cells: tuple[str, ...], below: Sequence[tuple[int, tuple[str, ...]]]) -> Iterator[Problem]:
    names = [cell.strip() for cell in cells]
    used = {at for _n, line in below for at, cell in enumerate(line) if cell.strip()}
    yield from (Problem(Code.COLUMN_MISSING, number, each) for each in REQUIRED if each not in names)
    for name, times in Counter(name for name in names if name).items():
        if name not in NAMES:
            yield _unknown(number, name, names)
        if times > 1:
            yield Problem(Code.COLUMN_TWICE, number, found=name)
    for at, name in enumerate(names):
        if not name and at in used:
            yield Problem(Code.COLUMN_NAMELESS, number, about=f"{at + 1}")


def _unknown(number: int, name: str, names: Sequence[str]) -> Problem:
    """A heading that is none, with the one that was probably meant when that is not there yet."""
    meant = _meant(name)
    if meant and meant not in names:
        return Problem(Code.COLUMN_MISSPELT, number, found=name, about=meant)
    return Problem(Code.COLUMN_UNKNOWN, number, found=name)


def _meant(name: str) -> str:
    """The heading that this one is, or resembles most; empty when it resembles none."""
    tidied = name.strip().casefold()[:60].replace("_", "-").replace(" ", "-")
    close = difflib.get_close_matches(tidied, NAMES, n=1, cutoff=0.6) if "@" not in tidied else []
    return close[0] if close else ""


def _line(number: int, cells: tuple[str, ...], places: Mapping[Column, int]) -> Line:
    return Line(number, {name: bare(cells[at]) if at < len(cells) else "" for name, at in places.items()})


def _beyond_columns(filled: Sequence[tuple[int, tuple[str, ...]]], width: int) -> Iterator[Problem]:
    for number, cells in filled:
        if beyond := next((cell.strip() for cell in cells[width:] if cell.strip()), ""):
            yield Problem(Code.CELLS_TOO_MANY, number, found=beyond)
        if any("\n" in cell.strip() or "\r" in cell.strip() for cell in cells):
            yield Problem(Code.LINE_BREAK, number)
