"""Scores as pages show them: topics in rows, units beside each other, the response first."""

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from ooievaar import indicators
from ooievaar.disclosure import Disclosed
from ooievaar.portal.figures.queries import Comparison, Unit
from ooievaar.portal.figures.titles import named, part_title
from ooievaar.portal.professional.pages import Choice, IndicatorFigures, IndicatorPage
from ooievaar.portal.professional.words import count, per_cent
from ooievaar.portal.ui import charts
from ooievaar.portal.ui.components import Action, Breadcrumbs, Column, Table
from ooievaar.portal.ui.core_words import in_language

__all__ = ["is_score", "score_overview", "score_page", "score_table"]


def is_score(code: str) -> bool:
    """Whether an indicator is shown by its scores instead of by a percentage."""
    return any(each.code == code and each.score for each in indicators.INDICATORS)


def score_overview(found: Sequence[Comparison], year: int) -> IndicatorFigures:
    """A score on the overview of all figures."""
    code = found[0].indicator
    return IndicatorFigures(
        title=named(code, year)[1],
        href=f"{reverse('professional:indicator', args=[code])}?jaar={year}",
        message=_("Gemiddelde cijfers van moeders, op een schaal van 1 tot 10."),
        comparison=None,
        parts=score_table(found, year),
    )


def score_page(code: str, year: int, years: tuple[Choice, ...], found: Sequence[Comparison]) -> IndicatorPage:
    """The scores of one's VSV beside those of the country."""
    return IndicatorPage(
        title=named(code, year)[1],
        lead=_("Verslagjaar %(year)s. Gemiddelde cijfers van moeders, op een schaal van 1 tot 10.") % {"year": year},
        breadcrumbs=Breadcrumbs(((_("Cijfers"), f"{reverse('professional:figures')}?jaar={year}"),)),
        years=years,
        figures=(),
        funnel=None,
        trend=None,
        scores=_chart(found, year),
        table=score_table(found, year),
        parts=None,
        explained=Action(_("Hoe is dit berekend?"), href=reverse("public:explanation", args=[code]), kind="link"),
    )


def _chart(found: Sequence[Comparison], year: int) -> charts.Chart | None:
    """The topics of one's VSV beside the country; None when nothing can be shown, or two VSVs would look alike."""
    topics = [one for one in found if one.part]
    units = list(dict.fromkeys(each.unit for one in topics for each in one.figures))
    rows = [charts.Row(_title(one, year), tuple(_means(one, units))) for one in topics]
    if [unit.level for unit in units] != ["vsv", "country"] or not any(row.means[0] for row in rows):
        return None
    return charts.scores(
        title=_("%(vsv)s naast Nederland, per onderwerp") % {"vsv": units[0].name},
        units=(charts.Who(_("VSV"), "vsv"), charts.Who(_("Nederland"), "country")),
        rows=rows,
        table=score_table(topics, year),
    )


def _means(one: Comparison, units: Sequence[Unit]) -> Iterator[charts.Mean | None]:
    shown = {each.unit: each.shown for each in one.figures}
    for unit in units:
        figure = shown.get(unit, Disclosed())
        yield charts.mean(figure.value, figure.lower, figure.upper)


def score_table(found: Sequence[Comparison], year: int) -> Table:
    """Every topic with the score of each unit, and marks and mothers behind that of a VSV; first the response."""
    units = list(dict.fromkeys(each.unit for one in found for each in one.figures))
    columns = [Column(_("Onderwerp"))]
    for unit in units:
        columns.append(Column(unit.name, is_numeric=True))
        if unit.level == "vsv":
            columns += [Column(_("Cijfers"), is_numeric=True), Column(_("Moeders"), is_numeric=True)]
    rows = [(_title(one, year), *_cells(one, units)) for one in found]
    return Table(named(found[0].indicator, year)[1], tuple(columns), rows, True, note=_note(found), hides_caption=True)


def _title(one: Comparison, year: int) -> str:
    if one.part is None:
        return _("Respons")
    return f"{one.part.upper()}. {part_title(one.indicator, one.part, year)}"


def _cells(one: Comparison, units: Sequence[Unit]) -> Iterator[str | None]:
    shown = {each.unit: each.shown for each in one.figures}
    for unit in units:
        figure = shown.get(unit, Disclosed())
        cells = _response(figure) if one.part is None else _score(figure)
        yield from cells if unit.level == "vsv" else cells[:1]


def _score(shown: Disclosed) -> tuple[str | None, str | None, str | None]:
    if shown.value is None:
        return (_("te weinig") if shown.hidden and shown.respondents is None else None), None, None
    words = _star(_decimals(shown.value), shown)
    if shown.lower is not None and shown.upper is not None:
        between = {"low": _decimals(shown.lower), "high": _decimals(shown.upper)}
        words = f"{words} ({_('%(low)s tot %(high)s') % between})"
    return words, count(shown.denominator or 0), count(shown.respondents or 0)


def _response(shown: Disclosed) -> tuple[str | None, str | None, str | None]:
    """Answered questionnaires against births; there are no marks in it."""
    if shown.numerator is None or shown.denominator is None:
        return (_("te weinig") if shown.hidden else None), None, None
    words = _("%(n)s op %(of)s bevallingen") % {"n": count(shown.numerator), "of": count(shown.denominator)}
    if shown.value is not None:
        words = f"{per_cent(shown.value)} ({words})"
    return _star(words, shown), None, count(shown.numerator)


def _star(words: str, shown: Disclosed) -> str:
    return f"{words} *" if shown.is_earlier else words


def _decimals(value: float) -> str:
    return number_format(value, 2)


def _note(found: Sequence[Comparison]) -> str:
    every = [each.shown for one in found for each in one.figures]
    sentences = [
        _(
            "Tussen haakjes: hoeveel een score door toeval kan verschillen. De respons zet ingevulde vragenlijsten af "
            "tegen bevallingen. Een vragenlijst telt bij het VSV van het gewenste ziekenhuis, een bevalling waar zij "
            "was; daarom kan de respons boven 100% uitkomen."
        ),
        *sorted({in_language(shown.hidden) for shown in every if shown.hidden}),
    ]
    if any(shown.is_earlier for shown in every):
        sentences.append(
            _("Met een *: nog zonder de laatste antwoorden. Die tellen mee zodra het er in een VSV tien zijn.")
        )
    return " ".join(sentences)
