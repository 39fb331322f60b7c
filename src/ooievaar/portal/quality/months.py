"""Months as dates of their first day."""

from datetime import date

from django.utils.timezone import localdate


def month_of(day: date) -> date:
    return day.replace(day=1)


def shifted(month: date, by: int) -> date:
    """The month that lies `by` months later (earlier when negative)."""
    number = month.year * 12 + month.month - 1 + by
    return date(number // 12, number % 12 + 1, 1)


def last_full_month(today: date | None = None) -> date:
    """The month before the present one."""
    return shifted(month_of(today or localdate()), -1)


def parsed(text: str) -> date | None:
    """The month written as `2025-09`; None when it is none."""
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        return None
