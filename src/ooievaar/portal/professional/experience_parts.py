"""From scores to the page that shows them all. Nothing comes here that was not through disclosure."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.translation import gettext as _

from ooievaar import questionnaires
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.organisations.queries import Partnership
from ooievaar.portal.professional.experience_means import mean_of
from ooievaar.portal.professional.experience_pages import ExperiencesPage
from ooievaar.portal.professional.experience_words import title_of, topic, verdict_in_short
from ooievaar.portal.professional.pages import Choice
from ooievaar.portal.professional.response_parts import ResponsePart
from ooievaar.portal.professional.score_agreement_parts import address, renewal
from ooievaar.portal.professional.words import count, per_cent
from ooievaar.portal.surveys.agreements import KIND
from ooievaar.portal.surveys.scoring import TopicScores
from ooievaar.portal.ui import charts
from ooievaar.portal.ui.components import Alert, Column, EmptyState, Table
from ooievaar.portal.ui.core_words import in_language
from ooievaar.questionnaires import Score

type Units = tuple[tuple[str, str], ...]  # words, and which of the scores of a topic


def experiences_page(
    organisation: Organisation,
    vsvs: tuple[Partnership, ...],
    vsv: Partnership | None,
    carers: tuple[TopicScores, ...],
    response: ResponsePart,
) -> ExperiencesPage:
    return ExperiencesPage(
        title=_("Ervaringen van cliënten"),
        lead=_("Wat cliënten van uw zorg vinden, op een schaal van 1 tot 10."),
        choices=choices(vsvs, vsv),
        nothing=None if any(each.own.hidden is None for each in carers) else _nothing(),
        carers=_chart(_message(carers, organisation.name), units(vsv), vsv, carers),
        table=_table(organisation, vsv, carers),
        response=response,
        notes=notes(),
        renewal=renewal(organisation),
        agreement=address() if organisation.kind == KIND else "",
    )


def no_experiences_page(why: Alert) -> ExperiencesPage:
    return ExperiencesPage(
        title=_("Ervaringen van cliënten"),
        lead="",
        choices=(),
        nothing=why,
        carers=None,
        table=None,
        response=None,
        notes=(),
    )


def choices(vsvs: tuple[Partnership, ...], vsv: Partnership | None) -> tuple[Choice, ...]:
    return tuple(Choice(each.name, f"?vsv={each.number}", each == vsv) for each in vsvs)


def units(vsv: Partnership | None) -> Units:
    """The units of a topic that are shown beside each other, one's own first."""
    return (
        (_("Uw organisatie"), "own"),
        *(((_("VSV"), "vsv"),) if vsv else ()),
        (_("Nederland"), "country"),
    )


def _nothing() -> EmptyState:
    return EmptyState(
        _("Nog te weinig antwoorden over uw organisatie"),
        _("Een score verschijnt zodra minstens tien cliënten een cijfer gaven. Zo is niemand te herkennen."),
    )


def _chart(title: str, shown: Units, vsv: Partnership | None, scores: tuple[TopicScores, ...]) -> charts.Chart | None:
    """Every topic in one drawing; None while nothing at all can be shown."""
    if all(getattr(each, unit).mean is None for each in scores for _words, unit in shown):
        return None
    rows = tuple(
        charts.Row(title_of(each.letter), tuple(mean_of(getattr(each, unit)) for _words, unit in shown))
        for each in scores
    )
    return charts.scores(
        title=title,
        units=tuple(charts.Who(words, unit) for words, unit in shown),
        rows=rows,
        table=_means(title, shown, vsv, scores),
    )


def _message(scores: tuple[TopicScores, ...], name: str) -> str:
    """What goes best and what could be better, by the own scores."""
    shown = sorted((each for each in scores if each.own.mean is not None), key=lambda each: each.own.mean or 0)
    if len(shown) < 2 or shown[0].own.mean == shown[-1].own.mean:
        return _("De zorg van %(name)s") % {"name": name}
    words = {"best": topic(shown[-1].letter).lower(), "least": topic(shown[0].letter).lower()}
    return _("Het hoogst scoort u op ‘%(best)s’, het laagst op ‘%(least)s’") % words


def _means(caption: str, shown: Units, vsv: Partnership | None, scores: Iterable[TopicScores]) -> Table:
    """What the drawing shows, and why something is not there."""
    columns = [Column(vsv.name if vsv and unit == "vsv" else words, is_numeric=True) for words, unit in shown]
    return Table(
        caption=caption,
        columns=(Column(_("Onderwerp")), *columns),
        rows=tuple((title_of(each.letter), *(_mean(getattr(each, unit)) for _words, unit in shown)) for each in scores),
        stacks=True,
        note=_("Tussen haakjes het aantal cliënten dat een cijfer gaf."),
    )


def _table(organisation: Organisation, vsv: Partnership | None, scores: tuple[TopicScores, ...]) -> Table | None:
    """Every topic with its own page, and in a few words whether a difference matters; None while there is no score."""
    shown = [each for each in scores if each.own.mean is not None]
    if not shown:
        return None
    others = units(vsv)[1:]
    query = f"?vsv={vsv.number}" if vsv else ""
    rows = tuple(
        (
            _link(each.letter, query),
            number_format(each.own.mean or 0, 2),
            per_cent(each.own.negatives or 0),
            count(each.own.respondents or 0),
            *(verdict_in_short(each.own, getattr(each, unit)) or _("te weinig") for _words, unit in others),
        )
        for each in shown
    )
    return Table(
        caption=_("Per onderwerp: de zorg van %(name)s") % {"name": organisation.name},
        columns=(
            Column(_("Onderwerp")),
            Column(_("Gemiddeld"), is_numeric=True),
            Column(_("Negatief"), is_numeric=True),
            Column(_("Cliënten"), is_numeric=True),
            *(Column(_("Naast %(other)s") % {"other": words}) for words, _unit in others),
        ),
        rows=rows,
        stacks=True,
        note=_("Negatief is een cijfer tot en met %(bound)s.") % {"bound": questionnaires.NEGATIVE_TO},
    )


def _link(letter: str, query: str) -> str:
    href = reverse("professional:experience", args=[letter])
    return format_html('<a class="nl-link" href="{}{}">{}</a>', href, query, title_of(letter))


def _mean(score: Score) -> str:
    if score.mean is None or score.respondents is None:
        return in_language(score.hidden)
    return f"{number_format(score.mean, 2)} ({count(score.respondents)})"


def notes() -> tuple[str, ...]:
    """How to read scores."""
    matters = {
        "mean": number_format(questionnaires.MATTERS_ON_MEAN, 2),
        "points": str(questionnaires.MATTERS_ON_NEGATIVES),
        "minimum": str(questionnaires.MINIMUM),
    }
    return (
        _(
            "Een verschil telt vanaf %(mean)s in het gemiddelde, of %(points)s procentpunt in het deel negatief. "
            "Er staat bij of het ook groter is dan door toeval te verwachten is."
        )
        % matters,
        _(
            "Een score verschijnt vanaf %(minimum)s cliënten en verandert pas als er minstens %(minimum)s bij komen. "
            "Naast uw eigen score staat een andere pas als daarin %(minimum)s cliënten van anderen meetellen. "
            "Anders was uit het verschil te zien wat één cliënt gaf."
        )
        % matters,
        _("Een cliënt telt voor het VSV van het ziekenhuis waar zij wilde bevallen, ook als het anders liep."),
    )
