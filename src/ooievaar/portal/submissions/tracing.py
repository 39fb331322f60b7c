"""What a linked case was made from. This shows persons: whoever calls it writes down who looked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ooievaar.portal.organisations.access import Access
from ooievaar.portal.submissions import episode_queries
from ooievaar.portal.submissions.episode_queries import History
from ooievaar.portal.submissions.models import Episode, EpisodeVersion


@dataclass(frozen=True)
class Source:
    """One episode of a case, as it is now: its messages, and the rows of the one that counts.

    `rows` are by table of `records.DELIVERED`, without what is empty; what identifies stays sealed and is not there.
    """

    identity: str
    history: History
    rows: Mapping[str, list[Mapping[str, Any]]]


def sources_of(access: Access, identities: Iterable[str]) -> tuple[Source, ...]:
    """The episodes with these identities (`episode_id` in a cut), in their order, without those one may not see."""
    wanted = list(identities)
    current = EpisodeVersion.objects.visible_to(access).filter(episode__identity__in=wanted, is_current=True)
    found = {row.episode.identity: row for row in current.select_related("episode").defer("linking")}
    sources = (_source(access, found[identity]) for identity in wanted if identity in found)
    return tuple(source for source in sources if source)


def _source(access: Access, version: EpisodeVersion) -> Source | None:
    history = episode_queries.history(access, version.episode_id)
    return Source(version.episode.identity, history, version.records) if history else None


def identity_of(access: Access, episode_id: int) -> str | None:
    """What a cut calls this episode; None when this person may not see it."""
    return Episode.objects.visible_to(access).filter(pk=episode_id).values_list("identity", flat=True).first()


def rows_of(access: Access, identities: Iterable[str]) -> dict[str, Mapping[str, list[Mapping[str, Any]]]]:
    """The rows of the message that counts for each of these episodes, as in `Source`, by identity."""
    current = EpisodeVersion.objects.visible_to(access).filter(episode__identity__in=list(identities), is_current=True)
    return dict(current.values_list("episode__identity", "records"))
