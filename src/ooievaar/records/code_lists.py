"""The code lists that stand in a file: one row per standard code, the first of a choice has its words."""

import csv
from importlib import resources
from itertools import groupby
from operator import itemgetter

from ooievaar.records.columns import Code, CodeList


def code_lists() -> dict[str, CodeList]:
    """The lists of `code_lists.csv` by name.

    Its columns: `list`, `value` (our word), `words` (Dutch, once per choice), `code` and `system` (of the standard; the
    first of a choice is the one that we write, the others are deprecated or from another version).
    """
    with resources.files(__package__).joinpath("code_lists.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {name: CodeList(name, _choices(list(group))) for name, group in groupby(rows, itemgetter("list"))}


def _choices(rows: list[dict[str, str]]) -> tuple[Code, ...]:
    return tuple(_choice(value, list(group)) for value, group in groupby(rows, itemgetter("value")))


def _choice(value: str, rows: list[dict[str, str]]) -> Code:
    return Code(value, rows[0]["words"], tuple((row["code"], row["system"]) for row in rows))
