"""One sentence that says how a figure lies beside that of the country, and whether that is good."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from ooievaar import indicators, statistics
from ooievaar.portal.figures.queries import Comparison, UnitFigure
from ooievaar.portal.professional.words import per_cent

__all__ = ["Spreads", "judged", "message"]

# By indicator and part how far VSVs differ beyond chance.
type Spreads = Mapping[tuple[str, str | None], float]


def message(one: Comparison, measure: str, spreads: Spreads) -> str:
    """The picture in one sentence; for a part of an indicator it begins with what the part is."""
    between = spreads.get((one.indicator, one.part), 0.0)
    return f"{measure} – {_message(one, between)}" if one.part else _message(one, between)


def _message(one: Comparison, between: float) -> str:
    """What stands out for the own VSV, or else for the own organisation.

    Limits are those of the funnel, 95 % and 99.8 %. A VSV is held against how VSVs usually differ; for a hospital or
    practice, of which no such thing is known, against chance alone.
    """
    country = one.country
    chosen = next((each for each in one.vsvs if each.shown.value is not None), one.own)
    if chosen is None or chosen.shown.value is None:
        return _("Voor uw VSV zijn er te weinig geboorten om een cijfer te tonen.")
    if country is None or country.value is None:
        return _("%(unit)s: %(value)s.") % {"unit": chosen.unit.name, "value": per_cent(chosen.shown.value)}
    room = between if chosen.unit.level == "vsv" else 0.0
    place, side = _place(chosen, country.value, room)
    words = {
        "unit": chosen.unit.name,
        "value": per_cent(chosen.shown.value),
        "country": per_cent(country.value),
    }
    sentence = _SENTENCES[f"{place} {side}".strip()]() % words
    return f"{sentence} {judged(one.indicator, side)}" if place in ("off", "far") else sentence


def _place(chosen: UnitFigure, country: float, between: float) -> tuple[str, str]:
    """How far off, and on which side; within chance it is on neither side."""
    for place, coverage, room in (
        ("far", statistics.ACTION, between),
        ("off", statistics.WARNING, between),
        ("usual", statistics.WARNING, 0.0),
    ):
        low, high = statistics.usual_limits(country / 100, [chosen.shown.denominator or 0], coverage, room)
        value = chosen.shown.value or 0
        if not 100 * low[0] <= value <= 100 * high[0]:
            return place, "below" if value < country else "above"
    return "within", ""


def judged(indicator: str, side: str) -> str:
    """In words, as no colour tells it: whether this side is the one that is aimed for."""
    match indicators.find(indicator).wanted, side:
        case (indicators.Wanted.LOWER, "below"):
            return _("Lager is hier beter, dus dit is gunstig.")
        case (indicators.Wanted.LOWER, "above"):
            return _("Lager is hier beter, dus dit vraagt aandacht.")
        case (indicators.Wanted.HIGHER, "above"):
            return _("Hoger is hier beter, dus dit is gunstig.")
        case (indicators.Wanted.HIGHER, "below"):
            return _("Hoger is hier beter, dus dit vraagt aandacht.")
        case _:
            return _("Lager of hoger is hier niet beter of slechter.")


_SENTENCES = {
    "within": lambda: _("%(unit)s: %(value)s. Het verschil met Nederland (%(country)s) kan door toeval komen."),
    "usual below": lambda: _(
        "%(unit)s: %(value)s. Dat is lager dan Nederland (%(country)s), maar VSV's verschillen vaker zo veel."
    ),
    "usual above": lambda: _(
        "%(unit)s: %(value)s. Dat is hoger dan Nederland (%(country)s), maar VSV's verschillen vaker zo veel."
    ),
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
