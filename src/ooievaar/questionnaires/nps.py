"""NPS+: would you recommend these carers? Yearly results of 2018 to 2022, before the PREM: their file, their score.

The rule of scoring was not found in any public source. Assumption (November 2026): the net score is published, the
percentage that says yes less the percentage that says no, over all who had care and answered (yes, no opinion, no);
"not applicable" counts in neither. The percentage that recommends is given beside it.
"""

import csv
import io
import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ooievaar.questionnaires.exchange.findings import Finding, Grade, Wrong, shortened
from ooievaar.questionnaires.exchange.rows import Row, separated
from ooievaar.questionnaires.scoring import MINIMUM

FIRST_YEAR, LAST_YEAR = 2018, 2022
ABOUT = ("practice", "hospital", "kraamzorg")
COUNTS = ("yes", "no_opinion", "no", "not_applicable", "respondents")
MOST_IN_A_CELL = 99_999
_WORDS: Mapping[str, tuple[str, str]] = {
    "year": ("Verslagjaar", "Reporting year"),
    "vsv": ("Nummer van het VSV", "Number of the VSV"),
    "about": ("Wie wel of niet wordt aanbevolen", "Who is recommended or not"),
    "yes": ("Aantal dat ja antwoordde", "How many said yes"),
    "no_opinion": ("Aantal zonder mening", "How many had no opinion"),
    "no": ("Aantal dat nee antwoordde", "How many said no"),
    "not_applicable": ("Aantal dat geen zorg van hen kreeg", "How many had no care from them"),
    "respondents": ("Aantal ingevulde vragenlijsten", "How many answered the questionnaire"),
}
COLUMNS = tuple(_WORDS)


@dataclass(frozen=True)
class NpsResult:
    """How many clients of a VSV gave each answer about one kind of carer in one year."""

    year: int
    vsv: str
    about: str
    yes: int
    no_opinion: int
    no: int
    not_applicable: int
    respondents: int

    @property
    def valid(self) -> int:
        """Answers that the score is over."""
        return self.yes + self.no_opinion + self.no


@dataclass(frozen=True)
class NpsScore:
    """Over `valid` answers: percentages and the net score in points, each with one decimal."""

    valid: int
    recommends: float
    net: float


@dataclass(frozen=True)
class NpsChecked:
    """What a file holds, and what was found in it: one error refuses all."""

    results: tuple[NpsResult, ...]
    findings: tuple[Finding, ...]

    @property
    def is_refused(self) -> bool:
        """Whether anything is an error."""
        return any(finding.grade is Grade.ERROR for finding in self.findings)


def nps_score(yes: int, no_opinion: int, no: int) -> NpsScore | None:
    """The score over these answers; None below ten, which may not be shown."""
    valid = yes + no_opinion + no
    if valid < MINIMUM:
        return None
    return NpsScore(valid, round(100 * yes / valid, 1), round(100 * (yes - no) / valid, 1))


def check_nps(data: bytes, vsvs: Collection[str] | None = None) -> NpsChecked:
    """Read a whole file; any bytes give results or findings. `vsvs` are the numbers of the register, if known."""
    form = separated(data, COLUMNS)
    findings, results = list(form.findings), []
    seen: dict[tuple[str, str, str], int] = {}
    for row in form.rows:
        wrong = list(_wrong(row, vsvs))
        key = row.cells["year"], row.cells["vsv"], row.cells["about"]
        if seen.setdefault(key, row.line) != row.line:
            wrong.append(Finding(Wrong.SAME_KEY, row.line, allowed=str(seen[key])))
        findings += wrong
        if not wrong:
            results.append(_result(row))
    if not form.rows and not findings:
        findings.append(Finding(Wrong.EMPTY))
    return NpsChecked(tuple(results), tuple(sorted(findings, key=lambda each: each.line)))


