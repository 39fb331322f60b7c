"""The manual of the rules, made from their declarations and their examples."""

import re
from collections.abc import Iterator

from ooievaar.intake.example_leaves import column_of
from ooievaar.intake.examples import Change, Example, case_of, examples_of, linked_case, problem_of
from ooievaar.intake.findings import Declared, Grade, Rule, Subject, place
from ooievaar.intake.linked import LINKED_RULES, LinkedRule
from ooievaar.intake.rules import ADMISSION_RULES, FILE_RULES, MESSAGE_RULES, RULES
from ooievaar.kernset import ProblemKind
from ooievaar.records import Column

_MEANING = {
    Grade.REJECTED: "Het bericht wordt niet opgenomen. Herstel het en lever het opnieuw aan.",
    Grade.ERROR: "Het bericht wordt opgenomen, maar dit gegeven klopt niet. Herstel het en lever opnieuw aan.",
    Grade.SIGNAL: "Het bericht wordt opgenomen. Controleer dit gegeven; klopt het, dan hoeft u niets te doen.",
}
_LEAD = "Een goed bericht, met deze gegevens erin veranderd."
_LINKED_LEAD = (
    "Twee goede berichten over dezelfde bevalling, met deze gegevens erin veranderd: A van praktijk 1808, B van "
    "ziekenhuis 0003."
)
_ADMISSION_LEAD = "Een goed document over de opname van een pasgeborene, met deze gegevens erin veranderd."
_LETTERS = {"a": "A: ", "b": "B: ", "c": "C: "}
EVERY_RULE: tuple[Declared, ...] = (*RULES, *LINKED_RULES)
_NAMES = {
    "file": "bestand",
    "sender": "LVR-nummer in het bericht",
    "own_lvr": "u levert aan als",
    "known_lvrs": "LVR-nummers in het register",
    "dossier": "dossiernummer",
    "created": "bericht gemaakt op",
    "pregnancy": "gekoppeld als zwangerschap",
    "numbers": "nummers in het register",
    "admission.set": "setnummer van het document",
}
_FILES = {
    "EMPTY": "leeg",
    "NOT_XML": "geen XML",
    "TRUNCATED": "afgebroken",
    "FORBIDDEN_CONTENT": "met DTD of entiteiten",
    "TOO_LARGE": "te groot",
    "NOT_KERNSET": "ander soort bericht",
}
_TOLD_BY_READER = {
    ProblemKind.TOO_MANY: "(naast een andere waarde)",
    ProblemKind.CONFLICT: "(terwijl iets anders dat tegenspreekt)",
    ProblemKind.VALUE_AND_NULL: "(samen met 'onbekend')",
    ProblemKind.DENIED_AND_NULL: "(samen met 'onbekend')",
}
# Days and moments as examples write them.
_MOMENT = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d))?\b")
_ANSWERS = {"NI": "geen informatie", "UNK": "onbekend", "OTH": "anders"}


def pages() -> dict[str, str]:
    """File name below docs/generated, to Markdown in Dutch with a short part in English: a page per rule, an index."""
    index = {"rules/index.md": _index()}
    return {**index, **{f"rules/{rule.code}.md": _page(rule) for rule in EVERY_RULE}}


def _index() -> str:
    lines = ["# Controles op een aangeleverd bericht", ""]
    lines.append(
        f"Elk bericht over een zwangerschap krijgt {len(FILE_RULES) + len(MESSAGE_RULES)} controles, elk document over "
        f"de opname van een pasgeborene {len(FILE_RULES) + len(ADMISSION_RULES)}. Na het koppelen vergelijken "
        f"{len(LINKED_RULES)} controles wat zorgverleners over dezelfde zwangerschap aanleverden. "
        "Een bevinding heeft een van drie zwaarten:"
    )
    lines += ["", *(f"- **{grade.value}**: {_MEANING[grade]}" for grade in Grade)]
    for subject in Subject:
        rules = [rule for rule in EVERY_RULE if rule.subject is subject]
        heading = subject.words[0].upper() + subject.words[1:]
        lines += ["", f"## {heading}", "", "| controle | zwaarte | waarom |", "|---|---|---|"]
        lines += [f"| [{rule.title}]({rule.code}.md) | {rule.grade.value} | {rule.why} |" for rule in rules]
    return "\n".join(lines) + "\n"


