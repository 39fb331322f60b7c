"""One sentence that says how a figure lies beside that of the country."""

from django.utils.translation import gettext as _

from ooievaar import statistics
from ooievaar.portal.figures.queries import Comparison, UnitFigure
from ooievaar.portal.professional.words import per_cent

__all__ = ["message"]

INNER, OUTER = 0.95, 0.998


def message(one: Comparison, measure: str) -> str:
    """The picture in one sentence; for a part of an indicator it begins with what the part is."""
    return f"{measure} – {_message(one)}" if one.part else _message(one)


def _message(one: Comparison) -> str:
    """What stands out for the own VSV, or else for the own organisation.

    "By chance" means within the funnel limits around the country's figure for this number of births: 95 % and 99.8 %.
    """
    country = one.country
    chosen = next((each for each in one.vsvs if each.shown.value is not None), one.own)
    if chosen is None or chosen.shown.value is None:
        return _("Voor uw VSV zijn er te weinig geboorten om een cijfer te tonen.")
    if country is None or country.value is None:
        return _("%(unit)s: %(value)s.") % {"unit": chosen.unit.name, "value": per_cent(chosen.shown.value)}
    return _SENTENCES[_place(chosen, country.value)]() % {
        "unit": chosen.unit.name,
        "value": per_cent(chosen.shown.value),
        "country": per_cent(country.value),
    }


def _place(chosen: UnitFigure, country: float) -> str:
    value = chosen.shown.value or 0
    for words, coverage in (("far", OUTER), ("off", INNER)):
        low, high = statistics.funnel_limits(country / 100, [chosen.shown.denominator or 0], coverage)
        if value < 100 * low[0]:
            return f"{words} below"
        if value > 100 * high[0]:
            return f"{words} above"
    return "within"


_SENTENCES = {
    "within": lambda: _("%(unit)s: %(value)s. Het verschil met Nederland (%(country)s) kan door toeval komen."),
    "off below": lambda: _(
        "%(unit)s: %(value)s. Dat is lager dan Nederland (%(country)s), en meer dan toeval meestal geeft."
    ),
    "off above": lambda: _(
        "%(unit)s: %(value)s. Dat is hoger dan Nederland (%(country)s), en meer dan toeval meestal geeft."
    ),
    "far below": lambda: _(
        "%(unit)s: %(value)s. Dat is duidelijk lager dan Nederland (%(country)s); toeval verklaart dat niet."
    ),
    "far above": lambda: _(
        "%(unit)s: %(value)s. Dat is duidelijk hoger dan Nederland (%(country)s); toeval verklaart dat niet."
    ),
}
