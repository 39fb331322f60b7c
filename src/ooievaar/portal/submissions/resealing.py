"""Going through all that is stored, in chunks: to encrypt it with the newest key, or to read the messages anew.

Each chunk is a transaction of its own, and what was done already is seen and passed over: stop it and start it again
whenever you like, also while messages come in.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from cryptography.fernet import InvalidToken
from django.db import transaction
from django.db.models import Model

from ooievaar import intake
from ooievaar.portal.audit.actions import Action, record
from ooievaar.portal.organisations.queries import other_numbers
from ooievaar.portal.submissions import judging, placing, processing
from ooievaar.portal.submissions.models import Episode, EpisodeVersion, Message, Submission
from ooievaar.portal.submissions.sealing import (
    SealedFile,
    is_newest,
    open_sealed,
    read_chunks,
    seal,
    seal_file,
    unseal,
)

CHUNK = 500
type Sealed = tuple[tuple[type[Model], tuple[str, ...]], ...]
_SEALED: Sealed = (
    (Message, ("content", "label")),
    (EpisodeVersion, ("linking",)),
)
_REREAD = ("records", "linking", "evidence", "document_version")


@dataclass(frozen=True)
class Progress:
    """How far it is: rows of this kind seen, of how many; changed among them; and not to be opened with any key."""

    what: str
    seen: int
    total: int
    changed: int
    unreadable: int

    @property
    def is_end(self) -> bool:
        return self.seen == self.total


def reseal(also: Sealed = ()) -> Iterator[Progress]:
    """Encrypt everything with the newest key. Afterwards the older keys may go, unless something was unreadable.

    Args:
        also: sealed columns of other capabilities, by model.
    """
    changed = 0
    for model, names in (*_SEALED, *also):
        for progress in _through(model, partial(_reseal_row, names=names), names):
            yield progress
            changed += progress.changed if progress.is_end else 0
    changed += sum(map(_reseal_file, Submission.objects.exclude(stored_as="").order_by("pk")))
    with transaction.atomic():
        record(Action.MESSAGES_RESEALED, by=None, details={"changed": changed})


def reread() -> Iterator[Progress]:
    """Translate all stored messages anew, for columns that were declared after they came.

    What was found in them stays as it was found, and so does which messages are versions of one episode.
    """
    sender = intake.Sender(own_lvr=None, known_lvrs=None, numbers=other_numbers())
    yield from _through(
        EpisodeVersion, partial(_reread_row, sender=sender), _REREAD, ("message", "episode__organisation")
    )


def _through(
    model: type[Model], change: Callable[[Any], bool], names: tuple[str, ...], beside: tuple[str, ...] = ()
) -> Iterator[Progress]:
    rows = model._default_manager.order_by("pk")
    total, seen, changed, unreadable, last = rows.count(), 0, 0, 0, 0
    yield Progress(model.__name__, 0, total, 0, 0)
    while chunk := list(rows.filter(pk__gt=last)[:CHUNK].values_list("pk", flat=True)):
        done = _changed(model, chunk, change, names, beside)
        seen, changed, unreadable, last = seen + len(chunk), changed + done[0], unreadable + done[1], chunk[-1]
        yield Progress(model.__name__, seen, max(total, seen), changed, unreadable)


@transaction.atomic
def _changed(model, keys, change, names, beside) -> tuple[int, int]:
    rows = model._default_manager.filter(pk__in=keys).select_for_update(of=("self",))
    rows = rows.select_related(*beside) if beside else rows
    changed, unreadable = [], 0
    for row in rows:
        try:
            if change(row):
                changed.append(row)
        except InvalidToken:
            unreadable += 1
    if changed:
        model._default_manager.bulk_update(changed, names, batch_size=100)
    return len(changed), unreadable


def _reseal_row(row: Model, names: tuple[str, ...]) -> bool:
    old = {name: value for name in names if (value := getattr(row, name)) and not is_newest(value)}
    for name, value in old.items():
        setattr(row, name, seal(unseal(value)))
    return bool(old)


def _reread_row(version: EpisodeVersion, sender: intake.Sender) -> bool:
    content = judging.content(version.message.content or b"")
    kept = judging.kept_again(content, replace(sender, own_lvr=version.episode.organisation.lvr_number))
    if kept is None:
        return False
    version.records, version.linking = json.loads(kept.records), kept.linking
    version.evidence = placing.written_evidence(kept.evidence)
    version.document_version = kept.stamp.number
    names = {"matched_within": kept.matched_within, "dossier_key": kept.dossier_key, "dossier_root": kept.dossier_root}
    Episode.objects.filter(pk=version.episode_id).exclude(**names).update(**names)
    return True


def _reseal_file(submission: Submission) -> bool:
    """A file that waits to be processed. A worker that reads it just now keeps the old one open, and finishes."""
    path = processing.folder() / submission.stored_as
    beside = path.with_suffix(".resealing")
    beside.unlink(missing_ok=True)
    try:
        with closing(SealedFile(path)) as found:
            if found.is_newest():
                return False
        with open_sealed(path) as file:
            seal_file(read_chunks(file), beside)
    except (FileNotFoundError, InvalidToken):  # processed in the meantime; or lost, which processing will tell
        return False
    beside.replace(path)
    return True
