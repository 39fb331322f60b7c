"""The country's figure through the years, from what was released and nothing else."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from ooievaar.portal.public.sentences import part_title, title
from ooievaar.portal.releases.queries import Edition, Released
from ooievaar.portal.ui import charts
from ooievaar.portal.ui.definition_breaks import marks, note

__all__ = ["trend_chart"]


def trend_chart(country: Released, editions: Iterable[Edition]) -> charts.Chart | None:
    """A line over the published years of one indicator or part; None when only one year shows it."""
    published = {each.year: found for each in editions if (found := _same(country, each))}
    shown = {year: figure for year, figure in published.items() if figure.value is not None}
    if len(shown) < 2:
        return None
    moments = tuple(_moment(year, shown.get(year)) for year in range(min(published), max(published) + 1))
    code, used = country.indicator, {year: figure.version for year, figure in shown.items()}
    measure = part_title(country) if country.part else title(country)
    return charts.trend(
        title=_heading(measure, min(shown), max(shown)),
        series=[charts.Series(_("Nederland"), "country", moments)],
        measure=measure,
        breaks=marks(code, used),
        note=note(code, used),
    )


def _moment(year: int, figure: Released | None) -> charts.Moment:
    """A year that was not published interrupts the line, as one without a figure does."""
    return charts.Moment(year, figure.value, figure.lower, figure.upper) if figure else charts.Moment(year, None)


def _heading(measure: str, first: int, last: int) -> str:
    return _("%(measure)s van %(first)s tot en met %(last)s") % {"measure": measure, "first": first, "last": last}


def _same(country: Released, edition: Edition) -> Released | None:
    """The figure of the country for the same indicator and part in another year."""
    found = edition.of(indicator=country.indicator, unit=country.unit)
    return next((each for each in found if each.part == country.part), None)
