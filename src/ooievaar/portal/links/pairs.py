"""How a pair of episodes is named, and what is kept of its explanation."""

import hashlib
import json

from cryptography.fernet import InvalidToken

from ooievaar import linkage
from ooievaar.portal.submissions.sealing import seal, unseal

_KEY_LENGTH = 32


def key_of(one: str, other: str) -> str:
    """The name of a pair, whichever episode is named first."""
    return hashlib.sha256(" ".join(sorted((one, other))).encode()).hexdigest()[:_KEY_LENGTH]


def sealed(pair: linkage.Pair) -> bytes:
    """What each comparison found and added, so that only we can read it: it tells how alike two women's data are."""
    told = [(each.comparison, each.level, each.weight) for each in pair.weights]
    return seal(json.dumps([pair.prior, told]).encode())


def opened(explanation: bytes | memoryview) -> tuple[float, tuple[linkage.Weight, ...]] | None:
    """The prior and the weights; None when the key they were sealed with is gone: the next computation tells anew."""
    try:
        prior, told = json.loads(unseal(explanation))
    except InvalidToken:
        return None
    return prior, tuple(linkage.Weight(*each) for each in told)
