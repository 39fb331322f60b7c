"""Checking files of answered questionnaires, outside any registry."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from ooievaar.main.countries import folder_of_records
from ooievaar.main.messages import as_json
from ooievaar.questionnaires import PREM, exchange


@dataclass(frozen=True)
class CheckedFile:
    """One file with what was found in it."""

    name: str
    checked: exchange.Checked


def check_answered(paths: Iterable[Path], *, today: date, register: Path | None = None) -> Iterator[CheckedFile]:
    """Hold files against the PREM; numbers of organisations against a folder of records, when one is given.

    Raises:
        FileNotFoundError: the folder has no register.
    """
    against = exchange.Against(today, _numbers(register) if register else None)
    for path in paths:
        with path.open("rb") as file:
            yield CheckedFile(str(path), exchange.check(PREM, file.read(exchange.MAX_BYTES + 1), against))


def answered_as_text(file: CheckedFile) -> str:
    """One file for people, in Dutch: a line per finding."""
    checked = file.checked
    lines = [f"  {each.grade.value} {_place(each)}: {each.sentence()}" for each in checked.findings]
    if checked.more:
        lines.append(f"  en nog {checked.more} bevindingen")
    count = f"{len(checked.answered)} vragenlijsten"
    return "\n".join([f"{file.name}: {count}{'' if lines else ', geen bevindingen'}", *lines])


def answered_as_json(file: CheckedFile) -> str:
    """One file for programs, on one line."""
    return as_json({"file": file.name, **findings_object(file.checked)})


def findings_object(checked: exchange.Checked) -> dict[str, object]:
    """What was found, as plain values: the same on the command line and on the page."""
    return {
        "answered": len(checked.answered),
        "refused": checked.is_refused,
        "more": checked.more,
        "findings": [
            {
                "grade": each.grade.value,
                "code": each.wrong.value,
                "line": each.line,
                "column": each.column,
                "value": each.value,
                "allowed": each.allowed,
                "nl": each.sentence("nl"),
                "en": each.sentence("en"),
            }
            for each in checked.findings
        ],
    }


def _place(finding: exchange.Finding) -> str:
    place = f"regel {finding.line}" if finding.line else "bestand"
    column = f", kolom {finding.column}" if finding.column else ""
    return f"{place}{column}{f' ({finding.value})' if finding.value and finding.column else ''}"


def _numbers(register: Path) -> dict[str, frozenset[str]]:
    organisations = folder_of_records(register)[1]["organisations"]
    by_kind = organisations.group_by("kind").agg(pl.col("lvr_number"))
    return {kind: frozenset(numbers) for kind, numbers in by_kind.iter_rows()}