def nps_schema_text() -> str:
    """The columns as a Frictionless Table Schema."""
    fields = [
        {"name": name, **_field(name), "title": _WORDS[name][0], "description": _WORDS[name][1]} for name in COLUMNS
    ]
    schema = {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "name": "nps-plus",
        "title": "NPS+ 2018-2022",
        "fieldsMatch": "equal",
        "primaryKey": ["year", "vsv", "about"],
        "fields": fields,
    }
    return f"{json.dumps(schema, ensure_ascii=False, indent=2)}\n"


def write_nps(results: Collection[NpsResult]) -> str:
    """As separated text."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";", lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([getattr(each, name) for name in COLUMNS] for each in results)
    return file.getvalue()


def nps_page() -> str:
    """The file format and the score, as a generated page."""
    rows = "\n".join(f"| `{name}` | {_WORDS[name][0]} | {_WORDS[name][1]} | {_allowed(name)} |" for name in COLUMNS)
    return f"""# NPS+ 2018-2022

Yearly results of the questionnaire before the PREM: one row per reporting year, VSV and kind of carer. CSV, separated
by `;` or `,`, UTF-8; columns in any order, all of them filled. One error refuses the whole file. Check with
`ooievaar prem nps-check FILE`; the office takes it in with `ooievaar manage nps_results FILE`.

| column | Dutch | English | allowed |
|---|---|---|---|
{rows}

## Score

Over all who had care and answered (`yes`, `no_opinion`, `no`): the percentage that recommends, and the net score, the
percentage `yes` less the percentage `no`. `not_applicable` counts in neither. Assumption of November 2026, as no public
source gives the rule: the net score is the one that was published. Shown from {MINIMUM} answers; the country only when
at least {MINIMUM} answers are not of the reader's own VSVs.
"""


def _field(name: str) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True}
    if name == "about":
        return {"type": "string", "constraints": {**constraints, "enum": list(ABOUT)}}
    if name == "vsv":
        return {"type": "string", "constraints": {**constraints, "pattern": "[0-9A-Za-z]{1,10}"}}
    low, high = (FIRST_YEAR, LAST_YEAR) if name == "year" else (0, MOST_IN_A_CELL)
    return {"type": "integer", "constraints": {**constraints, "minimum": low, "maximum": high}}


def _allowed(name: str) -> str:
    if name == "about":
        return ", ".join(ABOUT)
    if name == "vsv":
        return "VSV"
    return f"{FIRST_YEAR}-{LAST_YEAR}" if name == "year" else f"0-{MOST_IN_A_CELL}"


def _wrong(row: Row, vsvs: Collection[str] | None) -> Iterator[Finding]:
    found = [finding for name in COLUMNS if (finding := _wrong_cell(row, name, vsvs))]
    yield from found
    if found:
        return
    result = _result(row)
    answered = result.valid + result.not_applicable
    if answered > result.respondents:
        yield Finding(Wrong.SUM, row.line, "respondents", str(answered), f"≤ {result.respondents}")


def _wrong_cell(row: Row, name: str, vsvs: Collection[str] | None) -> Finding | None:
    cell, allowed = row.cells[name], _allowed(name)
    if not cell:
        return Finding(Wrong.REQUIRED, row.line, name, allowed=allowed)
    if name == "vsv":
        is_known = cell in vsvs if vsvs is not None else cell.isascii() and cell.isalnum() and len(cell) <= 10
        return None if is_known else Finding(Wrong.CHOICE, row.line, name, shortened(cell), allowed)
    if name == "about":
        return None if cell in ABOUT else Finding(Wrong.CHOICE, row.line, name, shortened(cell), allowed)
    low, high = (FIRST_YEAR, LAST_YEAR) if name == "year" else (0, MOST_IN_A_CELL)
    is_number = cell.isascii() and cell.isdecimal() and len(cell) <= 5 and low <= int(cell) <= high
    return None if is_number else Finding(Wrong.NUMBER, row.line, name, shortened(cell), allowed)


def _result(row: Row) -> NpsResult:
    cells = row.cells
    counts = (int(cells[name]) for name in COUNTS)
    return NpsResult(int(cells["year"]), cells["vsv"], cells["about"], *counts)
