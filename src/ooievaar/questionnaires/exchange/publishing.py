"""What is published of the file format: a Frictionless Table Schema, a codebook, an example.

Source: Frictionless Data, Table Schema v2 (`fieldsMatch` superset: columns in any order, those that are optional may be
absent). What routing asks goes beyond it and stands in `askedWhen`, which is ours.
"""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from ooievaar.questionnaires.answering import LONGEST_TEXT
from ooievaar.questionnaires.catalogue import QUESTIONNAIRES
from ooievaar.questionnaires.declaration import Questionnaire, When
from ooievaar.questionnaires.exchange.columns import Column, columns, condition
from ooievaar.questionnaires.exchange.findings import SENTENCES, Finding
from ooievaar.questionnaires.exchange.rows import MAX_BYTES, MAX_ROWS
from ooievaar.questionnaires.exchange.writing import example, write
from ooievaar.questionnaires.scoring import MINIMUM
from ooievaar.questionnaires.wording import ALWAYS, texts

_EXAMPLE_DAY = date(2026, 3, 31)
_PATTERNS = {
    "organisation": "[0-9A-Za-z]{1,10}",
    "month": "[0-9]{4}-(0[1-9]|1[0-2])",
    "postcode": "[1-9][0-9]{3} ?[A-Za-z]{2}",
    "date": r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[-/. ][0-9]{1,2}[-/. ][0-9]{4}",
}
CODEBOOK = (
    "column", "words_nl", "words_en", "kind", "allowed", "choices_nl", "choices_en", "required", "asked_when",
    "may_be_absent",
)  # fmt: skip


def schema(questionnaire: Questionnaire) -> dict[str, Any]:
    """The columns as a Table Schema."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "name": questionnaire.key.replace("_", "-"),
        "title": texts(questionnaire, "nl").interface["title"],
        "version": f"{questionnaire.version}.0.0",
        "fieldsMatch": "superset",
        "missingValues": [""],
        "fields": [_field(questionnaire, column) for column in columns(questionnaire)],
    }


def schema_text(questionnaire: Questionnaire) -> str:
    """The schema as it is published."""
    return f"{json.dumps(schema(questionnaire), ensure_ascii=False, indent=2)}\n"


def words_of(questionnaire: Questionnaire, column: Column, language: str) -> str:
    """What a column is about: the words of its question."""
    if column.question is None:
        return column.words[language]
    return texts(questionnaire, language).question(column.question)


def codebook_csv(questionnaire: Questionnaire) -> str:
    """The codebook for programs and spreadsheets."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";", lineterminator="\n")
    writer.writerow(CODEBOOK)
    writer.writerows(_entry(questionnaire, column) for column in columns(questionnaire))
    return file.getvalue()


def codebook(questionnaire: Questionnaire, language: str = "nl") -> str:
    """The codebook for people, as Markdown."""
    rows = "\n".join(_line(questionnaire, column, language) for column in columns(questionnaire))
    return _PAGE[language].format(
        key=questionnaire.key,
        rows=rows,
        megabytes=MAX_BYTES // 1_000_000,
        most=MAX_ROWS,
        fewest=MINIMUM,
        sentences="\n".join(_sentences(language)),
    )


def example_text(questionnaire: Questionnaire) -> str:
    """The example that stands among the generated pages: it names no organisation that exists."""
    return write(questionnaire, example(questionnaire, _EXAMPLE_DAY))


def exchange_pages() -> dict[str, str]:
    """Schema, codebook and example of every questionnaire: file name below docs/generated -> text."""
    found: dict[str, str] = {}
    for each in QUESTIONNAIRES:
        start = f"questionnaires/{each.key}.file"
        found |= {f"{start}{_suffix(language)}.md": codebook(each, language) for language in ALWAYS}
        found[f"{start}.schema.json"] = schema_text(each)
        found[f"{start}.codebook.csv"] = codebook_csv(each)
        found[f"{start}.example.csv"] = example_text(each)
    return found


def _suffix(language: str) -> str:
    return "" if language == "nl" else f".{language}"


def _field(questionnaire: Questionnaire, column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": "string",
        "title": words_of(questionnaire, column, "nl"),
        "description": words_of(questionnaire, column, "en"),
        "constraints": _constraints(column),
    }
    if column.when is not None:
        field["askedWhen"] = _asked_when(column.when)
    return field


def _constraints(column: Column) -> dict[str, Any]:
    found: dict[str, Any] = {"required": column.must_fill and column.when is None}
    if column.kind in ("choice", "mark"):
        found["enum"] = list(column.choices)
    elif column.kind == "text":
        found["maxLength"] = LONGEST_TEXT
    else:
        found["pattern"] = "|".join((_PATTERNS[column.kind], *column.choices))
    return found


def _asked_when(when: When) -> dict[str, Any]:
    given = {"oneOf": list(when.one_of)} if when.one_of else {"noneOf": list(when.none_of)}
    return {"column": when.question, **given}


def _entry(questionnaire: Questionnaire, column: Column) -> tuple[str, ...]:
    allowed = column.allowed or ", ".join(column.choices)
    return (
        column.name,
        *(words_of(questionnaire, column, language) for language in ALWAYS),
        column.kind,
        allowed,
        *(_choices(questionnaire, column, language) for language in ALWAYS),
        "yes" if column.must_fill else "no",
        condition(column.when),
        "no" if column.must_stand else "yes",
    )


