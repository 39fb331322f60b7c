"""What measures and items are called, in the language of the reader."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ooievaar import indicators, quality

_MEASURES = {measure.code: measure for measure in quality.MEASURES}
_ITEMS = {item.column: item for item in quality.ITEMS}


def _is_english() -> bool:
    return get_language() == "en"


def measure_title(code: str) -> str:
    measure = _MEASURES.get(code)
    if measure is None:
        return code
    return measure.title_english if _is_english() else measure.title


def counted(code: str) -> str:
    """What a measure counts, as a phrase."""
    measure = _MEASURES.get(code)
    if measure is None:
        return code
    return measure.counts_english if _is_english() else measure.counts


def item_title(measure: str, item: str) -> str:
    """The item of a measure: a column, an indicator, or a criterion of one."""
    if item in _ITEMS and measure == "missing":
        found = _ITEMS[item]
        return found.words_english if _is_english() else found.words
    code, _slash, criterion = item.partition("/")
    try:
        indicator = indicators.find(code)
    except LookupError:
        return item
    title = indicator.title_english if _is_english() else indicator.title
    return f"{title}: {criterion}" if criterion else title


def applies_to(item: str) -> str:
    """Of which episodes an item is expected."""
    found = _ITEMS.get(item)
    if found is None:
        return ""
    return found.applies.words_english if _is_english() else found.applies.words


def number_title(measure: str, item: str) -> str:
    """A number as the title of its own page."""
    if measure == "missing":
        return _("Ontbreekt: %(item)s") % {"item": item_title(measure, item)}
    title = measure_title(measure)
    return f"{title}: {item_title(measure, item)}" if item else title
