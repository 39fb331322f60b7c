"""Looking at an episode, taking it out of the registry and putting it back; each is written down."""

from django.db import transaction

from ooievaar.portal.audit.actions import Action, record
from ooievaar.portal.organisations.access import Access
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.submissions import episode_queries, rules
from ooievaar.portal.submissions.episode_queries import EpisodeSummary, History
from ooievaar.portal.submissions.models import Episode, EpisodeDecision
from ooievaar.portal.submissions.states import Change, Reason


@transaction.atomic
def find(*, by: Access, number: str, lvr_number: str | None = None) -> tuple[EpisodeSummary, ...]:
    """The episodes of a dossier number, as `episode_queries.of_dossier`; writes down who found what."""
    found = episode_queries.of_dossier(by, number, lvr_number)
    _looked(Action.EPISODES_SEARCHED, by, details={"episodes": [one.id for one in found]})
    return found


@transaction.atomic
def look(*, by: Access, episode_id: int) -> History | None:
    """One episode with its history, as `episode_queries.history`; writes down who looked."""
    found = episode_queries.history(by, episode_id)
    if found:
        _looked(Action.EPISODE_VIEWED, by, about=f"episode {episode_id}")
    return found


@transaction.atomic
def withdraw(*, by: Access, episode_id: int, reason: Reason | None, explanation: str = "") -> Episode:
    """Take an episode out of the registry: it stays, with all its versions, but nothing counts or links it.

    A newer message makes it count again, unless the reason is a lasting one; the same message again does not.

    Raises:
        Refused: this person may not, it was withdrawn already, or a reason is missing.
    """
    episode = _locked(by, episode_id)
    _refuse(rules.why_not_withdraw(by, episode, reason, explanation))
    episode.withdrawn_for = reason.value if reason else ""
    _decide(by, episode, Change.WITHDRAWN, reason=episode.withdrawn_for, explanation=explanation)
    _record(Action.EPISODE_WITHDRAWN, by, episode, {"reason": episode.withdrawn_for})
    return episode


@transaction.atomic
def put_back(*, by: Access, episode_id: int, explanation: str) -> Episode:
    """Make a withdrawn episode count again.

    Raises:
        Refused: this person may not, it is not withdrawn, or there is no explanation.
    """
    episode = _locked(by, episode_id)
    _refuse(rules.why_not_put_back(by, episode, explanation))
    episode.withdrawn_for = ""
    _decide(by, episode, Change.PUT_BACK, explanation=explanation)
    _record(Action.EPISODE_PUT_BACK, by, episode, {})
    return episode


def _locked(by: Access, episode_id: int) -> Episode:
    """The episode, while nobody stores messages of its organisation."""
    found = Episode.objects.visible_to(by).filter(pk=episode_id).values_list("organisation", flat=True).first()
    if found is not None:
        Organisation.objects.select_for_update().get(pk=found)
    episode = Episode.objects.visible_to(by).select_related("organisation").filter(pk=episode_id).first()
    if episode is None:
        raise Refused(rules.no_such_episode())
    return episode


def _refuse(sentence: str | None) -> None:
    if sentence:
        raise Refused(sentence)


def _decide(by: Access, episode: Episode, change: Change, *, explanation: str, reason: str = "") -> None:
    episode.save(update_fields=["withdrawn_for"])
    EpisodeDecision.objects.create(
        episode=episode,
        by=by.user,
        by_office=rules.acts_for_office(by, episode),
        change=change.value,
        reason=reason,
        explanation=explanation.strip(),
    )


def _record(action: Action, by: Access, episode: Episode, details: dict) -> None:
    details = {"sender": episode.organisation.lvr_number, **details}
    record(action, by=by.user, organisation=by.organisation.lvr_number, about=f"episode {episode.pk}", details=details)


def _looked(action: Action, by: Access, *, about: str = "", details: dict | None = None) -> None:
    record(action, by=by.user, organisation=by.organisation.lvr_number, about=about, details=details)
