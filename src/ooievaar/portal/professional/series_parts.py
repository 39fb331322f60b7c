"""Months of one's own unit and VSV: a control chart, and a sentence that says what stands out, or that nothing does."""

from datetime import date

import numpy as np
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ooievaar import statistics
from ooievaar.portal.figures.series import Period, UnitSeries
from ooievaar.portal.professional.comparing import judged
from ooievaar.portal.professional.mix_parts import KINDS
from ooievaar.portal.professional.pages import SeriesPart
from ooievaar.portal.ui import charts
from ooievaar.statistics import ControlChart, Pattern, Signal

MONTH = 1
# Fewer periods than the shortest run that counts as a shift.
ENOUGH = 7


def series_part(found: tuple[UnitSeries, ...], indicator: str, measure: str) -> SeriesPart | None:
    """None where nothing may be shown by month or quarter."""
    if not found:
        return None
    notes = [_("Elke stip is een periode, met de grenzen waartussen toeval haar bijna altijd houdt.")]
    if any(each.months != MONTH for each in found):
        notes.append(
            _(
                "Waar een maand minder dan tien geboorten telt, staan kwartalen: een maand weglaten zou de reeks "
                "breken, en zij zou uit het jaarcijfer te berekenen zijn."
            )
        )
    if any(each.is_earlier for each in found):
        notes.append(
            _(
                "Sinds de vorige berekening kwamen er te weinig geboorten bij om het verschil per maand te tonen; "
                "daarom staan hier de aantallen van toen."
            )
        )
    return SeriesPart(tuple(_chart(each, indicator, measure) for each in found), " ".join(notes))


def _chart(one: UnitSeries, indicator: str, measure: str) -> charts.Chart:
    numerators = [period.numerator for period in one.periods]
    found = statistics.p_chart(numerators, [period.denominator for period in one.periods])
    signals = statistics.signals(found)
    return charts.control(
        title=_title(one, signals, indicator),
        dots=[_dot(one, found, signals, place) for place in range(len(one.periods))],
        centre=100 * found.centre if np.isfinite(found.centre) else 0.0,
        kind=KINDS[one.unit.level],
        measure=measure,
        note=_note(found),
    )


def _note(found: ControlChart) -> str:
    if found.stretch <= 1.05:
        return ""
    return _("De perioden verschillen meer dan door toeval alleen; de grenzen zijn daarom wijder.")


def _dot(one: UnitSeries, found: ControlChart, signals: tuple[Signal, ...], place: int) -> charts.Dot:
    period = one.periods[place]
    patterns = [each.pattern for each in signals if each.pattern in found.patterns[place]]
    words = "; ".join(dict.fromkeys(str(_SHORT[each]()) for each in patterns))
    value, lower, upper = (_per_cent(each[place]) for each in (found.values, found.lower, found.upper))
    return charts.Dot(
        _named(period, one.months), _short(period, one.months), period.numerator, period.denominator,
        value, lower, upper, words,
    )  # fmt: skip


def _per_cent(proportion: float) -> float | None:
    return 100 * float(proportion) if np.isfinite(proportion) else None


def _title(one: UnitSeries, signals: tuple[Signal, ...], indicator: str) -> str:
    """What stands out, in order of time, and whether the newest of it is what is aimed for."""
    told = "; ".join(_told(each, one) for each in signals) or _calm(one)
    newest = max(signals, key=lambda each: each.last, default=None)
    sentence = f"{one.unit.name}: {told}."
    if newest is None or newest.pattern not in (Pattern.OUTSIDE, Pattern.SHIFT):
        return sentence
    return f"{sentence} {judged(indicator, 'above' if newest.is_up else 'below')}"


def _calm(one: UnitSeries) -> str:
    if len(one.periods) >= ENOUGH:
        return _("geen signaal; de perioden verschillen niet meer dan toeval geeft")
    return _(
        "geen uitschieter; met %(n)s is een blijvende verandering nog niet te zien, daarvoor zijn zeven perioden nodig"
    ) % {"n": _count(len(one.periods), one.months)}


def _told(signal: Signal, one: UnitSeries) -> str:
    first, last = one.periods[signal.first], one.periods[signal.last]
    words = {
        "first": _named(first, one.months),
        "last": _named(last, one.months),
        "n": _count(signal.last - signal.first + 1, one.months),
    }
    is_single = signal.first == signal.last and signal.pattern is Pattern.OUTSIDE
    return (_SINGLE[signal.is_up]() if is_single else _SENTENCES[signal.pattern, signal.is_up]()) % words


def _count(number: int, months: int) -> str:
    if months == MONTH:
        return ngettext("%(n)s maand", "%(n)s maanden", number) % {"n": number}
    return ngettext("%(n)s kwartaal", "%(n)s kwartalen", number) % {"n": number}


def _named(period: Period, months: int) -> str:
    if months == MONTH:
        return date_format(period.start, "F Y")
    return _("kwartaal %(n)s van %(year)s") % {"n": _quarter(period.start), "year": period.start.year}


def _short(period: Period, months: int) -> str:
    """Under the axis; the year stands at its first period."""
    is_first = period.start.month == 1
    if months == MONTH:
        return date_format(period.start, "M Y") if is_first else date_format(period.start, "M")
    return _("kw %(n)s %(year)s") % {"n": _quarter(period.start), "year": period.start.year}


def _quarter(day: date) -> int:
    return (day.month + 2) // 3


_SHORT = {
    Pattern.OUTSIDE: lambda: _("buiten de grenzen"),
    Pattern.SHIFT: lambda: _("lang aan één kant van het gemiddelde"),
    Pattern.TREND: lambda: _("aanhoudend omhoog of omlaag"),
    Pattern.NEAR_LIMIT: lambda: _("dicht bij een grens"),
}
_SINGLE = {
    True: lambda: _("%(first)s boven de grens van het toeval"),
    False: lambda: _("%(first)s onder de grens van het toeval"),
}
_SENTENCES = {
    (Pattern.OUTSIDE, True): lambda: _("van %(first)s tot en met %(last)s boven de grens van het toeval, %(n)s"),
    (Pattern.OUTSIDE, False): lambda: _("van %(first)s tot en met %(last)s onder de grens van het toeval, %(n)s"),
    (Pattern.SHIFT, True): lambda: _("%(n)s achter elkaar boven het gemiddelde, van %(first)s tot en met %(last)s"),
    (Pattern.SHIFT, False): lambda: _("%(n)s achter elkaar onder het gemiddelde, van %(first)s tot en met %(last)s"),
    (Pattern.TREND, True): lambda: _("%(n)s achter elkaar omhoog, van %(first)s tot en met %(last)s"),
    (Pattern.TREND, False): lambda: _("%(n)s achter elkaar omlaag, van %(first)s tot en met %(last)s"),
    (Pattern.NEAR_LIMIT, True): lambda: _("kort na elkaar dicht bij de bovengrens, tussen %(first)s en %(last)s"),
    (Pattern.NEAR_LIMIT, False): lambda: _("kort na elkaar dicht bij de ondergrens, tussen %(first)s en %(last)s"),
}
