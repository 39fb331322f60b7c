"""From one message to the rows that the database keeps: typed, and pseudonymised at the door."""

from dataclasses import dataclass
from typing import Any

from ooievaar import kernset
from ooievaar.intake import values
from ooievaar.intake.bsn import valid_bsn
from ooievaar.intake.pseudonyms import Pseudonymiser
from ooievaar.intake.rows import CHILDREN_AT, Row, read_rows
from ooievaar.records import DELIVERED_CHILDREN, EPISODES

_MOTHER_BSN = tuple(str(EPISODES["mother_key"].concept).split("/"))
_MOTHER_BIRTH = tuple(str(EPISODES["mother_birth_date"].concept).split("/"))
_CARE_START = tuple(str(EPISODES["start_date"].concept).split("/"))
_CHILD_BSN = tuple(str(DELIVERED_CHILDREN["child_key"].concept).removeprefix(f"{CHILDREN_AT}/").split("/"))


@dataclass(frozen=True)
class Delivered:
    """One message as rows of `records.EPISODES`, `REFERRALS` and `DELIVERED_CHILDREN`.

    `identity` is the episode_id: messages with the same identity are versions of one episode. Sender and dossier number
    alone do not tell episodes apart, as systems reuse dossier numbers; mother and start of care do.
    """

    episode: Row
    referrals: list[Row]
    children: list[Row]
    identity: str


def translate(message: kernset.Message, pseudonymiser: Pseudonymiser) -> Delivered:
    """The rows of a message; absent, NI, UNK and unreadable values are None. Never raises on a message's content."""
    rows = read_rows(message.tree)
    identity = identity_of(message, pseudonymiser)
    mother = _first_bsn(message.tree, _MOTHER_BSN)
    episode = {
        **rows.episode,
        "episode_id": identity,
        "lvr_number": message.sender_lvr or rows.episode["lvr_number"],
        "mother_key": pseudonymiser.pseudonym("mother", mother) if mother else None,
    }
    return Delivered(
        episode=episode,
        referrals=[{**row, "episode_id": identity} for row in rows.referrals],
        children=_children(message, rows.children, identity, pseudonymiser),
        identity=identity,
    )


def identity_of(message: kernset.Message, pseudonymiser: Pseudonymiser) -> str:
    """The episode_id of a message: sender, dossier, mother (BSN, else birth date) and start of care."""
    mother = _first_bsn(message.tree, _MOTHER_BSN) or _first_text(message.tree, _MOTHER_BIRTH)
    start = _first_text(message.tree, _CARE_START)[:10]
    return pseudonymiser.pseudonym("episode", message.sender_lvr or "", message.dossier or "", mother, start)


def _children(message: kernset.Message, rows: list[Row], identity: str, pseudonymiser: Pseudonymiser) -> list[Row]:
    nodes = values.leaves(message.tree, (CHILDREN_AT,))
    bsns = [_first_bsn(node, _CHILD_BSN) for node in nodes]
    return [
        {**row, "episode_id": identity, "child_key": pseudonymiser.pseudonym("child", bsn) if bsn else None}
        for row, bsn in zip(rows, bsns, strict=True)
    ]


def _first_bsn(node: Any, steps: tuple[str, ...]) -> str | None:
    return next((bsn for leaf in values.leaves(node, steps) if (bsn := valid_bsn(leaf))), None)


def _first_text(node: Any, steps: tuple[str, ...]) -> str:
    return next((leaf for leaf in values.leaves(node, steps) if isinstance(leaf, str)), "")
