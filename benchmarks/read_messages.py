"""How fast messages are read and written, beside the bare parse of the same bytes."""

import time
from collections.abc import Callable, Sequence
from typing import Any

from lxml import etree

from ooievaar import kernset, synthetic

BIRTHS = 300
ROUNDS = 7


def measure() -> dict[str, float]:
    """Messages per second parsed, read and written, and how many bare parses one reading takes."""
    sent = list(synthetic.deliveries(synthetic.country(births=BIRTHS, year=2025, seed=1)))
    messages = [_written(each) for each in sent]
    # In turns, so that a slow moment of the machine slows all of them.
    rounds = [(_seconds(etree.fromstring, messages), _seconds(kernset.read, messages), _seconds(_written, sent))
              for _ in range(ROUNDS)]  # fmt: skip
    parse, read, write = (min(times) for times in zip(*rounds, strict=True))
    return {
        "bytes_per_message": sum(map(len, messages)) / len(messages),
        "parsed_per_second": len(messages) / parse,
        "read_per_second": len(messages) / read,
        "written_per_second": len(messages) / write,
        "read_to_parse_ratio": read / parse,
    }


def _written(delivery: synthetic.Delivery) -> bytes:
    return kernset.write(delivery.tree, message_id=delivery.message_id, created=delivery.created)


def _seconds(work: Callable[[Any], object], items: Sequence[Any]) -> float:
    started = time.perf_counter()
    for item in items:
        work(item)
    return time.perf_counter() - started


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:22} {value:10,.2f}")
