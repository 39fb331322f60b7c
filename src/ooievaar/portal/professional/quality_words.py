"""Sentences and cells about numbers of quality; the page, the PDF and the spreadsheet say the same."""

from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ooievaar.portal.professional.words import count, per_cent
from ooievaar.portal.quality.queries import Number, Share

OTHERS = {
    "practice": gettext_lazy("andere praktijken"),
    "hospital": gettext_lazy("andere ziekenhuizen"),
    "kraamzorg": gettext_lazy("andere kraamzorgorganisaties"),
}
ENOUGH = 10  # cases before a share of one's own stands beside that of others


def in_words(month: date) -> str:
    return date_format(month, "F Y")


def day(value: date) -> str:
    return date_format(value, "j F Y")


def address(name: str, month: date, measure: str = "", item: str = "", holds: bool = True) -> str:
    """An address of these pages, for one month and perhaps one number."""
    asked = {"maand": f"{month:%Y-%m}", "meting": measure, "gegeven": item, "niet": "" if holds else "1"}
    return f"{reverse(name)}?{urlencode({key: value for key, value in asked.items() if value})}"


def of_total(share: Share) -> str:
    return _("%(n)s van %(total)s") % {"n": count(share.count), "total": count(share.total)}


def percentage(share: Share | None) -> str | None:
    """Per cent of a share; None where there is none."""
    value = share.per_cent if share else None
    return None if value is None else per_cent(round(value, 1))


def past(number: Number) -> str:
    """The same number a month and a year ago, as far as known."""
    known = [
        (_("vorige maand %(share)s"), percentage(number.last_month)),
        (_("vorig jaar %(share)s"), percentage(number.year_ago)),
    ]
    said = [words % {"share": share} for words, share in known if share is not None]
    return ", ".join(said) or _("nog geen verleden")


def year(number: Number) -> str:
    return f"{percentage(number.year) or '–'} ({of_total(number.year)})"


def beside_others(number: Number) -> str | None:
    """How others fare, as a phrase; None where too few can be told of."""
    if number.others is None:
        return None
    return _("de helft heeft %(median)s of minder") % {"median": per_cent(round(number.others.median, 1))}


def is_high(number: Number) -> bool:
    """Whether over the year it is more than with three quarters of the others."""
    own = _comparable(number)
    return own is not None and number.others is not None and own > number.others.upper_quartile


def is_low(number: Number) -> bool:
    own = _comparable(number)
    return own is not None and number.others is not None and own < number.others.lower_quartile


def _comparable(number: Number) -> float | None:
    """The share over the year, when it is of enough cases to stand beside that of others."""
    return number.year.per_cent if number.year.total >= ENOUGH else None


def trend_words(number: Number) -> str:
    """What the small line shows, for who cannot see it."""
    known = [(month, share.per_cent) for month, share in number.trend if share and share.per_cent is not None]
    if not known:
        return _("nog niets bekend")
    (first, start), (last, end) = known[0], known[-1]
    return _("van %(start)s in %(first)s naar %(end)s in %(last)s") % {
        "start": per_cent(round(start, 1)),
        "first": in_words(first),
        "end": per_cent(round(end, 1)),
        "last": in_words(last),
    }
