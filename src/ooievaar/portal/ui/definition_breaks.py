"""Where a series of figures changes definition, as marks in its chart and sentences below it."""

from collections.abc import Mapping

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ooievaar import indicators
from ooievaar.portal.ui.charts import Break

__all__ = ["marks", "note"]


def marks(code: str, used: Mapping[int, int]) -> tuple[Break, ...]:
    """The breaks of an indicator in a chart of these years.

    Args:
        code: the indicator.
        used: for each year the first reporting year of the definition that it was counted with.
    """
    return tuple(Break(each.after, _("nieuwe definitie"), each.comparable, _why(each)) for each in _found(code, used))


def note(code: str, used: Mapping[int, int]) -> str:
    """Between which years the series breaks and why; empty when it does not."""
    return " ".join(_sentence(each) for each in _found(code, used))


def _found(code: str, used: Mapping[int, int]) -> tuple[indicators.Break, ...]:
    try:
        return indicators.breaks(indicators.find(code), used)
    except LookupError:  # published once, no longer declared: nobody can tell what changed
        return ()


def _sentence(each: indicators.Break) -> str:
    years = {"before": each.before, "after": each.after}
    if each.comparable:
        where = _("Tussen %(before)s en %(after)s veranderde de definitie; vergelijken kan.")
    else:
        where = _(
            "Tussen %(before)s en %(after)s zit een breuk: de cijfers daarvoor en daarna zijn niet te vergelijken."
        )
    return f"{where % years} {_why(each)}".strip()


def _why(each: indicators.Break) -> str:
    return each.words_english if (get_language() or "").startswith("en") else each.words
