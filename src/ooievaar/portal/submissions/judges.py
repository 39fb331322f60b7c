"""Judging on all cores: the messages of a batch are divided over processes, while this one stores the batch before.

Processes judge and encrypt only: nothing but this one talks to the database, so whatever becomes of them, a batch is
stored as a whole and once. They are spawned, as a fork of a process with connections and threads is not safe.
"""

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import batched, chain
from multiprocessing.connection import wait
from typing import Any

from django.conf import settings

from ooievaar import intake
from ooievaar.portal.submissions import judging
from ooievaar.portal.submissions.archive import Entry
from ooievaar.portal.submissions.judging import Prepared

# Starting processes takes two seconds; below this one process is done before they are.
WORTH_IT = 2_000
# Batches that are read and judged ahead of the one that is stored.
AHEAD = 2
_AT_ONCE = 50
# What judging reads of the settings; the processes get these, and know no database.
_SETTINGS = ("PSEUDONYM_KEY", "MESSAGE_KEYS", "TIME_ZONE", "USE_TZ")


@dataclass(frozen=True)
class Batch:
    """Some messages of a file: how many, and those among them that seem new."""

    size: int
    fresh: tuple[Entry, ...]


# A process that dies each time is a fault of ours: then the submission waits for its next try.
_TRIES = 5

type Judge = Callable[[Iterator[Batch]], Iterator[tuple[int, list[Prepared]]]]
type Parts = list[Future[list[Prepared]]]


@contextmanager
def judges(sender: intake.Sender, messages: int) -> Iterator[Judge]:
    """What judges batch after batch, in their order, on as many cores as are worth it for so many messages.

    A number in the settings counts, whatever it is worth.
    """
    processes = settings.JUDGING_PROCESSES or (_cores() if messages >= WORTH_IT else 1)
    if processes == 1:
        yield lambda batches: _alone(batches, sender)
    else:
        with closing(_Pool(sender, processes)) as pool:
            yield pool.judged


def _cores() -> int:
    """Those that this process may use; as Python 3.12 asks for them."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _alone(batches: Iterator[Batch], sender: intake.Sender) -> Iterator[tuple[int, list[Prepared]]]:
    for batch in batches:
        yield batch.size, [judging.prepare(entry, sender) for entry in batch.fresh]


class _Pool:
    """Processes that judge. When one is killed, all start anew and do the batch again: nothing was stored of it."""

    def __init__(self, sender: intake.Sender, processes: int):
        self._start = (sender, processes)
        self._executor = _executor(*self._start)

    def judged(self, batches: Iterator[Batch]) -> Iterator[tuple[int, list[Prepared]]]:
        under_way: deque[tuple[Batch, Parts]] = deque()
        for batch in batches:
            under_way.append((batch, self._begun(batch)))
            if len(under_way) > AHEAD:
                yield self._finished(*under_way.popleft())
        while under_way:
            yield self._finished(*under_way.popleft())

    def _begun(self, batch: Batch) -> Parts:
        try:
            return [self._executor.submit(_judge, part) for part in batched(batch.fresh, _AT_ONCE)]
        except BrokenProcessPool:
            return []  # noticed, and mended, when this batch must be finished

    def _finished(self, batch: Batch, parts: Parts) -> tuple[int, list[Prepared]]:
        for _ in range(_TRIES):
            try:
                if parts or not batch.fresh:
                    return batch.size, list(chain.from_iterable(part.result() for part in parts))
                self._renew()
            except BrokenProcessPool:
                self._renew()
            except CancelledError:
                pass  # its processes were replaced when an earlier batch found them dead
            parts = self._begun(batch)
        raise BrokenProcessPool("the processes that judge keep dying")

    def _renew(self) -> None:
        self.close()
        self._executor = _executor(*self._start)

    def close(self) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)


def _executor(sender: intake.Sender, processes: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")
    known = {name: getattr(settings, name) for name in _SETTINGS}
    return ProcessPoolExecutor(processes, context, _begin, (sender, known))


_senders: list[intake.Sender] = []


def _begin(sender: intake.Sender, known: dict[str, Any]) -> None:
    """What a process does first."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # of a terminal, meant for who started us
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if not settings.configured:
        settings.configure(**known)
    _senders.append(sender)
    gc.freeze()


def _end_with_parent() -> None:
    """A worker that is killed cannot tell its processes to stop."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _judge(entries: Sequence[Entry]) -> list[Prepared]:
    return [judging.prepare(entry, _senders[0]) for entry in entries]
