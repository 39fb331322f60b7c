"""From disclosed figures to what the pages show."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from ooievaar import indicators
from ooievaar.disclosure import Disclosed
from ooievaar.portal.figures import queries
from ooievaar.portal.figures.adjusted import AdjustedComparison
from ooievaar.portal.figures.estimating import BestEstimate
from ooievaar.portal.figures.series import UnitSeries
from ooievaar.portal.professional.comparing import Spreads, message
from ooievaar.portal.professional.estimate_parts import estimate_part
from ooievaar.portal.professional.mix_parts import KINDS, case_mix_part
from ooievaar.portal.professional.pages import Choice, FiguresPage, IndicatorFigures, IndicatorPage
from ooievaar.portal.professional.score_parts import is_score, score_overview
from ooievaar.portal.professional.series_parts import series_part
from ooievaar.portal.professional.words import count, per_cent
from ooievaar.portal.ui import charts
from ooievaar.portal.ui.components import (
    Action,
    Bar,
    Breadcrumbs,
    Column,
    Comparison,
    EmptyState,
    FigureValue,
    Table,
)
from ooievaar.portal.ui.core_words import in_language
from ooievaar.portal.ui.definition_breaks import marks, note

WANTED = {
    indicators.Wanted.LOWER: gettext_lazy("Lager is beter"),
    indicators.Wanted.HIGHER: gettext_lazy("Hoger is beter"),
    indicators.Wanted.NEITHER: gettext_lazy("Lager of hoger is niet beter of slechter"),
}


def title_of(code: str, part: str | None = None) -> str:
    """The name of an indicator or part in the language of the page; the code when it is no longer declared."""
    try:
        named = indicators.find(code)
    except LookupError:
        return code
    if part:
        parts = [each for version in reversed(named.versions) for each in version.parts if each.code == part]
        if not parts:
            return part
        return parts[0].title_english if get_language() == "en" else parts[0].title
    return named.title_english if get_language() == "en" else named.title


def noun_of(code: str) -> str:
    """What an indicator counts, plural."""
    return _("kinderen") if indicators.find(code).counts.name == "children" else _("bevallingen")


def figures_page(
    year: int | None, years: tuple[int, ...], found: Iterable[queries.Comparison], spreads: Spreads
) -> FiguresPage:
    grouped: dict[str, list[queries.Comparison]] = {}
    for one in found:
        grouped.setdefault(one.indicator, []).append(one)
    nothing = EmptyState(
        _("Nog geen cijfers"), _("Zodra het registratiebureau de cijfers heeft berekend, staan ze hier.")
    )
    lead = _("Verslagjaar %(year)s: uw eigen cijfers naast die van uw VSV en Nederland.") % {"year": year}
    return FiguresPage(
        title=_("Cijfers"),
        lead=lead if year else _("Hier komen uw eigen cijfers naast die van uw VSV en Nederland."),
        years=year_choices(reverse("professional:figures"), years, year),
        indicators=tuple(
            score_overview(group, year or 0) if is_score(code) else _overview(tuple(group), year, spreads)
            for code, group in grouped.items()
        ),
        nothing=None if grouped else nothing,
    )


def _overview(found: tuple[queries.Comparison, ...], year: int | None, spreads: Spreads) -> IndicatorFigures:
    """An indicator by its own figure; a division, which has none, by its parts."""
    one = main_of(found)
    is_division = one.part is not None
    title = title_of(one.indicator)
    measure = title_of(one.indicator, one.part)
    return IndicatorFigures(
        title=title,
        href=f"{reverse('professional:indicator', args=[one.indicator])}?jaar={year}",
        message=_("Hieronder staat hoe de %(what)s zijn verdeeld.") % {"what": noun_of(one.indicator)}
        if is_division
        else message(one, measure, spreads),
        comparison=None if is_division else Comparison(label=measure, bars=bars_of(one)),
        parts=parts_table(found, one) if is_division else None,
    )


def year_choices(address: str, years: tuple[int, ...], here: int | None) -> tuple[Choice, ...]:
    return tuple(Choice(str(year), f"{address}?jaar={year}", year == here) for year in years)


def bars_of(one: queries.Comparison) -> tuple[Bar, ...]:
    return tuple(
        Bar(
            words=each.unit.name,
            value=each.shown.value,
            lower=each.shown.lower,
            upper=each.shown.upper,
            kind=KINDS[each.unit.level],
            count=counted(each.shown, noun_of(one.indicator)),
            hidden=in_language(each.shown.hidden) or None,
        )
        for each in one.figures
    )


def counted(shown: Disclosed, noun: str) -> str:
    if shown.numerator is None or shown.denominator is None:
        return ""
    words = {"n": count(shown.numerator), "of": count(shown.denominator), "what": noun}
    return _("%(n)s van de %(of)s %(what)s") % words


@dataclass(frozen=True)
class Beside:
    """What stands beside the figures of a year."""

    history: tuple[queries.Comparison, ...]
    adjusted: AdjustedComparison | None
    series: tuple[UnitSeries, ...]
    estimate: BestEstimate | None


def indicator_page(
    code: str,
    *,
    year: int,
    years: tuple[int, ...],
    found: tuple[queries.Comparison, ...],
    funnel: queries.Funnel,
    beside: Beside,
) -> IndicatorPage:
    main = main_of(found)
    measure = title_of(code, main.part)
    return IndicatorPage(
        title=title_of(code),
        lead=_("Verslagjaar %(year)s. %(wanted)s.") % {"year": year, "wanted": WANTED[indicators.find(code).wanted]},
        breadcrumbs=Breadcrumbs(((_("Cijfers"), f"{reverse('professional:figures')}?jaar={year}"),)),
        years=year_choices(reverse("professional:indicator", args=[code]), years, year),
        figures=tuple(_figure(each, main, measure) for each in main.figures),
        funnel=funnel_chart(funnel, main, measure),
        trend=trend_chart(beside.history, measure),
        table=units_table(main, measure),
        parts=parts_table(found, main),
        explained=Action(_("Hoe is dit berekend?"), href=reverse("public:explanation", args=[code]), kind="link"),
        case_mix=case_mix_part(beside.adjusted),
        series=series_part(beside.series, code, measure),
        estimate=estimate_part(beside.estimate, main, measure),
    )


def _label(unit: queries.Unit, main: queries.Comparison, measure: str) -> str:
    return f"{unit.name}: {measure}" if main.part else unit.name


def _figure(each: queries.UnitFigure, main: queries.Comparison, measure: str) -> FigureValue:
    return FigureValue(
        label=f"{each.unit.name}: {measure}" if main.part else each.unit.name,
        value=each.shown.value,
        numerator=each.shown.numerator,
        denominator=each.shown.denominator,
        lower=each.shown.lower,
        upper=each.shown.upper,
        hidden=in_language(each.shown.hidden) or None,
        counted=noun_of(main.indicator),
    )


def main_of(found: tuple[queries.Comparison, ...]) -> queries.Comparison:
    """The indicator itself, or its first part where it has no figure of its own."""
    with_figures = [one for one in found if any(each.shown.value is not None for each in one.figures)]
    return next(iter(with_figures or found))


def funnel_chart(funnel: queries.Funnel, main: queries.Comparison, measure: str) -> charts.Chart | None:
    if funnel.target is None or funnel.target.value is None or not funnel.points:
        return None
    points = [
        charts.Point(point.name if point.is_own else "", point.denominator, point.value, point.is_own)
        for point in funnel.points
    ]
    note = _("%(n)s VSV's zijn te klein om te tonen.") % {"n": funnel.hidden} if funnel.hidden else ""
    spreads = {(main.indicator, main.part): charts.beyond_chance(points, funnel.target.value)}
    return charts.funnel(
        title=message(main, measure, spreads),
        points=points,
        country=funnel.target.value,
        measure=measure,
        counted=noun_of(main.indicator),
        note=note,
    )


def trend_chart(history: tuple[queries.Comparison, ...], measure: str) -> charts.Chart | None:
    """Lines over the years, when there is more than one."""
    if len(history) < 2:
        return None
    units = {each.unit.number: each.unit for one in history for each in one.figures}
    series = [charts.Series(unit.name, KINDS[unit.level], _moments(history, unit)) for unit in units.values()]
    code, used = history[0].indicator, {one.year: one.version for one in history}
    return charts.trend(
        title=_("%(measure)s door de jaren") % {"measure": measure},
        series=series,
        measure=measure,
        breaks=marks(code, used),
        note=note(code, used),
    )


def _moments(history: tuple[queries.Comparison, ...], unit: queries.Unit) -> tuple[charts.Moment, ...]:
    return tuple(
        charts.Moment(one.year, each.shown.value, each.shown.lower, each.shown.upper)
        for one in history
        for each in one.figures
        if each.unit.number == unit.number
    )


def units_table(one: queries.Comparison, measure: str) -> Table:
    columns = (Column(_("Eenheid")), *(Column(words, is_numeric=True) for words in _unit_columns()))
    rows = tuple((each.unit.name + " *" * each.shown.is_earlier, *cells(each.shown)) for each in one.figures)
    reasons = sorted({in_language(each.shown.hidden) for each in one.figures if each.shown.hidden})
    if any(each.shown.is_earlier for each in one.figures):
        reasons.append(_("Met een *: zoals eerder getoond. Wat sindsdien veranderde, is te weinig om te tonen."))
    return Table(measure, columns, rows, stacks=True, note=" ".join(reasons), hides_caption=True)


def _unit_columns() -> tuple[str, ...]:
    return (_("Teller"), _("Noemer"), _("Uitkomst"), _("95%-interval"), _("Niet te bepalen"))


def cells(shown: Disclosed) -> tuple[str | None, ...]:
    if shown.value is None:
        return (None, None, _("te weinig om te tonen") if shown.hidden else None, None, None)
    numbers = (shown.numerator, shown.denominator, shown.undetermined)
    numerator, denominator, undetermined = (None if number is None else count(number) for number in numbers)
    return (numerator, denominator, per_cent(shown.value), interval(shown), undetermined)


def interval(shown: Disclosed) -> str | None:
    if shown.lower is None or shown.upper is None:
        return None
    return _("%(low)s tot %(high)s") % {"low": per_cent(shown.lower), "high": per_cent(shown.upper)}


def parts_table(found: tuple[queries.Comparison, ...], main: queries.Comparison) -> Table | None:
    """The parts of an indicator in rows, the units in columns."""
    parts = [one for one in found if one.part is not None]
    if not parts:
        return None
    units = [each.unit for each in main.figures]
    columns = (Column(_("Onderdeel")), *(Column(_column_words(unit), is_numeric=True) for unit in units))
    rows = tuple((title_of(one.indicator, one.part), *_part_cells(one, units)) for one in parts)
    return Table(_("Onderdelen"), columns, rows, stacks=True, hides_caption=True)


def _column_words(unit: queries.Unit) -> str:
    return _("Eigen organisatie") if unit.is_own else unit.name


def _part_cells(one: queries.Comparison, units: list[queries.Unit]) -> Iterable[str | None]:
    shown = {each.unit: each.shown for each in one.figures}
    for unit in units:
        figure = shown.get(unit)
        yield None if figure is None else part_cell(figure)


def part_cell(shown: Disclosed) -> str | None:
    if shown.value is None:
        return _("te weinig") if shown.hidden else None
    between = interval(shown)
    return f"{per_cent(shown.value)} ({between})" if between else per_cent(shown.value)
