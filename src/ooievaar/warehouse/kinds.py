"""The kinds of cut, and on which day of which reporting year each is made: data, as the registry sets them per year."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What a cut is made for."""

    MONTHLY = "monthly"
    INDICATORS = "indicators"
    YEAR_FIGURES = "year_figures"


@dataclass(frozen=True)
class CutDates:
    """The days of one reporting year: what has been delivered before that day is in the cut.

    Attributes:
        year: the reporting year.
        indicators: day of the cut on which indicators are approved and delivered.
        year_figures: day of the cut from which the year figures are made.
        source: where the days come from.
    """

    year: int
    indicators: date
    year_figures: date
    source: str


_USUAL = "gebruikelijk: 1 maart en 1 juni na het verslagjaar"
DATES = (CutDates(2023, date(2024, 3, 4), date(2024, 6, 1), "kalender van het verslagjaar 2023: voor 4 maart"),)


def cut_dates(year: int) -> CutDates:
    """The days of a reporting year: as declared, else the usual ones."""
    usual = CutDates(year, date(year + 1, 3, 1), date(year + 1, 6, 1), _USUAL)
    return next((declared for declared in DATES if declared.year == year), usual)


def cut_day(kind: Kind, year: int, today: date) -> date:
    """From which day on a cut of this kind can be made; the monthly one on the first of every month after the first."""
    dates = cut_dates(year)
    days = {
        Kind.INDICATORS: dates.indicators,
        Kind.YEAR_FIGURES: dates.year_figures,
        Kind.MONTHLY: today.replace(day=1) if today > date(year, 1, 31) else date(year, 2, 1),
    }
    return days[kind]


def present_kind(year: int, today: date) -> Kind:
    """What a cut made today is for, when nobody says: indicators from their day on, and monthly before it."""
    return Kind.INDICATORS if today >= cut_dates(year).indicators else Kind.MONTHLY
