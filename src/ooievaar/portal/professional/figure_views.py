"""One's own figures beside those of the VSV and the country."""

from django.http import Http404
from django.urls import reverse
from django.views.decorators.http import require_GET

from ooievaar import indicators
from ooievaar.portal.figures import queries
from ooievaar.portal.figures.adjusted import adjusted
from ooievaar.portal.figures.estimating import best_estimate
from ooievaar.portal.figures.series import series
from ooievaar.portal.figures.spreads import beyond_chance
from ooievaar.portal.organisations.access import requires
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.professional import figure_parts as parts
from ooievaar.portal.professional.experience_parts import no_experiences_page
from ooievaar.portal.professional.score_agreement_parts import refusal
from ooievaar.portal.professional.score_parts import is_score, score_page
from ooievaar.portal.surveys.rules import why_no_results
from ooievaar.portal.ui import show

CODES = frozenset(indicator.code for indicator in indicators.INDICATORS)


@requires(Permission.SEE_FIGURES)
@require_GET
def figures(request):
    years = queries.years_with_figures()
    year = chosen_year(request, years)
    found = queries.comparisons(request.access, year) if year else ()
    if why_no_results(request.access.organisation):
        found = tuple(each for each in found if not is_score(each.indicator))
    return show(request, parts.figures_page(year, years, found, beyond_chance(year) if year else {}))


@requires(Permission.SEE_FIGURES)
@require_GET
def indicator(request, code):
    years = queries.years_with_figures()
    year = chosen_year(request, years)
    found = queries.comparisons(request.access, year, indicator=code) if year and code in CODES else ()
    if year is None or not found:
        raise Http404
    if is_score(code):
        if sentence := why_no_results(request.access.organisation):
            return show(request, no_experiences_page(refusal(request.access.organisation, sentence)))
        choices = parts.year_choices(reverse("professional:indicator", args=[code]), years, year)
        return show(request, score_page(code, year, choices, found))
    part = parts.main_of(found).part
    funnel = queries.funnel(request.access, year, code, part)
    beside = parts.Beside(
        history=queries.trend(request.access, code, part),
        adjusted=adjusted(request.access, year, code),
        series=series(request.access, year, code, part),
        estimate=best_estimate(request.access, year, code, part),
    )
    return show(request, parts.indicator_page(code, year=year, years=years, found=found, funnel=funnel, beside=beside))


def chosen_year(request, years: tuple[int, ...]) -> int | None:
    """The year asked for when it has figures, else the newest that has."""
    asked = request.GET.get("jaar", "")
    return next((year for year in years if str(year) == asked), years[0] if years else None)
