"""Real processes killed at random moments, on SQLite and on PostgreSQL: nothing lost, nothing twice."""

import contextlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest
from tests.integration.submissions_samples import message, zipped

pytestmark = pytest.mark.slow
MESSAGES = 450
KILLS = 4
DELIVER = """
from django.core.management import call_command
from ooievaar.portal.organisations.actions import add_organisation
from ooievaar.portal.submissions import actions
call_command("migrate", verbosity=0)
practice = add_organisation(lvr_number="0042", name="De Wulp", kind="practice", place="Rietmeer", by=None)
for _ in range(2):
    actions.receive(organisation=practice, file_name="veel.zip", content=open("veel.zip", "rb"), by=None)
"""
ASK = """
from ooievaar.portal.submissions.models import *
from ooievaar.portal.submissions.queries import delivered_frames
first, second = Submission.objects.order_by("id")
print("END", first.state, second.state, first.accepted + second.accepted, first.already + second.already,
      first.rejected + second.rejected, Message.objects.values("sha256").distinct().count(),
      EpisodeVersion.objects.count(), delivered_frames()["episodes"].height)
"""


def many_versions() -> bytes:
    """Messages of which every third is a correction of the one before."""
    return zipped(
        {
            f"{n}.xml": message(
                dossier=f"A-{n - (n % 3 == 2)}", created=f"2025-06-{1 + n % 3:02}T12:00", day="2025-01-06"
            )
            for n in range(MESSAGES)
        }
    )


@pytest.fixture
def environment(tmp_path):
    """SQLite in a folder of its own, or a database of its own where the tests run on PostgreSQL."""
    address = os.environ.get("OOIEVAAR_DATABASE_URL", "")
    made = {**os.environ, "OOIEVAAR_DATA_DIR": str(tmp_path), "OOIEVAAR_JUDGING_PROCESSES": "2"}
    if not address.startswith("postgres"):
        yield made | {"OOIEVAAR_DATABASE_URL": ""}
        return
    name = f"ooievaar_kill_{os.getpid()}_{random.randrange(10**6)}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield made | {"OOIEVAAR_DATABASE_URL": address.rsplit("/", 1)[0] + f"/{name}"}
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def started(environment: dict[str, str], folder: Path, *arguments: str) -> subprocess.Popen:
    command = [sys.executable, "-m", "ooievaar.portal", *arguments]
    return subprocess.Popen(
        command, env=environment, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )


def run(environment: dict[str, str], folder: Path, *arguments: str) -> str:
    process = started(environment, folder, *arguments)
    out, _err = process.communicate(timeout=240)
    assert process.returncode == 0
    return out


def children_of(pid: int) -> list[int]:
    with contextlib.suppress(FileNotFoundError):
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return []


def is_alive(pid: int) -> bool:
    with contextlib.suppress(FileNotFoundError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


def disturb(environment: dict[str, str]) -> None:
    """As a restart of the database does on PostgreSQL: all connections end. On SQLite it is locked for a while."""
    if address := environment["OOIEVAAR_DATABASE_URL"]:
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        return
    with contextlib.closing(sqlite3.connect(f"{environment['OOIEVAAR_DATA_DIR']}/ooievaar.sqlite3", timeout=30)) as own:
        own.execute("BEGIN IMMEDIATE")
        time.sleep(1)
        own.rollback()


def killed_at_random(worker: subprocess.Popen, chance: random.Random, environment: dict[str, str]) -> list[int]:
    """Disturb the database or not, kill a process of the worker or not, then the worker itself; its processes."""
    time.sleep(chance.uniform(1.5, 5))
    if chance.random() < 0.5:
        disturb(environment)
    own = children_of(worker.pid)
    if own and chance.random() < 0.5:
        with contextlib.suppress(ProcessLookupError):
            os.kill(chance.choice(own), signal.SIGKILL)
        time.sleep(chance.uniform(0, 1))
    worker.kill()
    worker.communicate()
    return own


def test_killed_at_random_moments_every_message_is_stored_once(environment, tmp_path):
    chance = random.Random(int(os.environ.get("OOIEVAAR_TEST_SEED", "1")))
    (tmp_path / "veel.zip").write_bytes(many_versions())
    run(environment, tmp_path, "shell", "--verbosity", "0", "--command", DELIVER)
    orphans = []
    for _kill in range(KILLS):
        orphans += killed_at_random(started(environment, tmp_path, "worker"), chance, environment)
    # Both submissions hold the same messages, and two workers deal with them at once.
    beside = started(environment, tmp_path, "worker", "--until-done", "--no-resume")
    run(environment, tmp_path, "worker", "--until-done")
    beside.communicate(timeout=240)
    run(environment, tmp_path, "worker", "--until-done")
    end = run(environment, tmp_path, "shell", "--verbosity", "0", "--command", ASK).partition("END ")[2].split()
    episodes = len({n - (n % 3 == 2) for n in range(MESSAGES)})
    assert end == ["processed", "processed", *map(str, (MESSAGES, MESSAGES, 0, MESSAGES, MESSAGES, episodes))]
    assert not [pid for pid in orphans if is_alive(pid)]
    assert not list((tmp_path / "uploads").glob("*.sealed"))
