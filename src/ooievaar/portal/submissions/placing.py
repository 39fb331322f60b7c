"""Finding out of which episode each new message is a version, and which version counts from now on."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from hashlib import sha256
from itertools import chain
from operator import attrgetter

from ooievaar import intake
from ooievaar.portal.audit.actions import Action, record
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.submissions.inserting import insert
from ooievaar.portal.submissions.judging import Kept
from ooievaar.portal.submissions.models import Episode, EpisodeDecision, EpisodeVersion, StoredFinding
from ooievaar.portal.submissions.states import LASTING, Change

_LASTING = {reason.value for reason in LASTING}


@dataclass(frozen=True)
class Arrived:
    """An accepted message that was stored just now: its key, its digest, what it told."""

    message: int
    sha256: str
    kept: Kept


@dataclass(frozen=True)
class Version:
    """One message as a version of an episode; `arrived` is None for one that was stored before."""

    message: int
    evidence: intake.Evidence
    stamp: intake.Stamp
    arrived: Arrived | None = None


@dataclass(eq=False)
class Thread:
    """The versions of one episode while a batch is taken in. `episodes` are the stored ones it consists of."""

    versions: list[Version]
    episodes: dict[int, str] = field(default_factory=dict)  # key, and what it was withdrawn for

    @property
    def is_touched(self) -> bool:
        return any(version.arrived for version in self.versions)

    @property
    def is_out(self) -> bool:
        return bool(self.episodes) and all(self.episodes.values())

    @property
    def counting(self) -> Version:
        ordered = sorted(self.versions, key=attrgetter("message"))
        return ordered[intake.counting([version.stamp for version in ordered])]

    @property
    def withdrawn_for(self) -> str:
        """Why it is withdrawn after this batch; empty when it counts: a newer message makes it count, save some."""
        reasons = set(self.episodes.values())
        if lasting := reasons & _LASTING:
            return min(lasting)
        return "" if self.counting.arrived or "" in reasons else min(reasons)

    @property
    def identity(self) -> str:
        """Of a new episode."""
        return sha256(f"{self.first.kept.identity} {self.first.sha256}".encode()).hexdigest()

    @property
    def first(self) -> Arrived:
        """The first message of this batch."""
        return min((version.arrived for version in self.versions if version.arrived), key=attrgetter("message"))


def place(arrived: Sequence[Arrived], organisation: Organisation) -> None:
    """Store these messages as versions of episodes, in the transaction that stored the messages themselves.

    Nobody else may store messages of this organisation at the same time.
    """
    shelves = _shelves({one.kept.matched_within for one in arrived}, organisation)
    doubtful = [one for one in arrived if shelves[one.kept.matched_within].add(_version(one))]
    touched = [thread for shelf in shelves.values() for thread in shelf.threads if thread.is_touched]
    keys = _episodes(touched, organisation)
    _merge(touched)
    _store_versions(touched, keys)
    _count_again(touched, organisation)
    _tell(doubtful)


def _version(one: Arrived) -> Version:
    return Version(one.message, one.kept.evidence, one.kept.stamp, one)


class Shelf:
    """The threads among which a message is looked for, found by what two versions of one episode always share."""

    def __init__(self) -> None:
        self._by_handle: dict[tuple, list[Thread]] = defaultdict(list)
        self._threads: dict[int, Thread] = {}

    @property
    def threads(self) -> Iterable[Thread]:
        return self._threads.values()

    def put(self, thread: Thread) -> None:
        self._threads[id(thread)] = thread
        for handle in {handle for version in thread.versions for handle in _handles(version.evidence)}:
            self._by_handle[handle].append(thread)

    def add(self, version: Version) -> bool:
        """Put a version where it belongs; threads that it shows to be one become one.

        Returns:
            Whether it may belong to another thread that counts as well.
        """
        near = self._near(version)
        joined = [thread for thread in near if _belongs(version, thread)]
        thread = Thread([version])
        for other in joined:
            thread.versions += other.versions
            thread.episodes |= other.episodes
            del self._threads[id(other)]
        self.put(thread)
        return any(_looks_like(version, thread) for thread in near if thread not in joined and not thread.is_out)

    def _near(self, version: Version) -> list[Thread]:
        near = chain.from_iterable(self._by_handle.get(handle, ()) for handle in _handles(version.evidence))
        return list({id(thread): thread for thread in near if self._threads.get(id(thread)) is thread}.values())


def _belongs(version: Version, thread: Thread) -> bool:
    return any(intake.are_one_episode(version.evidence, other.evidence) for other in thread.versions)


def _looks_like(version: Version, thread: Thread) -> bool:
    return any(intake.may_be_one_episode(version.evidence, other.evidence) for other in thread.versions)


def _handles(evidence: intake.Evidence) -> Iterator[tuple]:
    if evidence.document:
        yield "document", evidence.document
        return
    yield "start", evidence.start
    if evidence.mother:
        yield "mother", evidence.mother
    if evidence.mother_birth:
        yield "mother's birth", evidence.mother_birth


def _shelves(within: set[str], organisation: Organisation) -> dict[str, Shelf]:
    stored = EpisodeVersion.objects.filter(episode__matched_within__in=within, episode__organisation=organisation)
    names = (
        "episode__matched_within", "episode", "episode__withdrawn_for",
        "message", "evidence", "document_version", "message__created",
    )  # fmt: skip
    threads: dict[tuple[str, int], Thread] = {}
    for shelf, episode, withdrawn_for, message, evidence, number, created in stored.order_by().values_list(*names):
        thread = threads.setdefault((shelf, episode), Thread([], {episode: withdrawn_for}))
        thread.versions.append(Version(message, read_evidence(evidence), intake.Stamp(number, created)))
    shelves: dict[str, Shelf] = defaultdict(Shelf)
    for (shelf, _episode), thread in threads.items():
        shelves[shelf].put(thread)
    return shelves


def written_evidence(evidence: intake.Evidence) -> list[str | None]:
    """As it is stored."""
    start, due = (day.isoformat() if day else None for day in (evidence.start, evidence.due))
    return [evidence.mother, evidence.mother_birth, start, due, evidence.birth, evidence.document]


def read_evidence(stored: Sequence[str | None]) -> intake.Evidence:
    """From what is stored; nothing of what an earlier release of this software stored."""
    mother, mother_birth, start, due, birth, document = stored or [None] * len(fields(intake.Evidence))
    start_day, due_day = (date.fromisoformat(day) if day else None for day in (start, due))
    return intake.Evidence(mother, mother_birth, start_day, due_day, birth, document)


def _episodes(touched: list[Thread], organisation: Organisation) -> dict[Thread, int]:
    """The key of the episode of each thread: the oldest it consists of, or a new one."""
    new = {thread.identity: thread for thread in touched if not thread.episodes}
    names = ("identity", "organisation", "matched_within", "dossier_key", "dossier_root", "withdrawn_for")
    insert(Episode, names, (_episode(identity, thread, organisation.pk) for identity, thread in new.items()))
    made = Episode.objects.filter(identity__in=new).values_list("identity", "pk")
    return {thread: min(thread.episodes) for thread in touched if thread.episodes} | {new[i]: pk for i, pk in made}


def _episode(identity: str, thread: Thread, organisation: int) -> tuple:
    kept = thread.first.kept
    return identity, organisation, kept.matched_within, kept.dossier_key, kept.dossier_root, ""


def _merge(touched: list[Thread]) -> None:
    """Stored episodes that turn out to be one become the oldest of them."""
    for thread in touched:
        oldest, *others = sorted(thread.episodes) or [0]
        if others:
            EpisodeVersion.objects.filter(episode__in=thread.episodes).update(is_current=False)
            EpisodeVersion.objects.filter(episode__in=others).update(episode=oldest)
            EpisodeDecision.objects.filter(episode__in=others).update(episode=oldest)
            Episode.objects.filter(pk__in=others).delete()
            message = max(version.message for version in thread.versions)
            EpisodeDecision.objects.create(episode_id=oldest, change=Change.MERGED.value, message_id=message)


def _store_versions(touched: list[Thread], keys: dict[Thread, int]) -> None:
    counting = {thread: thread.counting.message for thread in touched}
    stored = EpisodeVersion.objects.filter(episode__in=[key for thread, key in keys.items() if thread.episodes])
    stored.filter(is_current=True).exclude(message__in=counting.values()).update(is_current=False)
    # Only after episodes were merged can a version that was stored before begin to count.
    stored.filter(is_current=False, message__in=counting.values()).update(is_current=True)
    rows = (
        _row(keys[thread], version.arrived, is_current=version.message == counting[thread])
        for thread in touched
        for version in thread.versions
        if version.arrived
    )
    names = ("episode", "message", "is_current", "document_version", "evidence", "records", "linking")
    insert(EpisodeVersion, names, rows)


def _row(episode: int, arrived: Arrived, *, is_current: bool) -> tuple:
    kept = arrived.kept
    evidence = json.dumps(written_evidence(kept.evidence))
    return episode, arrived.message, is_current, kept.stamp.number, evidence, kept.records, kept.linking


def _count_again(touched: list[Thread], organisation: Organisation) -> None:
    """Withdrawn episodes of which a newer message came count again, and the trail tells."""
    changed = [thread for thread in touched if any(thread.episodes.values()) and not thread.withdrawn_for]
    for thread in changed:
        _decide(min(thread.episodes), thread)
    lasting = [thread for thread in touched if thread.withdrawn_for]
    for thread in lasting:
        Episode.objects.filter(pk=min(thread.episodes)).update(withdrawn_for=thread.withdrawn_for)
    if changed:
        details = {"episodes": [min(thread.episodes) for thread in changed]}
        record(Action.EPISODES_AGAIN, by=None, organisation=organisation.lvr_number, details=details)


def _decide(episode: int, thread: Thread) -> None:
    Episode.objects.filter(pk=episode).update(withdrawn_for="")
    EpisodeDecision.objects.create(episode_id=episode, change=Change.AGAIN.value, message_id=thread.counting.message)


def _tell(doubtful: list[Arrived]) -> None:
    found = intake.DOUBT
    rows = ((one.message, found.rule, found.grade.value, found.place, found.value, found.sentence) for one in doubtful)
    insert(StoredFinding, ("message", "rule", "grade", "place", "value", "sentence"), rows)
