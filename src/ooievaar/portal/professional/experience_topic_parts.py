"""From the scores of one topic to the page about it."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from ooievaar import questionnaires, statistics
from ooievaar.portal.organisations.queries import Partnership
from ooievaar.portal.professional.experience_means import mean_of
from ooievaar.portal.professional.experience_pages import TopicPage
from ooievaar.portal.professional.experience_parts import choices, notes
from ooievaar.portal.professional.experience_split_parts import split_part
from ooievaar.portal.professional.experience_words import period_of, sentence, title_of, topic
from ooievaar.portal.professional.words import count, per_cent
from ooievaar.portal.surveys.scoring import TopicDetails, UnitDetails
from ooievaar.portal.ui import charts
from ooievaar.portal.ui.components import Breadcrumbs, Column, EmptyState, Table
from ooievaar.portal.ui.core_words import in_language
from ooievaar.questionnaires import Point, Score

type Named = tuple[str, str, UnitDetails]  # words, kind, what is shown


def topic_page(found: TopicDetails, vsvs: tuple[Partnership, ...], vsv: Partnership | None, split: str) -> TopicPage:
    units = _units(found, vsv)
    main = units[0][2].score
    return TopicPage(
        title=topic(found.letter),
        lead=_("Wat cliënten hierover van uw zorg vinden, op een schaal van 1 tot 10."),
        breadcrumbs=Breadcrumbs(((_("Ervaringen"), _overview(vsv)),)),
        choices=choices(vsvs, vsv),
        nothing=None if main.mean is not None else _nothing(main),
        sentences=tuple(said for words, _kind, each in units[1:] if (said := sentence(main, each.score, words))),
        compared=_compared(found.letter, units),
        distribution=_distribution(units[0]),
        trend=_trend(units),
        split=split_part(found, split, {"vsv": vsv.number} if vsv else {}),
        notes=notes(),
    )


def _units(found: TopicDetails, vsv: Partnership | None) -> tuple[Named, ...]:
    of_vsv = ((vsv.name, "vsv", found.vsv),) if vsv and found.vsv else ()
    return ((_("Uw organisatie"), "own", found.own), *of_vsv, (_("Nederland"), "country", found.country))


def _overview(vsv: Partnership | None) -> str:
    return reverse("professional:experiences") + (f"?vsv={vsv.number}" if vsv else "")


def _nothing(score: Score) -> EmptyState:
    return EmptyState(_("Nog te weinig antwoorden"), in_language(score.hidden))


def _compared(letter: str, units: tuple[Named, ...]) -> charts.Chart | None:
    if all(each.score.mean is None for _words, _kind, each in units):
        return None
    row = charts.Row(title_of(letter), tuple(mean_of(each.score) for _words, _kind, each in units))
    return charts.scores(
        title=_in_one_line(units),
        units=tuple(charts.Who(_("VSV") if kind == "vsv" else words, kind) for words, kind, _each in units),
        rows=(row,),
        table=_numbers(letter, units),
    )


def _in_one_line(units: tuple[Named, ...]) -> str:
    shown = [(words, each.score.mean) for words, _kind, each in units if each.score.mean is not None]
    return ", ".join(f"{words}: {number_format(mean, 2)}" for words, mean in shown)


def _numbers(letter: str, units: tuple[Named, ...]) -> Table:
    return Table(
        caption=title_of(letter),
        columns=(
            Column(_("Eenheid")),
            Column(_("Gemiddeld"), is_numeric=True),
            Column(_("95%-interval"), is_numeric=True),
            Column(_("Negatief"), is_numeric=True),
            Column(_("Cliënten"), is_numeric=True),
        ),
        rows=tuple((words, *_cells(each.score)) for words, _kind, each in units),
        stacks=True,
    )


def _cells(score: Score) -> tuple[str | None, ...]:
    interval = statistics.mean_interval(score)
    if interval is None:
        return in_language(score.hidden), None, None, None
    between = _("%(low)s tot %(high)s") % {"low": charts.mark(interval[0]), "high": charts.mark(interval[1])}
    return (
        charts.mark(score.mean or 0),
        between,
        per_cent(score.negatives or 0),
        count(score.respondents or 0),
    )


def _distribution(main: Named) -> charts.Chart | None:
    """How one's own marks are spread."""
    words, _kind, found = main
    counts = found.score.distribution
    if counts is None:
        return None
    marks = enumerate(counts, questionnaires.LOWEST)
    return charts.distribution(
        title=_("%(unit)s: %(share)s van de cijfers is negatief")
        % {"unit": words, "share": per_cent(found.score.negatives or 0)},
        counts=counts,
        negative_to=questionnaires.NEGATIVE_TO,
        table=Table(
            caption=_("Hoe vaak elk cijfer is gegeven"),
            columns=(Column(_("Cijfer")), Column(_("Keer"), is_numeric=True)),
            rows=tuple((str(mark), times) for mark, times in marks),
        ),
        note=_("Negatief is een cijfer tot en met %(bound)s.") % {"bound": questionnaires.NEGATIVE_TO},
    )


def _trend(units: tuple[Named, ...]) -> charts.Chart | None:
    """Lines over the quarters, once there are two to connect."""
    points = {words: each.trend for words, _kind, each in units}
    if len(points[units[0][0]]) < 2:
        return None
    return charts.quarterly(
        title=_course(units[0]),
        lines=[
            charts.QuarterlyLine(_("VSV") if kind == "vsv" else words, kind, _quarters(each.trend))
            for words, kind, each in units
        ],
        table=_points(units[0]),
        note=_(
            "Elk punt telt minstens tien cliënten die er sinds het vorige punt bij kwamen. Zijn het er minder, dan "
            "tellen zij mee in het volgende. Wat eenmaal getoond is, blijft staan."
        ),
    )


def _course(main: Named) -> str:
    """What became of it from the first point to the last, and whether that is more than chance."""
    words, _kind, found = main
    first, last = (questionnaires.score_of("", point.tally) for point in (found.trend[0], found.trend[-1]))
    gap = statistics.difference(last, first)
    told = {"unit": words, "first": charts.mark(first.mean or 0), "last": charts.mark(last.mean or 0)}
    if gap is None or gap.on_mean is not statistics.Verdict.MATTERS:
        return _("%(unit)s: van %(first)s naar %(last)s; dat is geen verschil dat telt") % told
    if gap.mean > 0:
        return _("%(unit)s: van %(first)s naar %(last)s; dat is een verbetering die telt") % told
    return _("%(unit)s: van %(first)s naar %(last)s; dat is een daling die telt") % told


def _quarters(points: Sequence[Point]) -> tuple[charts.Quarter, ...]:
    found = ((point.last, mean_of(questionnaires.score_of("", point.tally))) for point in points)
    return tuple(charts.Quarter(last, mean.value, mean.lower, mean.upper) for last, mean in found if mean)


def _points(main: Named) -> Table:
    words, _kind, found = main
    scores = [(point, questionnaires.score_of("", point.tally)) for point in found.trend]
    return Table(
        caption=_("%(unit)s per kwartaal") % {"unit": words},
        columns=(
            Column(_("Kwartaal")),
            Column(_("Gemiddeld"), is_numeric=True),
            Column(_("95%-interval"), is_numeric=True),
            Column(_("Negatief"), is_numeric=True),
            Column(_("Cliënten"), is_numeric=True),
        ),
        rows=tuple((period_of(point), *_cells(score)) for point, score in scores),
        stacks=True,
    )
