"""Storing a batch of messages in one transaction: all of it and the progress, or nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from ooievaar import intake
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.submissions.judging import Prepared
from ooievaar.portal.submissions.models import Episode, EpisodeVersion, Message, StoredFinding, Submission
from ooievaar.portal.submissions.states import State


@dataclass(frozen=True)
class Standing:
    """Where an episode stands while a batch is taken in: last version number, and the version that counts so far."""

    number: int
    made: datetime | None
    counts: EpisodeVersion | None


NOTHING_YET = Standing(0, None, None)


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
    _store_episodes(submission, new, messages)
    _move(submission, size, new)
    return True


def _still_new(submission: Submission, batch: Sequence[Prepared]) -> list[Prepared]:
    known = known_digests(submission.organisation, (one.sha256 for one in batch))
    return [one for one in batch if one.sha256 not in known]


def _store_messages(submission: Submission, new: list[Prepared]) -> list[Message]:
    return Message.objects.bulk_create(
        Message(
            submission=submission,
            organisation_id=submission.organisation_id,
            position=one.position,
            message_id=one.message_id,
            created=one.created,
            sha256=one.sha256,
            accepted=one.delivered is not None,
            content=one.sealed,
            label=one.label,
        )
        for one in new
    )


def _store_findings(new: list[Prepared], messages: list[Message]) -> None:
    StoredFinding.objects.bulk_create(
        _finding(message, found) for one, message in zip(new, messages, strict=True) for found in one.findings
    )


def _finding(message: Message, found: intake.Finding) -> StoredFinding:
    return StoredFinding(
        message=message,
        rule=found.rule,
        grade=found.grade.value,
        place=found.place[:300],
        value=None if found.value is None else found.value[:300],
        sentence=found.sentence,
    )


def _store_episodes(submission: Submission, new: list[Prepared], messages: list[Message]) -> None:
    accepted = [(one.delivered, message) for one, message in zip(new, messages, strict=True) if one.delivered]
    episodes = _episodes(submission, {delivered.identity for delivered, _message in accepted})
    standing = _standing(episodes)
    versions = []
    for delivered, message in accepted:
        before = standing.get(delivered.identity, NOTHING_YET)
        version = _version(episodes[delivered.identity], message, delivered, before.number + 1)
        versions.append(version)
        standing[delivered.identity] = _after(before, version)
    _make_current([after.counts for after in standing.values() if after.counts and not after.counts.is_current])
    EpisodeVersion.objects.bulk_create(versions)


def _episodes(submission: Submission, identities: set[str]) -> dict[str, Episode]:
    found = {episode.identity: episode for episode in Episode.objects.filter(identity__in=identities)}
    made = Episode.objects.bulk_create(
        Episode(identity=identity, organisation_id=submission.organisation_id)
        for identity in sorted(identities - found.keys())
    )
    return found | {episode.identity: episode for episode in made}


def _standing(episodes: dict[str, Episode]) -> dict[str, Standing]:
    """Of the episodes that have versions: the highest number, and the current version."""
    identities = {episode.pk: identity for identity, episode in episodes.items()}
    stored = EpisodeVersion.objects.filter(episode__in=episodes.values()).select_related("message").order_by("number")
    standing: dict[str, Standing] = {}
    for version in stored.defer("records", "message__content", "message__label"):
        identity = identities[version.episode_id]
        before = standing.get(identity, NOTHING_YET)
        counts = version if version.is_current else before.counts
        standing[identity] = Standing(version.number, counts.message.created if counts else None, counts)
    return standing


def _version(episode: Episode, message: Message, delivered: intake.Delivered, number: int) -> EpisodeVersion:
    rows = {"episode": delivered.episode, "referrals": delivered.referrals, "children": delivered.children}
    return EpisodeVersion(episode=episode, message=message, number=number, is_current=False, records=rows)


def _after(before: Standing, version: EpisodeVersion) -> Standing:
    """The last received message counts, unless the sender's system made it before the one that counts now."""
    made = version.message.created
    if before.made and made and made < before.made:
        return Standing(version.number, before.made, before.counts)
    return Standing(version.number, made, version)


def _make_current(winners: list[EpisodeVersion]) -> None:
    replaced = EpisodeVersion.objects.filter(episode__in=[version.episode_id for version in winners], is_current=True)
    replaced.update(is_current=False)
    for version in winners:
        version.is_current = True


def _move(submission: Submission, size: int, new: list[Prepared]) -> None:
    accepted = sum(one.delivered is not None for one in new)
    submission.done += size
    submission.accepted += accepted
    submission.rejected += len(new) - accepted
    submission.already += size - len(new)
    submission.save(update_fields=["done", "accepted", "rejected", "already"])
