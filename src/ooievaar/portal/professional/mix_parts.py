"""A figure beside what was to be expected of the women and children cared for, in words, a table and a chart."""

from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ooievaar import indicators
from ooievaar.main import DisclosedAdjustment
from ooievaar.portal.figures.adjusted import AdjustedComparison, AdjustedUnit
from ooievaar.portal.professional.comparing import judged
from ooievaar.portal.professional.pages import CaseMixPart
from ooievaar.portal.professional.words import count, per_cent
from ooievaar.portal.ui import charts
from ooievaar.portal.ui.components import Column, Table
from ooievaar.portal.ui.core_words import in_language

KINDS = {"country": "country", "vsv": "vsv", "hospital": "own", "practice": "own"}
FEW = 10


def case_mix_part(found: AdjustedComparison | None) -> CaseMixPart | None:
    """None for an indicator that is not compared for case-mix."""
    if found is None:
        return None
    return CaseMixPart(
        lead=_(
            "Voor wie u zorgt, maakt uit voor het aantal %(cases)s. Daarom staat hier wat bij uw populatie te "
            "verwachten was, gerekend met alle geboorten van het land. Vergeleken is voor %(characteristics)s."
        )
        % {
            "cases": cases(found.case_mix),
            "characteristics": ", ".join(map(_words, found.case_mix.characteristics)),
        },
        sentences=tuple(sentence(each, found.case_mix) for each in found.compared),
        table=numbers_table(found) if any(each.shown for each in found.compared) else None,
        mix=mix_chart(found),
        note=_(
            "Verwacht is niet hetzelfde als goed: het is wat gemiddeld in Nederland gebeurde bij zo'n populatie. "
            "Waar niet voor is vergeleken, zoals ziekten van de moeder, telt niet mee. Geboortegewicht wordt alleen "
            "getoond."
        ),
    )


def cases(mix: indicators.CaseMix) -> str:
    return mix.cases_english if get_language() == "en" else mix.cases


def sentence(each: AdjustedUnit, mix: indicators.CaseMix) -> str:
    """How many were to be expected and how many there were, whether chance explains it, and what that would make of
    the figure with the mix of the country.
    """
    shown = each.shown
    if shown is None:
        return _(
            "%(unit)s: er is dit jaar geen vergelijking; het aantal %(cases)s in het land was er te klein voor."
        ) % {
            "unit": each.unit.name,
            "cases": cases(mix),
        }
    if shown.value is None or shown.expected is None:
        return f"{each.unit.name}: {in_language(shown.hidden)}"
    words = {
        "unit": each.unit.name,
        "expected": _about(shown.expected),
        "observed": count(shown.observed or 0),
        "cases": cases(mix),
        "value": per_cent(shown.value),
    }
    told = (
        _(
            "%(unit)s: gezien de populatie verwachtten we %(expected)s %(cases)s; het waren er %(observed)s. "
            "Met de populatie van heel Nederland zou het cijfer %(value)s zijn."
        )
        % words
    )
    return f"{told} {_verdict(shown, mix.indicator)}"


def _about(expected: float) -> str:
    """Whole where that is enough: nobody expects a tenth of a child."""
    return count(round(expected)) if expected >= FEW else number_format(expected, 1)


def _verdict(shown: DisclosedAdjustment, indicator: str) -> str:
    lower, upper = shown.ratio_lower or 0, shown.ratio_upper or 0
    if lower <= 1 <= upper:
        return _("Het verschil met wat te verwachten was, kan door toeval komen.")
    if upper < 1:
        return (
            _("Dat is minder dan te verwachten was, en toeval verklaart dat niet.") + " " + judged(indicator, "below")
        )
    return _("Dat is meer dan te verwachten was, en toeval verklaart dat niet.") + " " + judged(indicator, "above")


def numbers_table(found: AdjustedComparison) -> Table:
    columns = (
        Column(_("Eenheid")),
        Column(_("Gevonden"), is_numeric=True),
        Column(_("Verwacht"), is_numeric=True),
        Column(_("Gevonden gedeeld door verwacht"), is_numeric=True),
        Column(_("Vergelijkbaar cijfer"), is_numeric=True),
    )
    rows = [(each.unit.name, *_cells(each.shown)) for each in found.units]
    note = _("Tussen haakjes het 95%-interval.")
    return Table(_("Gevonden en verwacht"), columns, rows, stacks=True, note=note, hides_caption=True)


def _cells(shown: DisclosedAdjustment | None) -> tuple[str | None, ...]:
    if shown is None or shown.value is None:
        return (None, None, None, _("te weinig om te tonen") if shown else None)
    between = _("%(low)s tot %(high)s")
    ratio = between % {"low": _ratio(shown.ratio_lower), "high": _ratio(shown.ratio_upper)}
    value = between % {"low": per_cent(shown.lower or 0), "high": per_cent(shown.upper or 0)}
    return (
        count(shown.observed or 0),
        number_format(shown.expected or 0, 1, force_grouping=True),
        f"{_ratio(shown.ratio)} ({ratio})",
        f"{per_cent(shown.value)} ({value})",
    )


def _ratio(value: float | None) -> str:
    return number_format(value or 0, 2)


def mix_chart(found: AdjustedComparison) -> charts.Chart | None:
    """Whom the units care for; in the drawing without the level that others are compared with, which is the largest."""
    units = [each for each in found.units if each.mix]
    if not any(each.unit.level != "country" for each in units):
        return None
    drawn = [
        charts.Group(f"{_words(each)}: {_words(level)}".capitalize(), _values(units, each.name, number))
        for each in found.case_mix.shown
        for number, level in enumerate(each.levels)
        if number and any(value is not None for value in _values(units, each.name, number))
    ]
    return charts.shares(
        title=_("Voor wie u zorgt, naast uw VSV en Nederland"),
        units=[charts.Who(_short(each), KINDS[each.unit.level]) for each in units],
        groups=drawn,
        table=mix_table(found, units),
        note=_(
            "Deel van de kinderen die voor dit cijfer tellen. Groepen van minder dan tien blijven leeg, en een groep "
            "waaruit die te berekenen zou zijn ook. De grootste groep van elk kenmerk staat alleen in de tabel."
        ),
    )


def mix_table(found: AdjustedComparison, units: list[AdjustedUnit]) -> Table:
    columns = (Column(_("Kenmerk")), *(Column(each.unit.name, is_numeric=True) for each in units))
    rows = [
        (f"{_words(each)}: {_words(level)}".capitalize(), *map(_share, _values(units, each.name, number)))
        for each in found.case_mix.shown
        for number, level in enumerate(each.levels)
    ]
    return Table(_("Voor wie u zorgt"), columns, rows)


def _values(units: list[AdjustedUnit], characteristic: str, number: int) -> tuple[float | None, ...]:
    return tuple(each.mix[characteristic][number] for each in units)


def _share(value: float | None) -> str:
    return _("te weinig") if value is None else per_cent(value)


def _words(named: indicators.Characteristic | indicators.Level) -> str:
    return named.words_english if get_language() == "en" else named.words


def _short(each: AdjustedUnit) -> str:
    return {"country": _("Nederland"), "vsv": _("VSV")}.get(each.unit.level, _("eigen"))
