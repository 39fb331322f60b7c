"""Real processes killed at random moments, on SQLite and on PostgreSQL: nothing lost, nothing twice."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest
from tests.integration.submissions_samples import message, zipped

pytestmark = pytest.mark.slow
MESSAGES = 450
KILLS = 2
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


def killed_at_random(worker: subprocess.Popen, chance: random.Random) -> list[int]:
    """Kill the worker after a random time, or one of its own processes and then the worker; its processes."""
    time.sleep(chance.uniform(1.5, 5))
    own = children_of(worker.pid)
    if own and chance.random() < 0.5:
        with contextlib.suppress(ProcessLookupError):
            os.kill(chance.choice(own), signal.SIGKILL)
        time.sleep(chance.uniform(0, 1))
    worker.kill()
    worker.communicate()
    return own


@pytest.mark.parametrize("seed", [1, 2])
def test_killed_at_random_moments_every_message_is_stored_once(environment, tmp_path, seed):
    chance = random.Random(seed)
    (tmp_path / "veel.zip").write_bytes(many_versions())
    run(environment, tmp_path, "shell", "--verbosity", "0", "--command", DELIVER)
    orphans = []
    for _kill in range(KILLS):
        orphans += killed_at_random(started(environment, tmp_path, "worker"), chance)
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
