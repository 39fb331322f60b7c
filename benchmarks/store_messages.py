"""Receiving messages as the portal does (read, check, translate, encrypt, store) beside their bare parse."""

import io
import os
import tempfile
import time
import zipfile
from collections.abc import Iterable
from importlib import import_module

import django
from django.core.management import call_command
from django.db import connection
from lxml import etree

from ooievaar import kernset, synthetic

BIRTHS = 2_000
ROUNDS = 3
ONE = {"value": "0001"}


def measure() -> dict[str, float]:
    """Messages per second parsed and stored, how many bare parses storing takes, and seconds to read all back."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "OOIEVAAR_DATA_DIR": folder,
            "OOIEVAAR_DATABASE_URL": "",
            "DJANGO_SETTINGS_MODULE": "ooievaar.portal.config.settings",
        }
        django.setup()
        call_command("migrate", verbosity=0)
        try:
            return _measured()
        finally:
            connection.close()


def _measured() -> dict[str, float]:
    rounds = [_round(seed) for seed in range(1, ROUNDS + 1)]
    frames = import_module("ooievaar.portal.submissions.queries")
    started = time.perf_counter()
    episodes = frames.delivered_frames()["episodes"].height
    read_back = time.perf_counter() - started
    messages, parse, store, again = min(rounds, key=lambda one: one[2] / one[1])
    return {
        "parsed_per_second": messages / parse,
        "stored_per_second": messages / store,
        "received_again_per_second": messages / again,
        "store_to_parse_ratio (limit 5)": store / parse,
        "episodes": episodes,
        "read all episodes back (s)": read_back,
    }


def _round(seed: int) -> tuple[int, float, float, float]:
    """Messages, and seconds to parse, to receive and to receive once more."""
    country = synthetic.country(births=BIRTHS, year=2025, seed=seed)
    messages = [_written(each) for each in synthetic.deliveries(country)]
    file = _zipped(messages)
    started = time.perf_counter()
    for content in messages:
        etree.fromstring(content)
    parse = time.perf_counter() - started
    return len(messages), parse, _received(file), _received(file)


def _written(delivery: synthetic.Delivery) -> bytes:
    """The message as if one large organisation sent them all, so that they come in one file."""
    sender = delivery.tree["zorgverlenerzorginstelling"]["zorginstelling"]["zorginstelling_lvrid"]
    tree = delivery.tree | {"zorgverlenerzorginstelling": {"zorginstelling": {"zorginstelling_lvrid": sender | ONE}}}
    return kernset.write(tree, message_id=delivery.message_id, created=delivery.created)


def _received(content: bytes) -> float:
    actions = import_module("ooievaar.portal.submissions.actions")
    organisations = import_module("ooievaar.portal.organisations.models").Organisation.objects
    sender, _is_new = organisations.get_or_create(
        lvr_number=ONE["value"], defaults={"name": "Groot", "kind": "hospital"}
    )
    started = time.perf_counter()
    submission = actions.process(actions.receive(organisation=sender, file_name="a.zip", content=content, by=None))
    seconds = time.perf_counter() - started
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
