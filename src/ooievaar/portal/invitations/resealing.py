"""Encrypting addresses with the newest key, for as long as they are there."""

from collections.abc import Iterator

from ooievaar.portal.invitations.models import Invitation
from ooievaar.portal.submissions.resealing import Progress
from ooievaar.portal.surveys.resealing import resealed


def reseal() -> Iterator[Progress]:
    """Encrypt everything with the newest key."""
    return resealed(Invitation)
