"""How numbers, sizes and moments stand in sentences and cells of these pages."""

from datetime import datetime

from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

__all__ = ["count", "file_size", "for_listeners", "in_both_languages", "moment", "per_cent"]


def count(number: int) -> str:
    return number_format(number, 0, force_grouping=True)


def per_cent(value: float) -> str:
    return f"{number_format(value, 1)}%"


def moment(value: datetime) -> str:
    return date_format(timezone.localtime(value), "j F Y, H:i")


def file_size(size: int) -> str:
    return filesizeformat(size)


def for_listeners(words: str, about: str) -> SafeString:
    """Words of a button among many of the same: a screen reader also says what it is about."""
    return format_html('{}<span class="visually-hidden">: {}</span>', words, about)


def in_both_languages(title: str, sentence: str) -> str:
    """What was found in a message. The sentence is Dutch; a reader of another language gets the title before it."""
    if get_language() == "nl":
        return sentence
    return format_html('{}. <span lang="nl">{}</span>', title, sentence)
