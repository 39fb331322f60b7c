"""Judging on all cores: the messages of a batch are divided over processes, while this one stores the batch before.

Processes judge and encrypt only: nothing but this one talks to the database, so whatever becomes of them, a batch is
stored as a whole and once. They are spawned, as a fork of a process with connections and threads is not safe.

Each process has a pipe of its own, and a thread here that waits for it. With one queue for all, as
`concurrent.futures` has it, a process that is killed while it writes its answer leaves half of it in the queue, and
whoever reads on waits for ever; on a pipe of its own the end is seen at once.
"""

import gc
import multiprocessing
import os
import queue
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import batched, chain
from multiprocessing.connection import Connection
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
# A process that dies each time is a fault of ours: then the submission waits for its next try.
_TRIES = 5
# What judging reads of the settings; the processes get these, and know no database.
_SETTINGS = ("PSEUDONYM_KEY", "MESSAGE_KEYS", "TIME_ZONE", "USE_TZ")


class JudgeDiedError(RuntimeError):
    """The process that was given these messages died; in the end, every one that was."""


@dataclass(frozen=True)
class Batch:
    """Some messages of a file: how many, and those among them that seem new."""

    size: int
    fresh: tuple[Entry, ...]


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
    """Processes that judge. One that is killed is replaced, and its part done again: nothing was stored of it."""

    def __init__(self, sender: intake.Sender, processes: int):
        self._sender = sender
        self._idle: queue.SimpleQueue[_Process] = queue.SimpleQueue()
        for _ in range(processes):
            self._idle.put(_Process(sender))
        self._processes = processes
        self._threads = ThreadPoolExecutor(processes, "judge")

    def judged(self, batches: Iterator[Batch]) -> Iterator[tuple[int, list[Prepared]]]:
        under_way: deque[tuple[Batch, Parts]] = deque()
        for batch in batches:
            under_way.append(
                (batch, [self._threads.submit(self._part, part) for part in batched(batch.fresh, _AT_ONCE)])
            )
            if len(under_way) > AHEAD:
                yield _finished(*under_way.popleft())
        while under_way:
            yield _finished(*under_way.popleft())

    def _part(self, entries: Sequence[Entry]) -> list[Prepared]:
        process = self._idle.get()
        try:
            for _ in range(_TRIES):
                try:
                    return process.judge(entries)
                except JudgeDiedError:
                    process.close()
                    process = _Process(self._sender)
            raise JudgeDiedError("the processes that judge keep dying")
        finally:
            self._idle.put(process)

    def close(self) -> None:
        self._threads.shutdown(wait=True, cancel_futures=True)
        for _ in range(self._processes):
            self._idle.get().close()


def _finished(batch: Batch, parts: Parts) -> tuple[int, list[Prepared]]:
    return batch.size, list(chain.from_iterable(part.result() for part in parts))


class _Process:
    """One process that judges, and the only pipe to it."""

    def __init__(self, sender: intake.Sender):
        context = multiprocessing.get_context("spawn")
        known = {name: getattr(settings, name) for name in _SETTINGS}
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, sender, known), daemon=True)
        self._process.start()
        theirs.close()  # or its end would not be seen here

    def judge(self, entries: Sequence[Entry]) -> list[Prepared]:
        try:
            self._pipe.send(entries)
            answer: list[Prepared] | Exception = self._pipe.recv()
        except (EOFError, OSError) as fault:
            raise JudgeDiedError from fault
        if isinstance(answer, Exception):
            raise answer
        return answer

    def close(self) -> None:
        self._pipe.close()
        self._process.join()


def _serve(pipe: Connection, sender: intake.Sender, known: dict[str, Any]) -> None:
    """What a process does: judge what it is sent, until nobody is left who sends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # of a terminal, meant for who started us
    if not settings.configured:
        settings.configure(**known)
    gc.freeze()
    while True:
        try:
            entries = pipe.recv()
            pipe.send(_judged(entries, sender))
        except (EOFError, OSError):
            return


def _judged(entries: Sequence[Entry], sender: intake.Sender) -> list[Prepared] | Exception:
    try:
        return [judging.prepare(entry, sender) for entry in entries]
    except Exception as fault:  # told to who asked, and raised there
        return fault
