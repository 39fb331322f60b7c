"""Holding a file of answered questionnaires against its questionnaire: the answers, and everything that is wrong."""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ooievaar.questionnaires.answering import LONGEST_TEXT, Known, Problem, months, read
from ooievaar.questionnaires.declaration import Answer, AnswerKind, Questionnaire
from ooievaar.questionnaires.exchange.columns import LANGUAGE, MONTH, Column, columns, condition
from ooievaar.questionnaires.exchange.findings import Finding, Grade, Wrong, shortened
from ooievaar.questionnaires.exchange.rows import Row, separated
from ooievaar.questionnaires.flow import kept
from ooievaar.questionnaires.scoring import MINIMUM

# All at once, but no more than somebody can read: the rest is counted.
MOST_FINDINGS = 2000
_NUMBER = re.compile(r"[0-9A-Za-z]{1,10}", re.ASCII)
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])", re.ASCII)
_PAIR = {"postcode": "birth_date", "birth_date": "postcode"}


@dataclass(frozen=True)
class Against:
    """What a file is held against.

    `organisations` are the numbers of the register by kind; None where there is no register, so that only their form
    counts. `first_month` is the first month of answering that is taken, none before the questionnaire began. `members`
    are the numbers of the partnership that is delivered for; None when that is not asked.
    """

    today: date
    organisations: Mapping[str, frozenset[str]] | None = None
    first_month: str = ""
    members: frozenset[str] | None = None


@dataclass(frozen=True)
class Answered:
    """One answered questionnaire, as it would have come from our own pages."""

    month: str
    language: str
    answers: Mapping[str, Answer]


@dataclass(frozen=True)
class Checked:
    """What a file holds, in its order, and what was found; `more` counts findings beyond those that are told."""

    answered: tuple[Answered, ...]
    findings: tuple[Finding, ...]
    more: int = 0

    @property
    def is_refused(self) -> bool:
        """Whether anything is an error: then nothing of the file may be used."""
        return self.more > 0 or any(finding.grade is Grade.ERROR for finding in self.findings)


def check(questionnaire: Questionnaire, data: bytes, against: Against) -> Checked:
    """Read a whole file; any bytes give answers or findings, never an exception."""
    known = columns(questionnaire)
    must = [column.name for column in known if column.must_stand]
    form = separated(data, must, [column.name for column in known if not column.must_stand])
    found, answered = list(form.findings), []
    checking = _Checking(questionnaire, known, against)
    for row in form.rows:
        wrong, whole = checking.row(row)
        found += wrong
        answered.append(whole)
    if form.rows or not found:
        found += _too_few(len(form.rows))
    found.sort(key=lambda finding: (finding.grade is Grade.SIGNAL, finding.line))
    told = tuple(found[:MOST_FINDINGS])
    return Checked(tuple(answered), told, len(found) - len(told))


def _too_few(rows: int) -> Iterator[Finding]:
    if rows < MINIMUM:
        yield Finding(Wrong.TOO_FEW_ROWS, value=str(rows), allowed=str(MINIMUM))


