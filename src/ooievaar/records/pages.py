"""The data dictionary, from the declarations."""

from ooievaar.records.columns import Column, Table
from ooievaar.records.computed import ADJUSTED, FIGURES
from ooievaar.records.delivered import DELIVERED
from ooievaar.records.linked import LINKED
from ooievaar.records.quality import REPORTED
from ooievaar.records.versions import FIRST

_NAMES = ("column", "kind", "unit", "words", "choices", "kernset", "number", "since", "kept")
_HEAD = f"| {' | '.join(_NAMES)} |\n{'|---' * len(_NAMES)}|\n"
_ITEMS = (
    "`kernset` is the path of the item in the standard's tree, `number` the last arc of its concept, which no version "
    "changes, and `since` the version that introduced it, or the versions that had it: in a message of another version "
    "it was not collected."
)
_SEALED = (
    "A column that is kept *sealed* identifies a person beyond pseudonyms. The database holds it encrypted and apart "
    "from the other columns; it is opened only to link registrations, and no cut holds it."
)


def pages() -> dict[str, str]:
    """All declared tables as one Markdown page: file name below docs/generated -> text."""
    tables = (*DELIVERED, *LINKED, FIGURES, ADJUSTED, *REPORTED)
    return {
        "data-dictionary.md": f"# Data dictionary\n\n{_ITEMS}\n\n{_SEALED}\n\n"
        + "\n\n".join(map(_table, tables))
        + "\n"
    }


def _table(table: Table) -> str:
    key = ", ".join(f"`{name}`" for name in table.key)
    rows = "\n".join(map(_line, table.columns))
    return f"## `{table.name}`\n\nOne row is: {table.row}. Key: {key}.\n\n{_HEAD}{rows}"


def _line(column: Column) -> str:
    choices = ", ".join(f"`{code.value}`" for code in column.codes.codes) if column.codes else ""
    concept = f"`{column.concept}`" if column.concept else ""
    since = (column.since or FIRST) if column.concept else ""
    since = f"{since} to {column.until}" if column.until and column.until != since else since
    kept = "sealed" if column.identifies else ""
    told = (column.kind.value, column.unit, column.words, choices, concept, column.concept_id, since, kept)
    return f"| `{column.name}` | {' | '.join(cell or '' for cell in told)} |"
