"""Numbers as the visitor's language writes them."""

from django.utils.formats import number_format

__all__ = ["percentage", "whole"]


def whole(value: float) -> str:
    return number_format(value, decimal_pos=0, force_grouping=True)


def percentage(value: float) -> str:
    return f"{number_format(value, decimal_pos=1, force_grouping=True)}%"