def _page(rule: Declared) -> str:
    return "\n".join(
        [
            f"# {rule.title}",
            "",
            f"Controle `{rule.code}`, onderwerp: {rule.subject.words}, zwaarte: {rule.grade.value}. "
            f"{_MEANING[rule.grade]}",
            *_section("Waarom deze controle", rule.why),
            *_section("Wat u doet, en waar", rule.advice),
            *_section("Voorbeelden", _lead(rule)),
            *_wrong(rule),
            *_right(rule),
            *(_section("Plaats in het bericht", "\n".join(paths)) if (paths := _paths(rule)) else ()),
            *_section("In English", f"**{rule.english.title}.** {rule.english.why} {rule.english.advice}"),
            "",
        ]
    )


def _lead(rule: Declared) -> str:
    if rule.subject is Subject.ADMISSION:
        return _ADMISSION_LEAD
    return _LINKED_LEAD if isinstance(rule, LinkedRule) else _LEAD


def _wrong(rule: Declared) -> list[str]:
    lines = ["", "Zo krijgt u een bevinding:", ""]
    for example in examples_of(rule):
        if not example.is_right:
            lines += [f"- {_changes_in_words(example)}", *(f"  - {found}" for found in _findings(rule, example))]
    return lines


def _right(rule: Declared) -> list[str]:
    right = [example for example in examples_of(rule) if example.is_right]
    return ["", "Zo is het goed:", "", *(f"- {_changes_in_words(example)}" for example in right)]


def _findings(rule: Declared, example: Example) -> list[str]:
    if isinstance(rule, LinkedRule):
        linked, letters = linked_case(example.changes)
        found = rule.findings(linked).iter_rows(named=True)
        return sorted(_outcome(one["sentence"], one["place"], _LETTERS[letters[one["episode_id"]]]) for one in found)
    if isinstance(rule, Rule):
        return [_outcome(one.sentence, one.place) for one in rule.findings(case_of(example.changes))]
    return []


def _section(heading: str, text: str) -> list[str]:
    return ["", f"## {heading}", "", text]


def _outcome(sentence: str, place: str, whose: str = "") -> str:
    return f"{whose}{sentence} Plaats: {_split(place)[0]}."


def _split(place: str) -> tuple[str, str]:
    """Words and path of a place in a finding; the file as a whole has no path."""
    words, _, path = place.rstrip(")").rpartition(" (")
    return (words, path) if words else (place, "")


def _paths(rule: Declared) -> list[str]:
    """Where in a message the items are that the examples name."""
    named = {place.partition(".")[2] if isinstance(rule, LinkedRule) else place for place in _expected(rule)}
    return [f"- {words}: `{path}`" for words, path in sorted(map(_split, named)) if path]


def _expected(rule: Declared) -> Iterator[str]:
    return (place for example in examples_of(rule) for place in example.expected)


def _changes_in_words(example: Example) -> str:
    return "; ".join(_in_words(change) for change in example.changes)


def _in_words(change: Change) -> str:
    letter, _, own = change.name.partition(".")
    if letter in _LETTERS:
        return _LETTERS[letter] + (_in_words(Change(own, change.value)) if own else "geen bericht")
    if change.name in _NAMES:
        value = _FILES[change.value] if change.name == "file" else change.value
        return f"{_NAMES[change.name]}: {_as_people_write(value) or '(leeg)'}"
    if change.name == "child1":
        return "geen kind in het bericht"
    column, numbers = column_of(change.name)
    return f"{place(column, numbers).words}: {_value_in_words(column, change.value) or '(leeg)'}"


def _value_in_words(column: Column, text: str) -> str:
    if (told := problem_of(text)) is not None:
        return f"{told[0]} {_TOLD_BY_READER.get(told[1], '')}".strip()
    if column.codes is not None:
        return ", ".join(_code_in_words(column, word) for word in text.split())
    unit = f" {column.unit}" if column.unit and text.lstrip("-").replace(".", "").isdigit() else ""
    return _ANSWERS.get(text) or _as_people_write(f"{text}{unit}")


def _code_in_words(column: Column, word: str) -> str:
    if column.codes is not None and word in column.codes:
        return column.codes[word].words
    return _ANSWERS.get(word, f"code {word}")


def _as_people_write(text: str) -> str:
    return _MOMENT.sub(lambda found: f"{found[3]}-{found[2]}-{found[1]} {found[4] or ''}".rstrip(), text)