class _Checking:
    """One file under way: rows that are equal are known only from those before them."""

    def __init__(self, questionnaire: Questionnaire, known: tuple[Column, ...], against: Against) -> None:
        self._questionnaire = questionnaire
        self._columns = {column.name: column for column in known}
        self._against = against
        first = max(against.first_month, f"{questionnaire.since}-01")
        self._window = (first, f"{against.today:%Y-%m}")
        self._seen: dict[tuple[tuple[str, str], ...], int] = {}
        # Most cells are a mark or a choice that was read before.
        self._read_before: dict[tuple[str, str, date], Answer | None] = {}

    def row(self, row: Row) -> tuple[list[Finding], Answered]:
        """What is wrong with one row, and what it says."""
        answers: dict[str, Answer] = {}
        findings: list[Finding] = []
        known = self._known(row.cells[MONTH])
        for name, cell in row.cells.items():
            if not cell:
                continue
            read_as = self._read_once(self._columns[name], cell, known)
            if isinstance(read_as, Finding):
                findings.append(replace(read_as, line=row.line, column=name, value=shortened(cell)))
            elif read_as is not None:
                answers[name] = read_as
        wrong = {finding.column for finding in findings}
        given = kept(self._questionnaire, answers)
        findings += self._wrong_route(row, given, wrong)
        findings += self._not_of_vsv(row, answers, wrong)
        findings += self._same(row)
        return findings, Answered(str(answers.get(MONTH, "")), str(answers.get(LANGUAGE, "")), given)

    def _known(self, month: str) -> Known:
        """An answer is held against the month in which it was given, not against today."""
        today = self._against.today
        if self._is_taken(month):
            year, number = int(month[:4]), int(month[5:])
            today = min(today, date(year, number, monthrange(year, number)[1]))
        return Known(today, self._against.organisations or {})

    def _read_once(self, column: Column, cell: str, known: Known) -> Answer | Finding | None:
        key = column.name, cell, known.today
        if key in self._read_before:
            return self._read_before[key]
        given = self._read(column, cell, known)
        if column.choices and not isinstance(given, Finding):
            self._read_before[key] = given
        return given

    def _read(self, column: Column, cell: str, known: Known) -> Answer | Finding | None:
        if column.question is None:
            return self._read_of_the_whole(column, cell)
        if column.kind == "organisation" and self._against.organisations is None and _NUMBER.fullmatch(cell):
            return cell
        given = read(column.question, cell, known)
        if not isinstance(given, Problem):
            return given
        return _finding(given, column, known.today)

    def _read_of_the_whole(self, column: Column, cell: str) -> Answer | Finding:
        if column.name != MONTH:
            return cell if cell in column.choices else Finding(Wrong.CHOICE, allowed=", ".join(column.choices))
        return cell if self._is_taken(cell) else Finding(Wrong.MONTH, allowed=" … ".join(self._window))

    def _is_taken(self, month: str) -> bool:
        first, last = self._window
        return _MONTH.fullmatch(month) is not None and first <= month <= last

    def _wrong_route(self, row: Row, valid: Mapping[str, Answer], wrong: set[str]) -> Iterator[Finding]:
        """What is missing, and what was answered though not asked. What hangs on a wrong cell is left open."""
        unsure = set(wrong)
        for name, column in self._columns.items():
            if column.when is not None and column.when.question in unsure:
                unsure.add(name)
                continue
            is_asked, cell = column.when is None or column.when.holds(valid), row.cells.get(name, "")
            if is_asked and column.must_fill and not cell:
                unsure.add(name)
                yield Finding(Wrong.REQUIRED, row.line, name, allowed=column.allowed or ", ".join(column.choices))
            if cell and not is_asked:
                yield Finding(Wrong.NOT_ASKED, row.line, name, shortened(cell), condition(column.when))
            if cell and is_asked and name in _PAIR and not row.cells.get(_PAIR[name]):
                yield Finding(Wrong.ALONE, row.line, name, shortened(cell), _PAIR[name])

    def _not_of_vsv(self, row: Row, answers: Mapping[str, Answer], wrong: set[str]) -> Iterator[Finding]:
        members = self._against.members
        chosen = {name for name, column in self._columns.items() if column.kind == "organisation"}
        if members is not None and not chosen & wrong and not {answers.get(name) for name in chosen} & members:
            yield Finding(Wrong.NOT_OF_VSV, row.line)

    def _same(self, row: Row) -> Iterator[Finding]:
        cells = tuple(sorted(row.cells.items()))
        before = self._seen.setdefault(cells, row.line)
        if before != row.line:
            yield Finding(Wrong.DOUBLE, row.line, allowed=str(before))


def _finding(problem: Problem, column: Column, today: date) -> Finding:
    if problem is Problem.MONTH:
        possible = months(today)
        return Finding(Wrong.MONTH, allowed=f"{possible[-1]} … {possible[0]}")
    if problem is Problem.TOO_LONG:
        return Finding(Wrong.TOO_LONG, allowed=str(LONGEST_TEXT))
    kinds = {Problem.POSTCODE: Wrong.POSTCODE, Problem.DATE: Wrong.DATE}
    organisation = column.question is not None and column.question.kind is AnswerKind.ORGANISATION
    wrong = kinds.get(problem) or (Wrong.ORGANISATION if organisation else Wrong.CHOICE)
    return Finding(wrong, allowed=column.allowed)
