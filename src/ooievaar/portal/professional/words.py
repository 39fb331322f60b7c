"""How numbers, sizes and moments stand in sentences and cells of these pages."""

from datetime import datetime

from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.formats import date_format, number_format

__all__ = ["count", "file_size", "moment", "per_cent", "short_moment"]


def count(number: int) -> str:
    return number_format(number, 0, force_grouping=True)


def per_cent(value: float) -> str:
    return f"{number_format(value, 1)}%"


def moment(value: datetime) -> str:
    return date_format(timezone.localtime(value), "j F Y, H:i")


def short_moment(value: datetime) -> str:
    return date_format(timezone.localtime(value), "j M, H:i")


def file_size(size: int) -> str:
    return filesizeformat(size)
