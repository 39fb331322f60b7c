"""How the office writes moments, numbers and years."""

from datetime import date, datetime

from django.utils.formats import date_format, number_format
from django.utils.timezone import localdate, localtime

from ooievaar.portal.figures.runs import runs


def moment(value: datetime | None) -> str | None:
    """Day and time as people write them; None stays None."""
    return date_format(localtime(value), "j F Y, H:i") if value else None


def count(value: float) -> str:
    """A whole number with dots between the thousands."""
    return number_format(round(value), force_grouping=True)


def percentage(value: float | None) -> str | None:
    """Per cent with one decimal; rounded here, as Django would cut the rest off."""
    return None if value is None else f"{number_format(round(value, 1), 1)}%"


def years(today: date | None = None) -> tuple[int, ...]:
    """The reporting years the office works on, newest first: those with computations, and the one before this year."""
    last = (today or localdate()).year - 1
    return tuple(sorted({last, *(run.year for run in runs())}, reverse=True))


def present_year() -> int:
    """The year a page is about when the address names none: the newest that is computed, else the last full one."""
    computed = [run.year for run in runs()]
    return max(computed) if computed else years()[0]
