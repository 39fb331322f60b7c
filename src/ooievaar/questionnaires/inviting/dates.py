"""Days and months as people write them, and as Excel writes them anew. What can be read in two ways is not read."""

import re
from datetime import date

_MONTHS = {
    **{name: n for n, name in enumerate(("jan", "feb", "mrt", "apr", "mei", "jun"), 1)},
    **{name: n for n, name in enumerate(("jul", "aug", "sep", "okt", "nov", "dec"), 7)},
    **{"maart": 3, "mar": 3, "may": 5, "oct": 10, "sept": 9, "januari": 1, "january": 1, "februari": 2, "february": 2},
    **{"march": 3, "april": 4, "juni": 6, "june": 6, "juli": 7, "july": 7, "augustus": 8, "august": 8},
    **{"september": 9, "oktober": 10, "october": 10, "november": 11, "december": 12},
}
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})[-. ]+(\d{1,2}|[a-z]+)[-. ]+(\d{4}|\d{2})", re.ASCII)
_YEAR_AND_MONTH = re.compile(r"(\d{4})[-/ ](\d{1,2})", re.ASCII)
_MONTH_AND_YEAR = re.compile(r"(\d{1,2})[-/ ](\d{4})", re.ASCII)
_NAME_AND_YEAR = re.compile(r"([a-z]+)[-. ]+'?(\d{4}|\d{2})", re.ASCII)
_MIDNIGHT = re.compile(r"[ T]0?0:00(:00)?$", re.ASCII)


def read_date(written: str) -> date | None:
    """A day such as `12-05-2026`, `12-5-26`, `12 mei 2026` or `2026-05-12`; None when it is none.

    With slashes nobody can tell day from month: an English Excel writes them in either order.
    """
    text = _MIDNIGHT.sub("", written.strip().casefold())
    if found := _YEAR_FIRST.fullmatch(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.fullmatch(text):
        return _day(_year(found[3]), _month(found[2]), int(found[1]))
    return None


def read_month(written: str) -> str | None:
    """A month such as `2026-05`, `05-2026`, `mei 2026` or `mei-26`, as `2026-05`; None when it is none.

    Of a whole day, which Excel may make of a month, only the month is taken.
    """
    text = written.strip().casefold()
    if found := _YEAR_AND_MONTH.fullmatch(text):
        read = _day(int(found[1]), int(found[2]), 1)
    elif found := _MONTH_AND_YEAR.fullmatch(text):
        read = _day(int(found[2]), int(found[1]), 1)
    elif found := _NAME_AND_YEAR.fullmatch(text):
        read = _day(_year(found[2]), _month(found[1]), 1)
    else:
        read = read_date(text)
    return f"{read:%Y-%m}" if read else None


def _year(written: str) -> int:
    return int(written) if len(written) == 4 else 2000 + int(written)


def _month(written: str) -> int:
    return int(written) if written.isdecimal() else _MONTHS.get(written, 0)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year >= 1900 else None
    except ValueError:
        return None
