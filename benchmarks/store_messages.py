"""Receiving messages as the portal does (read, check, translate, encrypt, store) beside their bare parse."""

import io
import time
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module

from lxml import etree

from benchmarks.in_process import portal
from ooievaar import kernset, synthetic

BIRTHS = 2_000
ROUNDS = 3
ONE = {"value": "0001"}


@dataclass(frozen=True)
class Round:
    """How many messages, bytes in all, and seconds to parse, to store, and to receive once more."""

    messages: int
    size: int
    parse: float
    store: float
    again: float


def measure() -> dict[str, float]:
    """Messages per second parsed and stored, how many bare parses storing takes, and seconds to read all back."""
    with portal(OOIEVAAR_JUDGING_PROCESSES="1"):  # what is measured is one core
        return _measured()


def _measured() -> dict[str, float]:
    compact = _best(_round(seed, indented=False) for seed in range(1, ROUNDS + 1))
    indented = _best(_round(seed, indented=True) for seed in range(ROUNDS + 1, 2 * ROUNDS + 1))
    frames = import_module("ooievaar.portal.submissions.queries")
    started = time.process_time()
    episodes = frames.delivered_frames()["episodes"].height
    read_back = time.process_time() - started
    return {
        **_named("compact", compact),
        **_named("indented", indented),
        "episodes": episodes,
        "read all episodes back (s)": read_back,
    }


def _best(rounds: Iterable[Round]) -> Round:
    return min(rounds, key=lambda one: one.store / one.parse)


def _named(form: str, best: Round) -> dict[str, float]:
    return {
        f"{form}: kB per message": best.size / best.messages / 1000,
        f"{form}: parsed per second": best.messages / best.parse,
        f"{form}: stored per second": best.messages / best.store,
        f"{form}: received again per second": best.messages / best.again,
        f"{form}: store to parse ratio (limit 5)": best.store / best.parse,
    }


def _round(seed: int, *, indented: bool) -> Round:
    """One country, all of it parsed, received, and received once more. Processor time: others share the machine."""
    country = synthetic.country(births=BIRTHS, year=2025, seed=seed)
    messages = [_written(each, seed) for each in synthetic.deliveries(country)]
    if indented:  # as the samples of the standard come
        messages = [etree.tostring(etree.fromstring(each), pretty_print=True) for each in messages]
    file = _zipped(messages)
    started = time.process_time()
    for content in messages:
        etree.fromstring(content)
    parse = time.process_time() - started
    return Round(len(messages), sum(map(len, messages)), parse, _received(file), _received(file))


def _written(delivery: synthetic.Delivery, seed: int) -> bytes:
    """The message as if one large organisation sent them all, so that they come in one file.

    A sender does not use a dossier number twice, so the number of the sender that it was goes before it.
    """
    sender = delivery.tree["zorgverlenerzorginstelling"]["zorginstelling"]["zorginstelling_lvrid"]
    pregnancy = delivery.tree["zwangerschap"]
    dossier = pregnancy["dossiernummer"]
    own = {"value": f"{seed}-{sender['value']}-{dossier['value']}"}
    tree = delivery.tree | {
        "zorgverlenerzorginstelling": {"zorginstelling": {"zorginstelling_lvrid": sender | ONE}},
        "zwangerschap": pregnancy | {"dossiernummer": dossier | own},
    }
    return kernset.write(tree, message_id=delivery.message_id, created=delivery.created)


def _received(content: bytes) -> float:
    actions = import_module("ooievaar.portal.submissions.actions")
    organisations = import_module("ooievaar.portal.organisations.models").Organisation.objects
    sender, _is_new = organisations.get_or_create(
        lvr_number=ONE["value"], defaults={"name": "Groot", "kind": "hospital"}
    )
    started = time.process_time()
    submission = actions.process(actions.receive(organisation=sender, file_name="a.zip", content=content, by=None))
    seconds = time.process_time() - started
    if submission.rejected:
        raise RuntimeError(f"{submission.rejected} messages were rejected: nothing was measured")
    return seconds


def _zipped(contents: Iterable[bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for number, content in enumerate(contents):
            archive.writestr(f"{number}.xml", content)
    return file.getvalue()


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:32} {value:10,.2f}")
