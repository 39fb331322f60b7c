"""From scores to the page that shows them. Nothing comes here that was not through disclosure."""

from collections.abc import Iterable

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ooievaar import questionnaires
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.organisations.queries import Partnership
from ooievaar.portal.professional.pages import Choice
from ooievaar.portal.professional.survey_pages import ExperiencesPage
from ooievaar.portal.professional.words import count, per_cent
from ooievaar.portal.surveys.scoring import TopicScores
from ooievaar.portal.ui.components import Alert, Column, EmptyState, Table
from ooievaar.portal.ui.core_words import in_language
from ooievaar.questionnaires import Score

TITLES = {
    "A": gettext_lazy("Persoonlijke aandacht"),
    "B": gettext_lazy("Serieus genomen"),
    "C": gettext_lazy("Informatie gekregen"),
    "D": gettext_lazy("Samen beslissen"),
    "E": gettext_lazy("Eigen wensen"),
    "F": gettext_lazy("Bereikbaar en op tijd"),
    "G": gettext_lazy("Zorgverleners werken samen"),
    "H": gettext_lazy("Partner betrokken"),
    "I": gettext_lazy("Zorgen of angsten besproken"),
    "J": gettext_lazy("Vertrouwen in zorgverleners"),
    "K": gettext_lazy("Goed omgaan met het kind"),
    "L": gettext_lazy("Goede zorg voor moeder en kind"),
    "M": gettext_lazy("Goed gevoel erover"),
}


def experiences_page(
    organisation: Organisation,
    vsvs: tuple[Partnership, ...],
    vsv: Partnership | None,
    carers: tuple[TopicScores, ...],
    phases: tuple[TopicScores, ...],
) -> ExperiencesPage:
    return ExperiencesPage(
        title=_("Ervaringen van cliënten"),
        lead=_("Wat cliënten van uw zorg vinden, op een schaal van 1 tot 10."),
        choices=tuple(Choice(each.name, f"?vsv={each.number}", each == vsv) for each in vsvs),
        nothing=None if _has_any(carers) else _nothing(),
        carers=_beside(_("De zorg van %(name)s") % {"name": organisation.name}, _("Uw organisatie"), vsv, carers),
        phases=_beside(_("Zwangerschap, bevalling en kraamtijd samen"), "", vsv, phases),
        distribution=_distribution(carers),
        notes=_notes(),
    )


def no_experiences_page(sentence: str) -> ExperiencesPage:
    return ExperiencesPage(
        title=_("Ervaringen van cliënten"),
        lead="",
        choices=(),
        nothing=Alert(sentence),
        carers=None,
        phases=None,
        distribution=None,
        notes=(),
    )


def _has_any(scores: Iterable[TopicScores]) -> bool:
    return any(each.own.hidden is None for each in scores)


def _nothing() -> EmptyState:
    return EmptyState(
        _("Nog te weinig antwoorden over uw organisatie"),
        _("Een score verschijnt zodra minstens tien cliënten een cijfer gaven. Zo is niemand te herkennen."),
    )


def _beside(caption: str, own: str, vsv: Partnership | None, scores: tuple[TopicScores, ...]) -> Table:
    units = [(own, "own")] if own else []
    units += [(vsv.name, "vsv")] if vsv else []
    units += [(_("Nederland"), "country")]
    columns = [Column(words, is_numeric=True) for words, _unit in units]
    return Table(
        caption=caption,
        columns=(Column(_("Onderwerp")), *columns),
        rows=tuple((_title(each), *(_mean(getattr(each, unit)) for _words, unit in units)) for each in scores),
        stacks=True,
        note=_("Tussen haakjes het aantal cliënten dat een cijfer gaf."),
    )


def _distribution(scores: tuple[TopicScores, ...]) -> Table | None:
    """How the marks of one's own organisation are spread; None while there are none to show."""
    shown = [each for each in scores if each.own.distribution is not None]
    if not shown:
        return None
    marks = range(questionnaires.LOWEST, questionnaires.HIGHEST + 1)
    columns = [Column(str(mark), is_numeric=True) for mark in marks]
    return Table(
        caption=_("Hoe vaak elk cijfer is gegeven"),
        columns=(Column(_("Onderwerp")), *columns, Column(_("Negatief"), is_numeric=True)),
        rows=tuple((_title(each), *(each.own.distribution or ()), per_cent(each.own.negatives or 0)) for each in shown),
        note=_("Negatief is een cijfer tot en met %(bound)s.") % {"bound": questionnaires.NEGATIVE_TO},
    )


def _title(scores: TopicScores) -> str:
    return f"{scores.letter}. {TITLES[scores.letter]}"


def _mean(score: Score) -> str:
    if score.mean is None or score.respondents is None:
        return in_language(score.hidden)
    return f"{number_format(score.mean, 2)} ({count(score.respondents)})"


def _notes() -> tuple[str, ...]:
    matters = {
        "mean": number_format(questionnaires.MATTERS_ON_MEAN, 2),
        "points": str(questionnaires.MATTERS_ON_NEGATIVES),
        "minimum": str(questionnaires.MINIMUM),
    }
    return (
        _(
            "Een verschil telt vanaf %(mean)s in het gemiddelde, of %(points)s procentpunt in het deel negatief; "
            "kleiner kan toeval zijn."
        )
        % matters,
        _(
            "Een score verschijnt vanaf %(minimum)s cliënten en verandert pas als er minstens %(minimum)s bij komen. "
            "Anders was uit het verschil te zien wat één cliënt gaf."
        )
        % matters,
        _("Een cliënt telt voor het VSV van het ziekenhuis waar zij wilde bevallen, ook als het anders liep."),
    )
