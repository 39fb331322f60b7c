"""Encrypting sent answers with the newest key, in chunks. Those under way hang on no key that is ever replaced."""

from collections.abc import Iterator
from typing import Any

from cryptography.fernet import InvalidToken
from django.db import transaction

from ooievaar.portal.submissions.resealing import Progress
from ooievaar.portal.surveys.models import AnswerFile, Comment, Identity, Waiting
from ooievaar.portal.surveys.sealing import is_newest, seal, unseal

CHUNK = 500
_SEALED: tuple[Any, ...] = (Waiting, Comment, Identity, AnswerFile)


def reseal() -> Iterator[Progress]:
    """Encrypt everything with the newest key. Afterwards the older keys may go, unless something was unreadable."""
    for model in _SEALED:
        yield from resealed(model)


def resealed(model: Any) -> Iterator[Progress]:
    """One table with a column `sealed`, empty or not."""
    keys = list(model._default_manager.filter(sealed__isnull=False).order_by("pk").values_list("pk", flat=True))
    changed = unreadable = 0
    yield Progress(model.__name__, 0, len(keys), 0, 0)
    for first in range(0, len(keys), CHUNK):
        done = _resealed(model, keys[first : first + CHUNK])
        changed, unreadable = changed + done[0], unreadable + done[1]
        yield Progress(model.__name__, min(first + CHUNK, len(keys)), len(keys), changed, unreadable)


@transaction.atomic
def _resealed(model: Any, keys: list[int]) -> tuple[int, int]:
    """How many were encrypted anew, and how many no key opens; what left the box in the meantime is passed over."""
    changed, unreadable = [], 0
    for row in model._default_manager.filter(pk__in=keys, sealed__isnull=False).select_for_update():
        try:
            if not is_newest(row.sealed):
                row.sealed = seal(unseal(row.sealed))
                changed.append(row)
        except InvalidToken:
            unreadable += 1
    if changed:
        model._default_manager.bulk_update(changed, ["sealed"], batch_size=100)
    return len(changed), unreadable
