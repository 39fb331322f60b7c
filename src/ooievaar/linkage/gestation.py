"""How long a pregnancy lasted: not delivered, but it follows from the due date and the day of birth."""

import polars as pl

DUE_AFTER = 280  # days from the start of the last period to the due date
# Twelve to forty-six weeks; what lies outside comes from a wrong date, not from a pregnancy.
PLAUSIBLE = (84, 322)


def gestation_days(due: str, born: str) -> pl.Expr:
    """Days of gestation from two columns of dates; unknown when either date is."""
    return DUE_AFTER - (pl.col(due) - pl.col(born)).dt.total_days()


def is_plausible(due: str, born: str) -> pl.Expr:
    """Whether a birth on this day can have this due date; yes as long as the day of birth is unknown."""
    return gestation_days(due, born).is_between(*PLAUSIBLE).fill_null(value=True)
