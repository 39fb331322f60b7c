"""Why linkage says what it says of a pair, as a picture and in words."""

from math import log2

from django.utils.translation import gettext as _

from ooievaar import linkage
from ooievaar.portal.links.looking import PairView
from ooievaar.portal.ui.charts import Chart, Step, waterfall
from ooievaar.portal.ui.core_words import in_language

_COMPARISONS = {each.name: each for each in linkage.COMPARISONS}


def level_words(weight: linkage.Weight) -> str:
    """What was found, in the language of the reader; of a comparison that is no longer made, nothing."""
    comparison = _COMPARISONS.get(weight.comparison)
    if comparison is None or weight.level is None or weight.level >= len(comparison.levels):
        return in_language(linkage.UNKNOWN)
    return in_language(comparison.levels[weight.level].words)


def waterfall_of(view: PairView) -> Chart:
    """From the weight of any two records, by what each comparison adds, to the weight of this pair."""
    total = (view.prior or 0) + sum(weight.weight for weight in view.weights)
    limit = log2(linkage.THRESHOLD / (1 - linkage.THRESHOLD))
    enough = _("Wat ervoor spreekt is genoeg om te koppelen")
    steps = (
        Step(_("vooraf"), _("voor elke twee registraties"), view.prior),
        *(
            Step(_words(weight), level_words(weight), None if weight.level is None else weight.weight)
            for weight in view.weights
        ),
    )
    return waterfall(
        title=enough if total >= limit else _("Wat ervoor spreekt is niet genoeg om te koppelen"),
        steps=steps,
        limit=limit,
        limit_words=_("gekoppeld vanaf"),
        measure=_("Gewicht"),
        note=_(
            "Elke eenheid verdubbelt of halveert de kans. De streepjeslijn is de grens waarboven wij koppelen. Wat "
            "vaker voorkomt, zoals de postcode van een flat, telt minder."
        ),
    )


def _words(weight: linkage.Weight) -> str:
    comparison = _COMPARISONS.get(weight.comparison)
    return in_language(comparison.words) if comparison else weight.comparison
