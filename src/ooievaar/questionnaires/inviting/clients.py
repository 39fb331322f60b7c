"""What is held against one client, and against all of them together."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ooievaar.questionnaires.inviting.addresses import address_of, same
from ooievaar.questionnaires.inviting.columns import Column
from ooievaar.questionnaires.inviting.dates import read_date, read_month
from ooievaar.questionnaires.inviting.problems import Code, Problem
from ooievaar.questionnaires.inviting.window import window

# Excel may show a number with decimals.
_YES, _NO = {"1", "1,0", "1.0", "1,00", "1.00"}, {"0", "0,0", "0.0", "0,00", "0.00"}
# Nobody enters a child of ten; whoever does entered the mother.
_CHILDHOOD_YEARS = 10


@dataclass(frozen=True)
class Entry:
    """A client to invite, with what is known of the birth: a day, a month such as `2026-05`, or neither."""

    address: str
    birth_date: date | None = None
    birth_month: str = ""


@dataclass(frozen=True)
class Line:
    """What was entered of one client, by column; a column that the file lacks is not there."""

    number: int
    cells: Mapping[Column, str]

    def problem(self, code: Code, column: Column, about: str = "") -> Problem:
        """Something wrong with what stands in this column."""
        return Problem(code, self.number, column, self.cells.get(column, ""), about)


@dataclass(frozen=True)
class Rules:
    """Who enters, and when."""

    own_number: str
    today: date


@dataclass(frozen=True)
class Judged:
    """What was found of one client."""

    entry: Entry | None
    problems: tuple[Problem, ...]
    note: Problem | None


def judge(line: Line, rules: Rules) -> Judged:
    """Everything wrong with one client by itself."""
    found = [*_own_number(line, rules), *_address(line), *_no_objection(line), *_birth(line, rules.today)]
    notes = [each for each in found if each.code is Code.ZEROS_LOST]
    problems = tuple(each for each in found if each.code is not Code.ZEROS_LOST)
    return Judged(None if problems else _entry(line), problems, notes[0] if notes else None)


def judge_together(lines: Sequence[Line], known: Callable[[Collection[str]], Collection[str]]) -> Iterator[Problem]:
    """Addresses that are in more than once, or that were processed before."""
    addresses = {line.number: address_of(line.cells.get(Column.ADDRESS, "")) for line in lines}
    processed = {same(each) for each in known(sorted({each for each in addresses.values() if each}))}
    first: dict[str, int] = {}
    for line in lines:
        address = addresses[line.number]
        if address is None:
            continue
        if same(address) in processed:
            yield line.problem(Code.ADDRESS_KNOWN, Column.ADDRESS)
        if earlier := first.get(same(address)):
            yield line.problem(Code.ADDRESS_TWICE, Column.ADDRESS, str(earlier))
        first.setdefault(same(address), line.number)


def _entry(line: Line) -> Entry:
    month, day = _read_birth(line)
    return Entry(address_of(line.cells.get(Column.ADDRESS, "")) or "", day, "" if day else month or "")


def _own_number(line: Line, rules: Rules) -> Iterator[Problem]:
    written = line.cells.get(Column.LVR_NUMBER)
    if written is None or written == rules.own_number:
        return
    if not written:
        yield line.problem(Code.LVR_EMPTY, Column.LVR_NUMBER, rules.own_number)
    elif written == rules.own_number.lstrip("0"):
        yield line.problem(Code.ZEROS_LOST, Column.LVR_NUMBER, rules.own_number)
    else:
        yield line.problem(Code.LVR_OTHER, Column.LVR_NUMBER, rules.own_number)


def _address(line: Line) -> Iterator[Problem]:
    written = line.cells.get(Column.ADDRESS)
    if written == "":
        yield line.problem(Code.ADDRESS_EMPTY, Column.ADDRESS)
    elif written is not None and address_of(written) is None:
        yield line.problem(Code.ADDRESS_INVALID, Column.ADDRESS)


def _no_objection(line: Line) -> Iterator[Problem]:
    written = line.cells.get(Column.NO_OBJECTION)
    if written is None or written in _YES:
        return
    if written in _NO:
        yield line.problem(Code.NOT_INCLUDED, Column.NO_OBJECTION)
    else:
        yield line.problem(Code.OBJECTION_UNCLEAR if written else Code.OBJECTION_EMPTY, Column.NO_OBJECTION)


def _birth(line: Line, today: date) -> Iterator[Problem]:
    month, day = _read_birth(line)
    if month is None:
        yield line.problem(Code.MONTH_UNREADABLE, Column.BIRTH_MONTH)
    elif month:
        yield from _in_time(line, Column.BIRTH_MONTH, today, date.fromisoformat(f"{month}-01"))
    if day is None and line.cells.get(Column.BIRTH_DATE):
        yield line.problem(Code.DATE_UNREADABLE, Column.BIRTH_DATE)
    elif day:
        yield from _in_time(line, Column.BIRTH_DATE, today, day)
    if day and month and f"{day:%Y-%m}" != month:
        yield line.problem(Code.BIRTHS_DIFFER, Column.BIRTH_DATE, line.cells[Column.BIRTH_MONTH])


def _in_time(line: Line, column: Column, today: date, day: date) -> Iterator[Problem]:
    """`day` is the birth, or the first day of its month."""
    is_day = column is Column.BIRTH_DATE
    if day > today:
        yield line.problem(Code.NOT_BORN_YET, column)
    elif is_day and today.year - day.year >= _CHILDHOOD_YEARS:
        yield line.problem(Code.DATE_OF_MOTHER, column)
    elif not (window(today, birth_date=day) if is_day else window(today, birth_month=f"{day:%Y-%m}")):
        yield line.problem(Code.TOO_LONG_AGO, column)


def _read_birth(line: Line) -> tuple[str | None, date | None]:
    """The month, None when it cannot be read, and the day."""
    month, day = line.cells.get(Column.BIRTH_MONTH, ""), line.cells.get(Column.BIRTH_DATE, "")
    return (read_month(month) if month else ""), (read_date(day) if day else None)
