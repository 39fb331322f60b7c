"""What linkage sees of an episode. This shows persons: whoever shows it writes down who looked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ooievaar import linkage
from ooievaar.portal.submissions import judging
from ooievaar.portal.submissions.frames import frames_of_episodes
from ooievaar.portal.submissions.models import Episode

# What follows from the other columns.
_FOLLOWING = ("number", "due_low", "due_high", "birth_year", "birth_month", "birth_dom", "postcode4")
_MARK_LENGTH = 16


@dataclass(frozen=True)
class ComparedEpisode:
    """An episode that counts now, by its values that are compared: days as numbers from 1 January 1970.

    `marks` holds for each value a keyed hash that says nothing but whether the value is still the same.
    """

    identity: str
    id: int
    lvr_number: str
    values: Mapping[str, Any]
    marks: Mapping[str, str]


def compared_episodes(identities: Iterable[str]) -> dict[str, ComparedEpisode]:
    """These episodes by identity; those that were withdrawn, or never were, are left out."""
    wanted = set(identities)
    keys = dict(Episode.objects.filter(identity__in=wanted).values_list("identity", "pk"))
    rows = linkage.comparable(frames_of_episodes(wanted)).drop(_FOLLOWING)
    return {row["episode_id"]: _compared(row, keys) for row in rows.iter_rows(named=True)}


def _compared(row: dict[str, Any], keys: Mapping[str, int]) -> ComparedEpisode:
    identity = row.pop("episode_id")
    marks = {name: _mark(identity, name, value) for name, value in row.items()}
    return ComparedEpisode(identity, keys[identity], row["lvr_number"], row, marks)


def _mark(identity: str, name: str, value: Any) -> str:
    # With the episode in it, so that two records with one postcode do not have one mark.
    return judging.keyed_hash("compared", identity, name, repr(value))[:_MARK_LENGTH]
