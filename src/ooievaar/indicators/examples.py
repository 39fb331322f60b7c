"""Example tables: rows as text with the outcome each must get; test, documentation and review text at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from ooievaar.indicators.outcome import Outcome
from ooievaar.records import Column, Kind, Table

CASE, OUTCOME, PARTS, WITHIN, UNDETERMINED = "case", "outcome", "parts", "within", "?"
_OUTCOMES = {outcome.words: outcome for outcome in Outcome}
_YES_NO = {"ja": True, "nee": False}


@dataclass(frozen=True)
class Example:
    """One row of an example table: its values, and the expected outcome by part (None is the indicator itself)."""

    case: str
    values: Mapping[str, Any]
    expected: Mapping[str | None, Outcome]


def cells(text: str) -> tuple[list[str], list[list[str]]]:
    """The head and the rows of a table in text, with `|` between cells and a line under the head."""
    lines = [line.strip() for line in text.strip().splitlines()]
    head, _, *rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    return head, rows


def parse(text: str, table: Table, parts: Sequence[str] = ()) -> tuple[Example, ...]:
    """The examples of a table in text; an empty cell is an unknown value.

    The column `outcome` holds the expected outcome, `parts` the parts in whose numerator the row counts: in the others
    it is in the denominator only, or as the indicator itself when that is outside or undetermined. A `?` says that all
    parts are undetermined. `within` holds the parts in which the row has the outcome of the indicator; it is outside
    the others. A column named after a part gives its outcome in full.

    Raises:
        ValueError: a column, value, code or outcome that the table does not know, naming the row.
    """
    head, rows = cells(text)
    if unknown := set(head) - {CASE, OUTCOME, PARTS, WITHIN, *table.names, *parts}:
        raise ValueError(f"the examples have columns that {table.name} does not know: {sorted(unknown)}")
    return tuple(_example(dict(zip(head, row, strict=True)), table, parts) for row in rows)


def frame(examples: Sequence[Example], table: Table, year: int) -> pl.DataFrame:
    """The examples as rows of their table, named after their case and of this year."""
    key, in_year = table.key[0], "birth_year" if "birth_year" in table.names else "year"
    return table.frame({**example.values, key: example.case, in_year: year} for example in examples)


def mismatches(examples: Sequence[Example], outcomes: pl.DataFrame, place: str) -> tuple[str, ...]:
    """One sentence for each example whose outcome differs from what its table expects.

    `outcomes` is what `outcomes()` gave for the frame of these examples.
    """
    found = {row[outcomes.columns[0]]: row for row in outcomes.to_dicts()}
    return tuple(
        f"{place}, row {example.case}: expected {expected.words} for {part or 'the indicator'}, got {got.words}"
        for example in examples
        for part, expected in example.expected.items()
        if (got := Outcome(found[example.case][part or OUTCOME])) is not expected
    )


def _example(row: Mapping[str, str], table: Table, parts: Sequence[str]) -> Example:
    case = row[CASE]
    try:
        values = {name: _value(cell, table[name]) for name, cell in row.items() if name in table.names}
        expected = _expected(row, parts)
    except (KeyError, ValueError) as error:
        raise ValueError(f"row {case} of the examples: {error} is not known") from error
    return Example(case, values, expected)


def _expected(row: Mapping[str, str], parts: Sequence[str]) -> dict[str | None, Outcome]:
    outcome = _OUTCOMES[row[OUTCOME]]
    expected: dict[str | None, Outcome] = {None: outcome}
    if PARTS in row:
        expected |= {part: _of_part(part, row[PARTS], outcome) for part in parts}
    if WITHIN in row:
        within = _listed(row[WITHIN])
        expected |= {part: outcome if part in within else Outcome.OUTSIDE for part in parts}
    return expected | {part: _OUTCOMES[row[part]] for part in parts if part in row}


def _of_part(part: str, cell: str, outcome: Outcome) -> Outcome:
    if outcome in {Outcome.OUTSIDE, Outcome.UNDETERMINED}:
        return outcome
    if cell == UNDETERMINED:
        return Outcome.UNDETERMINED
    return Outcome.NUMERATOR if part in _listed(cell) else Outcome.DENOMINATOR


def _listed(cell: str) -> list[str]:
    return [each.strip() for each in cell.split(",") if each.strip()]


def _value(cell: str, column: Column) -> Any:
    if not cell:
        return None
    match column.kind:
        case Kind.WHOLE:
            return int(cell)
        case Kind.NUMBER:
            return float(cell)
        case Kind.YES_NO:
            return _YES_NO[cell]
        case Kind.CODES:
            return [_code(each, column) for each in _listed(cell)]
        case _:
            return _code(cell, column)


def _code(cell: str, column: Column) -> str:
    if column.codes is not None and cell not in column.codes:
        raise ValueError(cell)
    return cell
