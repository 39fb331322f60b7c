"""The best estimate for a small unit, in words and beside its own figure."""

from django.utils.translation import gettext as _

from ooievaar.portal.figures.estimating import BestEstimate
from ooievaar.portal.figures.queries import Comparison
from ooievaar.portal.professional.pages import EstimatePart
from ooievaar.portal.professional.words import count, per_cent
from ooievaar.portal.ui import charts
from ooievaar.portal.ui.components import Bar


def estimate_part(found: BestEstimate | None, main: Comparison, measure: str) -> EstimatePart | None:
    """None where the own figure speaks for itself."""
    own = main.own.shown if main.own else None
    if found is None or own is None or own.value is None:
        return None
    sentence = _(
        "Uw cijfer, %(value)s, rust op een noemer van %(size)s. Door toeval kan het overal tussen %(low)s en "
        "%(high)s liggen."
    ) % {
        "value": per_cent(own.value),
        "size": count(own.denominator or 0),
        "low": per_cent(own.lower or 0),
        "high": per_cent(own.upper or 0),
    }
    return EstimatePart(f"{sentence} {_best(found)}", _how(found), _chart(found, main, measure))


def _best(found: BestEstimate) -> str:
    if found.lower is None or found.upper is None:
        return _(
            "Andere organisaties zoals de uwe verschillen bij dit cijfer niet zichtbaar meer dan toeval geeft. Dan is "
            "de beste schatting wat zij samen hebben: %(best)s."
        ) % {"best": per_cent(found.value)}
    return _(
        "De beste schatting van waar u werkelijk ligt, is %(best)s, waarschijnlijk tussen %(low)s en %(high)s."
    ) % {"best": per_cent(found.value), "low": per_cent(found.lower), "high": per_cent(found.upper)}


def _how(found: BestEstimate) -> str:
    for_learning = _("Zij is er om van te leren en wordt nergens gepubliceerd.")
    if found.lower is None:
        return for_learning
    words = {"units": count(found.units), "share": per_cent(round(100 * found.share, 1))}
    if found.unit.level == "practice":
        told = _(
            "Die schatting weegt uw eigen cijfer (voor %(share)s) met dat van de %(units)s praktijken waarvan een "
            "cijfer getoond mag worden. Hoe minder geboorten, hoe zwaarder de andere tellen."
        )
    else:
        told = _(
            "Die schatting weegt uw eigen cijfer (voor %(share)s) met dat van de %(units)s ziekenhuizen waarvan een "
            "cijfer getoond mag worden. Hoe minder geboorten, hoe zwaarder de andere tellen."
        )
    return f"{told % words} {for_learning}"


def _chart(found: BestEstimate, main: Comparison, measure: str) -> charts.Chart:
    bars = [Bar(_("Beste schatting"), found.value, found.lower, found.upper, "vsv")]
    for each in main.figures:
        if each.unit.is_own:
            bars.insert(0, Bar(each.unit.name, each.shown.value, each.shown.lower, each.shown.upper, "own"))
        elif each.unit.level == "country":
            bars.append(Bar(each.unit.name, each.shown.value, each.shown.lower, each.shown.upper, "country"))
    return charts.interval_strip(title=_("Uw cijfer en de beste schatting"), bars=bars, measure=measure)
