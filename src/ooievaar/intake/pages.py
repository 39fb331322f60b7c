"""The manual of the rules, made from their declarations and their examples."""

from typing import Any

from ooievaar.intake.examples import Change, Example, case_of, column_of, examples_of
from ooievaar.intake.findings import Finding, Grade, Rule, words_of
from ooievaar.intake.rules import RULES
from ooievaar.records import Column

_MEANING = {
    Grade.REJECTED: "Het bericht wordt niet opgenomen. Herstel het en lever het opnieuw aan.",
    Grade.ERROR: "Het bericht wordt opgenomen, maar dit gegeven klopt niet. Herstel het en lever opnieuw aan.",
    Grade.SIGNAL: "Het bericht wordt opgenomen. Controleer dit gegeven; klopt het, dan hoeft u niets te doen.",
}
_HEADINGS = {Grade.REJECTED: "Afgekeurd", Grade.ERROR: "Fouten", Grade.SIGNAL: "Signalen"}
_NAMES = {
    "file": "bestand",
    "sender": "LVR-nummer in het bericht",
    "own_lvr": "u levert aan als",
    "known_lvrs": "LVR-nummers in het register",
    "dossier": "dossiernummer",
}
_FILES = {
    "EMPTY": "leeg",
    "NOT_XML": "geen XML",
    "TRUNCATED": "afgebroken",
    "FORBIDDEN_CONTENT": "met DTD of entiteiten",
    "TOO_LARGE": "te groot",
    "NOT_KERNSET": "ander soort bericht",
    "NEONATOLOGY": "kernset neonatologie",
}
_ANSWERS = {"NI": "geen informatie", "UNK": "onbekend", "OTH": "anders"}


def pages() -> dict[str, str]:
    """File name below docs/generated, to Markdown in Dutch with a short part in English: a page per rule, an index."""
    index = {"rules/index.md": _index()}
    return {**index, **{f"rules/{rule.code}.md": _page(rule) for rule in RULES}}


def _index() -> str:
    lines = ["# Controles op een aangeleverd bericht", ""]
    lines.append(f"Elk bericht krijgt {len(RULES)} controles. Een bevinding heeft een van drie zwaarten.")
    for grade, heading in _HEADINGS.items():
        rules = [rule for rule in RULES if rule.grade is grade]
        lines += ["", f"## {heading}", "", _MEANING[grade], "", "| controle | waarom |", "|---|---|"]
        lines += [f"| [{rule.title}]({rule.code}.md) | {rule.why} |" for rule in rules]
    return "\n".join(lines) + "\n"


def _page(rule: Rule[Any]) -> str:
    return "\n".join(
        [
            f"# {rule.title}",
            "",
            f"Controle `{rule.code}`, zwaarte: {rule.grade.value}. {_MEANING[rule.grade]}",
            *_section("Waarom deze controle", rule.why),
            *_section("Wat u doet, en waar", rule.advice),
            *_section("Voorbeelden", "Een goed bericht, met deze gegevens erin veranderd:"),
            "",
            "| gegevens | bevinding |",
            "|---|---|",
            *(_row(rule, example) for example in examples_of(rule)),
            *_section("In English", f"**{rule.english.title}.** {rule.english.why} {rule.english.advice}"),
            "",
        ]
    )


def _section(heading: str, text: str) -> list[str]:
    return ["", f"## {heading}", "", text]


def _row(rule: Rule[Any], example: Example) -> str:
    found = list(rule.findings(case_of(example.changes)))
    outcome = "<br>".join(_outcome(finding) for finding in found) or "geen"
    return f"| {'; '.join(_in_words(change) for change in example.changes)} | {outcome} |"


def _outcome(finding: Finding) -> str:
    return f"{finding.sentence} <br>Plaats: {finding.place.replace('_', chr(92) + '_')}"


def _in_words(change: Change) -> str:
    if change.name in _NAMES:
        value = _FILES[change.value] if change.name == "file" else change.value
        return f"{_NAMES[change.name]}: {value or '(leeg)'}"
    if change.name == "child1":
        return "geen kind in het bericht"
    column, number = column_of(change.name)
    about = "" if number is None else f" {'kind' if 'child' in change.name else 'verwijzing'} {number}"
    return f"{words_of(column)}{about}: {_value_in_words(column, change.value) or '(leeg)'}"


def _value_in_words(column: Column, text: str) -> str:
    if column.codes is not None:
        return ", ".join(_code_in_words(column, word) for word in text.split())
    unit = f" {column.unit}" if column.unit and text.lstrip("-").replace(".", "").isdigit() else ""
    return _ANSWERS.get(text, f"{text}{unit}")


def _code_in_words(column: Column, word: str) -> str:
    if column.codes is not None and word in column.codes:
        return column.codes[word].words
    return _ANSWERS.get(word, f"code {word}")
