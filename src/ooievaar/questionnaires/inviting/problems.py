"""What can be wrong with a file of clients, or with one client: as data, with a sentence per language."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "texts"
LANGUAGES = ("nl", "en")
_LONGEST_SHOWN = 80


class Code(StrEnum):
    """One thing that can be wrong."""

    # The file as a whole.
    EMPTY = "empty"
    HEADER_ONLY = "header_only"
    SPREADSHEET = "spreadsheet"
    NOT_TEXT = "not_text"
    TOO_BIG = "too_big"
    TOO_MANY_LINES = "too_many_lines"
    UNCLOSED_QUOTE = "unclosed_quote"
    # The line with headings.
    NO_HEADER = "no_header"
    COLUMN_MISSING = "column_missing"
    COLUMN_UNKNOWN = "column_unknown"
    COLUMN_MISSPELT = "column_misspelt"
    COLUMN_TWICE = "column_twice"
    COLUMN_NAMELESS = "column_nameless"
    TOO_MANY_COLUMNS = "too_many_columns"
    # One client: first the five of the work instruction.
    ADDRESS_KNOWN = "address_known"
    NOT_INCLUDED = "not_included"
    ADDRESS_TWICE = "address_twice"
    ADDRESS_EMPTY = "address_empty"
    ADDRESS_INVALID = "address_invalid"
    LVR_OTHER = "lvr_other"
    LVR_EMPTY = "lvr_empty"
    OBJECTION_EMPTY = "objection_empty"
    OBJECTION_UNCLEAR = "objection_unclear"
    MONTH_UNREADABLE = "month_unreadable"
    DATE_UNREADABLE = "date_unreadable"
    DATE_OF_MOTHER = "date_of_mother"
    TOO_LONG_AGO = "too_long_ago"
    NOT_BORN_YET = "not_born_yet"
    BIRTHS_DIFFER = "births_differ"
    CELLS_TOO_MANY = "cells_too_many"
    LINE_BREAK = "line_break"
    # Not wrong: something to know.
    ZEROS_LOST = "zeros_lost"


@dataclass(frozen=True)
class Problem:
    """Something wrong: on which line as Excel numbers it (0: the whole file), in which column, what stood there.

    `about` is what else the sentence names: the own number, the other line, the name that was probably meant.
    """

    code: Code
    line: int = 0
    column: str = ""
    found: str = ""
    about: str = ""


def sentence(problem: Problem, language: str, *, in_form: bool = False) -> str:
    """What is wrong and what to do about it, for whoever entered it: in a file, or one client in a form.

    Raises:
        KeyError: there are no sentences in this language.
    """
    found = problem.found if len(problem.found) <= _LONGEST_SHOWN else f"{problem.found[:_LONGEST_SHOWN]}…"
    words = _sentences(language, in_form)[problem.code.value]
    return words.format(column=problem.column, found=found, about=problem.about, line=problem.line)


@cache
def _sentences(language: str, in_form: bool) -> Mapping[str, str]:
    if language not in LANGUAGES:
        raise KeyError(language)
    read = tomllib.loads((FOLDER / f"inviting.{language}.toml").read_text(encoding="utf-8"))
    words: Mapping[str, str] = read["file"] | (read["form"] if in_form else {})
    return words
