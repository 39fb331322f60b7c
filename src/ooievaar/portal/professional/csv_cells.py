"""Cells that a spreadsheet takes as text, never as a formula."""

__all__ = ["safe"]

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def safe(cell: object) -> object:
    """A number as it is; a text that a spreadsheet could execute with an apostrophe before it."""
    if not isinstance(cell, str):
        return cell
    return f"'{cell}" if cell.lstrip(" ").startswith(STARTS_A_FORMULA) else cell
