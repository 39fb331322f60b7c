"""How fast messages are read and written, beside the bare parse of the same bytes; all per core."""

import gc
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from lxml import etree

from ooievaar import intake, kernset, synthetic

BIRTHS = 300
ROUNDS = 7
READ_FOR_MEMORY = 20_000
SAMPLES = Path(__file__).parents[2] / "shared" / "kernset" / "messages"
PSEUDONYMISER = intake.Pseudonymiser(b"a key for the benchmark only")


def measure() -> dict[str, float]:
    """Messages per second, how many bare parses each reading takes, and how memory grows while reading."""
    sent = list(synthetic.deliveries(synthetic.country(births=BIRTHS, year=2025, seed=1)))
    messages = [_written(each) for each in sent]
    gc.freeze()  # as the worker does
    return {
        **_measured("compact", messages),
        **_measured("indented", [_indented(each) for each in messages]),
        **_samples(),
        "written per second": len(sent) / min(_seconds(_written, sent) for _ in range(ROUNDS)),
        f"memory growth over {READ_FOR_MEMORY:,} messages (MB)": _growth(),
    }


def _measured(form: str, messages: Sequence[bytes]) -> dict[str, float]:
    works: dict[str, Callable[[bytes], object]] = {
        "parsed": etree.fromstring,
        "read to tree": kernset.read,
        "read to records": _to_records,
    }
    for work in works.values():
        _seconds(work, messages)
    # In turns, so that a slow moment of the machine slows all of them.
    rounds = [{name: _seconds(work, messages) for name, work in works.items()} for _ in range(ROUNDS)]
    best = {name: min(each[name] for each in rounds) for name in works}
    return {
        f"{form}: kB per message": sum(map(len, messages)) / len(messages) / 1000,
        **{f"{form}: {name} per second": len(messages) / seconds for name, seconds in best.items()},
        f"{form}: tree to parse ratio": best["read to tree"] / best["parsed"],
        f"{form}: records to parse ratio (limit 2.5)": best["read to records"] / best["parsed"],
    }


def _samples() -> dict[str, float]:
    """The same of the messages of the standard's publisher, where they are at hand."""
    samples = [path.read_bytes() for path in sorted(SAMPLES.glob("2*.xml"))] * 20
    if not samples:
        return {}
    tidy = etree.XMLParser(remove_blank_text=True)
    compact = [etree.tostring(etree.fromstring(each, tidy)) for each in samples]
    return {**_measured("samples", samples), **_measured("compact samples", compact)}


def _to_records(data: bytes) -> object:
    message = kernset.read(data)
    return intake.translate(message, PSEUDONYMISER) if isinstance(message, kernset.Message) else None


def _growth() -> float:
    """Megabytes that the process grows by in reading many different messages, once it is warm."""
    messages = _different(READ_FOR_MEMORY)
    for data in islice(messages, READ_FOR_MEMORY // 4):
        _to_records(data)
    before = _resident()
    for data in messages:
        _to_records(data)
    return _resident() - before


def _different(number: int) -> Iterator[bytes]:
    """Messages of several countries: no two of them equal, though the countries come back with other numbers."""
    countries = [synthetic.country(births=BIRTHS, year=2025, seed=seed) for seed in range(10)]
    sent = cycle(each for country in countries for each in synthetic.deliveries(country))
    for count, delivery in enumerate(islice(sent, number)):
        yield kernset.write(delivery.tree, message_id=f"1.2.3^{count}", created=delivery.created)


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1_000_000


def _written(delivery: synthetic.Delivery) -> bytes:
    return kernset.write(delivery.tree, message_id=delivery.message_id, created=delivery.created)


def _indented(data: bytes) -> bytes:
    return etree.tostring(etree.fromstring(data), pretty_print=True)


def _seconds(work: Callable[[Any], object], items: Sequence[Any]) -> float:
    started = time.process_time()
    for item in items:
        work(item)
    return time.process_time() - started


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:50} {value:10,.2f}")
