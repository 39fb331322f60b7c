"""Episodes as their sender knows them: by dossier number, with what was found in the message that counts."""

from collections.abc import Iterable
from dataclasses import dataclass

from ooievaar.portal.organisations.access import Access
from ooievaar.portal.submissions import judging
from ooievaar.portal.submissions.models import EpisodeVersion, StoredFinding
from ooievaar.portal.submissions.queries import CaseFinding, case_findings


@dataclass(frozen=True)
class Dossier:
    """The message that now counts for one episode. `number` is None when the message held none."""

    episode: str
    number: str | None
    name: str
    submission: int
    findings: tuple[CaseFinding, ...]


def dossiers_of(access: Access, episodes: Iterable[str]) -> tuple[Dossier, ...]:
    """The dossiers of these episodes (episode_id), in their order; what this person may not see is left out.

    This shows persons: whoever calls it writes down who looked.
    """
    wanted = list(episodes)
    current = EpisodeVersion.objects.visible_to(access).filter(episode__identity__in=wanted, is_current=True)
    rows = current.select_related("message", "episode").defer("message__content", "records", "linking")
    by_episode = {row.episode.identity: row for row in rows}
    findings: dict[int, list[StoredFinding]] = {row.message_id: [] for row in by_episode.values()}
    for finding in StoredFinding.objects.filter(message__in=list(findings)):
        findings[finding.message_id].append(finding)
    return tuple(_dossier(by_episode[one], findings[by_episode[one].message_id]) for one in wanted if one in by_episode)


def _dossier(version: EpisodeVersion, findings: list[StoredFinding]) -> Dossier:
    number, name = judging.label(version.message.label)
    found = tuple(case_findings(findings))
    return Dossier(version.episode.identity, number, name, version.message.submission_id, found)
