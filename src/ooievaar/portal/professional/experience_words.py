"""Names of topics, groups and periods of the questionnaire, and what is said of a difference."""

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from ooievaar import statistics
from ooievaar.portal.figures.titles import part_title
from ooievaar.portal.ui.charts import mark, quarter_in_words
from ooievaar.portal.ui.core_words import in_language
from ooievaar.questionnaires import Point, Score
from ooievaar.statistics import Difference, Verdict


def topic(letter: str) -> str:
    """The name of a topic, as the indicator calls it."""
    return part_title("prem", letter.lower(), localdate().year)


def title_of(letter: str) -> str:
    return f"{letter}. {topic(letter)}"


def sentence(one: Score, other: Score, other_words: str) -> str:
    """What the difference with the others amounts to; empty when either cannot be shown."""
    found = statistics.difference(one, other)
    if found is None:
        return ""
    if found.verdict == found.on_mean:
        return f"{_on_mean(found, other_words)} {in_language(found.on_mean.value)}"
    return f"{_on_negatives(found, other_words)} {in_language(found.on_negatives.value)}"


def verdict_in_short(one: Score, other: Score) -> str:
    """The same in a few words, for a table."""
    found = statistics.difference(one, other)
    if found is None or found.verdict is not Verdict.MATTERS:
        return "" if found is None else _("geen verschil dat telt")
    better = found.mean > 0 if found.on_mean is Verdict.MATTERS else found.negatives < 0
    return _("hoger, en dat telt") if better else _("lager, en dat telt")


def period_of(point: Point) -> str:
    """The quarter of a point, or the first and last of several."""
    if point.first == point.last:
        return quarter_in_words(point.last)
    return _("%(first)s tot en met %(last)s") % {
        "first": quarter_in_words(point.first),
        "last": quarter_in_words(point.last),
    }


def _on_mean(found: Difference, other_words: str) -> str:
    gap = round(abs(found.mean), 2)
    words = {"gap": mark(gap), "other": other_words}
    if not gap:
        return _("Uw gemiddelde is gelijk aan dat van %(other)s.") % words
    if found.mean > 0:
        return _("Uw gemiddelde ligt %(gap)s hoger dan dat van %(other)s.") % words
    return _("Uw gemiddelde ligt %(gap)s lager dan dat van %(other)s.") % words


def _on_negatives(found: Difference, other_words: str) -> str:
    words = {"gap": round(abs(found.negatives)), "other": other_words}
    if found.negatives > 0:
        return _("Uw cliënten gaven vaker een onvoldoende: %(gap)s procentpunt meer dan bij %(other)s.") % words
    return _("Uw cliënten gaven minder vaak een onvoldoende: %(gap)s procentpunt minder dan bij %(other)s.") % words
