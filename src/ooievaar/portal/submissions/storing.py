"""Storing a batch of messages in one transaction: all of it and the progress, or nothing."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import methodcaller

from django.db import connection, transaction

from ooievaar import intake
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.submissions.inserting import insert
from ooievaar.portal.submissions.judging import Prepared
from ooievaar.portal.submissions.models import Episode, EpisodeVersion, Message, StoredFinding, Submission
from ooievaar.portal.submissions.states import State


@dataclass(frozen=True)
class Standing:
    """Where an episode stands while a batch is taken in.

    `number` is that of its last version, `made` when the message that counts was made, and `counts` the number of the
    version that counts; None while that is one that was stored before.
    """

    number: int
    made: datetime | None
    counts: int | None


NOTHING_YET = Standing(0, None, None)
# As the field itself would write it: days and moments are in ISO 8601.
_JSON = json.JSONEncoder(default=methodcaller("isoformat"), check_circular=False)


def known_digests(organisation: Organisation, digests: Iterable[str]) -> frozenset[str]:
    """Which of these messages this organisation delivered before, and were accepted."""
    found = Message.objects.filter(organisation=organisation, accepted=True, sha256__in=list(digests))
    return frozenset(found.values_list("sha256", flat=True))


@transaction.atomic
def store(*, submission_id: int, first: int, size: int, batch: Sequence[Prepared]) -> bool:
    """Store the messages of one batch and move the progress of the submission.

    Args:
        submission_id: the submission they came in.
        first: position of the first entry of the batch.
        size: how many entries the batch covers, those included that were received before.
        batch: the entries that seemed new, judged.

    Returns:
        Whether the batch was stored. False means that another worker dealt with this submission in the meantime; then
        nothing was changed.
    """
    submission = Submission.objects.select_for_update().get(pk=submission_id)
    if submission.done != first or submission.standing is not State.PROCESSING:
        return False
    # One batch of an organisation at a time: two submissions with the same message cannot both store it.
    Organisation.objects.select_for_update().get(pk=submission.organisation_id)
    new = _still_new(submission, batch)
    messages = _store_messages(submission, new)
    _store_findings(new, messages)
    _store_versions(submission, [(one, one.delivered) for one in new if one.delivered], messages)
    _move(submission, size, new)
    return True


def _still_new(submission: Submission, batch: Sequence[Prepared]) -> list[Prepared]:
    known = known_digests(submission.organisation, (one.sha256 for one in batch))
    return [one for one in batch if one.sha256 not in known]


def _store_messages(submission: Submission, new: list[Prepared]) -> dict[int, int]:
    """The keys of the messages, by their position."""
    names = (
        "submission", "organisation", "position", "message_id", "created", "sha256", "accepted", "content", "label",
    )  # fmt: skip
    keys = submission.pk, submission.organisation_id
    moment = connection.ops.adapt_datetimefield_value
    insert(
        Message,
        names,
        (
            (
                *keys,
                one.position,
                one.message_id,
                moment(one.created),
                one.sha256,
                bool(one.delivered),
                one.sealed,
                one.label,
            )
            for one in new
        ),
    )
    stored = Message.objects.filter(submission=submission, position__gte=submission.done)
    return dict(stored.order_by().values_list("position", "pk"))


def _store_findings(new: list[Prepared], messages: dict[int, int]) -> None:
    names = ("message", "rule", "grade", "place", "value", "sentence")
    insert(StoredFinding, names, ((messages[one.position], *_finding(found)) for one in new for found in one.findings))


def _finding(found: intake.Finding) -> tuple[str | None, ...]:
    value = None if found.value is None else found.value[:300]
    return found.rule, found.grade.value, found.place[:300], value, found.sentence


def _store_versions(
    submission: Submission, accepted: list[tuple[Prepared, intake.Delivered]], messages: dict[int, int]
) -> None:
    episodes = _episodes(submission, {delivered.identity for _one, delivered in accepted})
    standing = _standing(episodes)
    versions = []
    for one, delivered in accepted:
        episode = episodes[delivered.identity]
        standing[episode] = _after(standing.get(episode, NOTHING_YET), one.created)
        versions.append((episode, standing[episode].number, messages[one.position], _records(delivered)))
    winners = {(episode, after.counts) for episode, after in standing.items() if after.counts is not None}
    replaced = EpisodeVersion.objects.filter(episode__in=[episode for episode, _number in winners], is_current=True)
    replaced.update(is_current=False)
    names = ("episode", "number", "message", "records", "is_current")
    insert(EpisodeVersion, names, ((*version, version[:2] in winners) for version in versions))


def _episodes(submission: Submission, identities: set[str]) -> dict[str, int]:
    """The keys of these episodes by their identity; those that are new are made."""
    rows = ((identity, submission.organisation_id) for identity in sorted(identities))
    insert(Episode, ("identity", "organisation"), rows, skip_known=True)
    return dict(Episode.objects.filter(identity__in=identities).values_list("identity", "pk"))


def _standing(episodes: dict[str, int]) -> dict[int, Standing]:
    """By the key of an episode, for those that have versions."""
    stored = EpisodeVersion.objects.filter(episode__in=episodes.values()).order_by("number")
    standing: dict[int, Standing] = {}
    for episode, number, is_current, made in stored.values_list("episode", "number", "is_current", "message__created"):
        before = standing.get(episode, NOTHING_YET)
        standing[episode] = Standing(number, made if is_current else before.made, None)
    return standing


def _after(before: Standing, made: datetime | None) -> Standing:
    """The last received message counts, unless the sender's system made it before the one that counts now."""
    number = before.number + 1
    if before.made and made and made < before.made:
        return Standing(number, before.made, before.counts)
    return Standing(number, made, number)


def _records(delivered: intake.Delivered) -> str:
    return _JSON.encode(delivered.rows)


def _move(submission: Submission, size: int, new: list[Prepared]) -> None:
    accepted = sum(one.delivered is not None for one in new)
    submission.done += size
    submission.accepted += accepted
    submission.rejected += len(new) - accepted
    submission.already += size - len(new)
    submission.save(update_fields=["done", "accepted", "rejected", "already"])
