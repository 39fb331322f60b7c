"""Numbers as the visitor's language writes them."""

from django.utils.formats import number_format

__all__ = ["mark", "percentage", "whole"]


def whole(value: float) -> str:
    return number_format(round(value), force_grouping=True)


def percentage(value: float) -> str:
    """With one decimal; rounded here, as Django would cut the rest off."""
    return f"{number_format(round(value, 1), decimal_pos=1, force_grouping=True)}%"


def mark(value: float) -> str:
    """A mean mark, with two decimals."""
    return number_format(round(value, 2), decimal_pos=2)
