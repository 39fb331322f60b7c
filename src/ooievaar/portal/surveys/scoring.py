"""Scores for those who gave care: worked out when somebody looks, and moved on only as disclosure allows."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from ooievaar import questionnaires
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.organisations.queries import Partnership
from ooievaar.portal.surveys.models import Response, ShownScore
from ooievaar.questionnaires import PREM, Score

COUNTRY = "NL"
# Of each kind of organisation: whom the questions are about, and where the answers say which one it was.
ABOUT = {"practice": ("vk", "practice"), "hospital": ("zk", "hospital_of_care"), "kraamzorg": ("kz", "kraamzorg")}
# Over all carers together no others are shown: less the one carer they would tell of the few who had another.
_ABOUT_PHASES = frozenset(topic.letter for topic in PREM.topics if topic.about == questionnaires.PHASES)
# Recomputing the country reads every response: only when enough came in to matter.
_COUNTRY_GROWTH = 1.02


@dataclass(frozen=True)
class TopicScores:
    """One topic: one's own organisation, its partnership and the country, each as it may be shown."""

    letter: str
    own: Score
    vsv: Score
    country: Score


def topic_scores(organisation: Organisation, vsv: Partnership | None) -> tuple[TopicScores, ...]:
    """What clients say of an organisation, beside all carers of its kind in its partnership and in the country."""
    about, field = ABOUT[organisation.kind]
    own = _shown(organisation.kind, organisation.lvr_number, about, {field: organisation.lvr_number})
    of_vsv = _shown("vsv", vsv.number, about, {"vsv": vsv.number}) if vsv else {}
    country = _shown("country", COUNTRY, about, {})
    return tuple(_topic(letter, own[letter], of_vsv, country[letter]) for letter in own)


def phase_scores(vsv: Partnership | None) -> tuple[TopicScores, ...]:
    """The topics that are asked about phases: of a partnership and the country, since no one carer answers for them."""
    of_vsv = _shown("vsv", vsv.number, "", {"vsv": vsv.number}) if vsv else {}
    country = _shown("country", COUNTRY, "", {})
    return tuple(_topic(letter, questionnaires.nothing(letter), of_vsv, country[letter]) for letter in country)


def _topic(letter: str, own: Score, of_vsv: dict[str, Score], country: Score) -> TopicScores:
    vsv = of_vsv.get(letter) or questionnaires.nothing(letter)
    beside_own = questionnaires.beside(own, vsv)
    return TopicScores(
        letter,
        own,
        beside_own,
        questionnaires.beside(own, questionnaires.beside(vsv, country)),
    )


def _shown(level: str, unit: str, about: str, where: dict[str, str]) -> dict[str, Score]:
    """What is shown of a unit now, by topic; computed anew when there are more responses than it was computed from."""
    found = Response.objects.filter(**where)
    kept = {row.topic: row for row in ShownScore.objects.filter(level=level, unit=unit, about=about)}
    computed_from = max((row.responses for row in kept.values()), default=0)
    growth = _COUNTRY_GROWTH if level == "country" else 1
    count = found.count()
    if kept and count < max(computed_from * growth, computed_from + 1):
        return {topic: questionnaires.as_shown(row.score) for topic, row in kept.items()}
    wanted = _ABOUT_PHASES if not about else frozenset(t.letter for t in PREM.topics) - _ABOUT_PHASES
    fresh = questionnaires.scores(PREM, _answers(found), about or None)
    fresh = tuple(score for score in fresh if score.topic in wanted)
    return _move_on(level, unit, about, fresh, count)


def _answers(found) -> Iterable[questionnaires.Answers]:
    return found.filter(questionnaire=PREM.key).values_list("answers", flat=True).iterator()


@transaction.atomic
def _move_on(level: str, unit: str, about: str, fresh: tuple[Score, ...], count: int) -> dict[str, Score]:
    """Keep what may be shown from now on, topic by topic."""
    kept = ShownScore.objects.select_for_update().filter(level=level, unit=unit, about=about)
    before = {row.topic: questionnaires.as_shown(row.score) for row in kept}
    shown = {score.topic: questionnaires.renewed(before.get(score.topic), score) for score in fresh}
    ShownScore.objects.bulk_create(
        [
            ShownScore(
                level=level, unit=unit, about=about, topic=topic, score=questionnaires.as_kept(score), responses=count
            )
            for topic, score in shown.items()
        ],
        update_conflicts=True,
        unique_fields=["level", "unit", "about", "topic"],
        update_fields=["score", "responses"],
    )
    return shown
