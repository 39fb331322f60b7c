"""When a client is asked, and until when: all days of the mails and links. Texts that tell them are held to these."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

# After the birth, as far as that is known.
EARLIEST, LATEST = timedelta(days=14), timedelta(days=56)
# After the first mail, when she did not answer.
REMIND_AFTER = timedelta(days=14)
# Even who is invited on the last day has time to answer.
TIME_TO_ANSWER = timedelta(days=14)
# From the day on which a link on paper is made: nobody knows who gets it, and when she gave birth.
ON_PAPER = timedelta(days=56)
# Nine months: nobody is asked twice about the same birth.
REMEMBERED = timedelta(days=274)


@dataclass(frozen=True)
class Window:
    """From when until when mails may go, and how long the link works."""

    first_day: date
    last_day: date

    @property
    def valid_until(self) -> date:
        """Last day on which the link works."""
        return max(self.last_day, self.first_day + TIME_TO_ANSWER)


def window(today: date, *, birth_date: date | None = None, birth_month: str = "") -> Window | None:
    """The days on which a client may get mail; None when eight weeks have passed since the birth.

    Of a birth in an unknown day of a month (`2026-05`) we never mail within two weeks, but may mail longer than eight
    weeks after. Of a birth of which nothing is known whoever enters it says that it was two weeks ago or more.
    """
    if birth_date is None and not birth_month:
        return Window(today, today + LATEST - EARLIEST)
    latest_birth = birth_date or _last_day(birth_month)
    if latest_birth + LATEST < today:
        return None
    return Window(max(today, latest_birth + EARLIEST), latest_birth + LATEST)


def _last_day(month: str) -> date:
    year, number = map(int, month.split("-"))
    return date(year, number, calendar.monthrange(year, number)[1])
