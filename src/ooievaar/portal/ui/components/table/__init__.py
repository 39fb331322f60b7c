"""A table that stays readable on a phone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from ooievaar.portal.ui.component import Component

__all__ = ["Column", "Table"]


@dataclass(frozen=True)
class Column:
    """A heading; numbers stand right-aligned in digits of equal width."""

    words: str | Promise
    is_numeric: bool = False


@dataclass(frozen=True)
class Table(Component):
    """Rows of cells: text, numbers, None (shown as a dash) or components. The first cell names its row.

    On a phone the table scrolls within its own frame; with `stacks` each row becomes a small card instead.
    `empty` is the sentence shown when there are no rows; `hides_caption` keeps the caption for screen readers only.
    """

    caption: str | Promise
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Any]]
    stacks: bool = False
    note: str | Promise = ""
    empty: str | Promise = ""
    hides_caption: bool = False

    @property
    def lines(self) -> list[list[tuple[Column, Any, bool]]]:
        """Per row: column, cell, whether the cell is a number."""
        return [
            [(column, cell, is_number(cell)) for column, cell in zip(self.columns, row, strict=True)]
            for row in self.rows
        ]


def is_number(cell: Any) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool)