def _line(questionnaire: Questionnaire, column: Column, language: str) -> str:
    entry = dict(zip(CODEBOOK, _entry(questionnaire, column), strict=True))
    told = _WORDS[language]
    filled = told["required"] if column.must_fill else "" if column.must_stand else told["absent"]
    allowed = entry[f"choices_{language}"] or entry["allowed"]
    cells = (f"`{column.name}`", entry[f"words_{language}"], told[column.kind], allowed, entry["asked_when"], filled)
    return f"| {' | '.join(cell.replace('|', 'of' if language == 'nl' else 'or') for cell in cells)} |"


def _choices(questionnaire: Questionnaire, column: Column, language: str) -> str:
    """Codes with their words; empty where a mark says it itself, or the column is no choice."""
    if column.question is None or column.kind not in ("choice", "organisation"):
        return ""
    words = texts(questionnaire, language)
    told = [f"{code}: {words.choice(column.question, code)}" for code in column.choices]
    return "; ".join([column.allowed.partition(",")[0], *told] if column.kind == "organisation" else told)


def _sentences(language: str) -> Iterator[str]:
    """Every message, with its code, as a list."""
    for wrong in SENTENCES:
        finding = Finding(wrong, value="…", allowed="…")
        yield f"- `{wrong.value}` ({_WORDS[language][finding.grade.value]}): {finding.sentence(language)}"


_WORDS = {
    "nl": {
        "choice": "keuze", "mark": "cijfer", "organisation": "organisatie", "month": "maand", "text": "tekst",
        "postcode": "postcode", "date": "datum", "required": "verplicht",
        "absent": "kolom mag ontbreken", "fout": "fout", "signaal": "signaal",
    },
    "en": {
        "choice": "choice", "mark": "mark", "organisation": "organisation", "month": "month", "text": "text",
        "postcode": "postcode", "date": "date", "required": "required",
        "absent": "column may be absent", "fout": "error", "signaal": "signal",
    },
}  # fmt: skip

_PAGE = {
    "nl": """# Bestand met ingevulde vragenlijsten

Voor een VSV dat de vragenlijst `{key}` zelf uitzet en de antwoorden als bestand aanlevert. Eén regel is één ingevulde
vragenlijst, één kolom één vraag. Het formaat volgt uit de vragenlijst en verandert alleen met haar versie.

- CSV, gescheiden door `;` of `,`; UTF-8 met of zonder BOM. Wat Excel als CSV bewaart (Windows-1252), lezen wij ook.
- De namen van de kolommen staan precies zo in de eerste regel, in elke volgorde. Alle kolommen staan erin, ook als zij
  leeg blijven; alleen `postcode` en `birth_date` mogen ontbreken.
- Een vraag die niet gesteld is, blijft leeg. Wanneer een vraag gesteld wordt, staat in de kolom ‘gevraagd als’.
- Toestemming (`consent`) staat op elke regel. Koos zij `link`, dan mogen `postcode` en `birth_date` mee: samen, of geen
  van beide. Zonder deze twee koppelen wij niet. Bij een andere keuze blijven zij leeg.
- Minstens {fewest} en hoogstens {most} regels, en hoogstens {megabytes} MB.
- Eén fout weigert het hele bestand. Alle fouten komen tegelijk, met regel en kolom.
- Twee gelijke regels mogen: dubbele antwoorden worden niet verbeterd. U krijgt er wel een signaal van.
- Zet in open antwoorden geen namen. Zij gaan alleen naar de organisatie waar zij over gaan.

Controleren: op de pagina Vragenlijsten van de site, of met `ooievaar prem check BESTAND`.

| kolom | vraag | soort | toegestaan | gevraagd als | invullen |
|---|---|---|---|---|---|
{rows}

## Alle meldingen

{sentences}
""",
    "en": """# File of answered questionnaires

For a VSV that sends out the questionnaire `{key}` by itself and delivers the answers as a file. One row is one answered
questionnaire, one column one question. The format follows from the questionnaire and changes only with its version.

- CSV, separated by `;` or `,`; UTF-8 with or without BOM. What Excel saves as CSV (Windows-1252) is read too.
- The names of the columns stand exactly so in the first line, in any order. Every column is there, even if it stays
  empty; only `postcode` and `birth_date` may be absent.
- A question that was not asked stays empty. When a question is asked stands in the column ‘asked when’.
- Consent (`consent`) stands in every row. If she chose `link`, `postcode` and `birth_date` may be delivered: together,
  or neither. Without both nothing is linked. With another choice they stay empty.
- At least {fewest} and at most {most} rows, and at most {megabytes} MB.
- One error refuses the whole file. All errors come at once, with line and column.
- Two equal rows are allowed: doubles are not corrected. You do get a signal.
- Put no names in open answers. They go only to the organisation they are about.

Check it on the page Questionnaires of the site, or with `ooievaar prem check FILE`.

| column | question | kind | allowed | asked when | fill in |
|---|---|---|---|---|---|
{rows}

## Every message

{sentences}
""",
}
