"""A worker that is killed half-way: another one goes on where it stopped; nothing twice, nothing lost."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from tests.integration.submissions_samples import many

pytestmark = pytest.mark.slow

MESSAGES = 800
DELIVER = """
from django.core.management import call_command
from ooievaar.portal.organisations.actions import add_organisation
from ooievaar.portal.submissions import actions
call_command("migrate", verbosity=0)
practice = add_organisation(lvr_number="0042", name="De Wulp", kind="practice", place="Rietmeer", by=None)
actions.receive(organisation=practice, file_name="veel.zip", content=open("veel.zip", "rb"), by=None)
"""


@pytest.fixture
def portal(tmp_path):
    """Runs portal commands in processes of their own, on a database of their own."""
    environment = {**os.environ, "OOIEVAAR_DATA_DIR": str(tmp_path), "OOIEVAAR_DATABASE_URL": ""}

    def start(*arguments: str) -> subprocess.Popen:
        command = [sys.executable, "-m", "ooievaar.portal", *arguments]
        return subprocess.Popen(
            command, env=environment, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    return start


def finished(process: subprocess.Popen) -> None:
    process.communicate(timeout=120)
    assert process.returncode == 0


def ask(folder: Path, question: str) -> tuple:
    with closing(sqlite3.connect(folder / "ooievaar.sqlite3", timeout=30)) as connection:
        return connection.execute(question).fetchone()


def kill_half_way(worker: subprocess.Popen, folder: Path) -> int:
    for _attempt in range(3000):
        (done,) = ask(folder, "SELECT done FROM submissions_submission")
        if done:
            break
        time.sleep(0.02)
    worker.send_signal(signal.SIGKILL)
    worker.communicate()
    (done,) = ask(folder, "SELECT done FROM submissions_submission")
    return done


def test_a_killed_worker_is_followed_by_one_that_finishes(portal, tmp_path):
    (tmp_path / "veel.zip").write_bytes(many(MESSAGES))
    finished(portal("shell", "--verbosity", "0", "--command", DELIVER))
    done = kill_half_way(portal("worker"), tmp_path)
    assert 0 < done < MESSAGES
    assert ask(tmp_path, "SELECT state FROM submissions_submission") == ("processing",)
    finished(portal("worker", "--until-done"))
    counts = "SELECT state, done, accepted, already, rejected FROM submissions_submission"
    assert ask(tmp_path, counts) == ("processed", MESSAGES, MESSAGES, 0, 0)
    assert ask(tmp_path, "SELECT count(*), count(DISTINCT sha256) FROM submissions_message") == (MESSAGES, MESSAGES)
    current = "SELECT count(*), count(DISTINCT episode_id) FROM submissions_episodeversion WHERE is_current"
    assert ask(tmp_path, current) == (MESSAGES, MESSAGES)
    assert ask(tmp_path, "SELECT count(*) FROM audit_auditevent WHERE action = 'submission_processed'") == (1,)
    assert list((tmp_path / "uploads").iterdir()) == []
