"""The process is killed while women send: each answer is still under way, or sent exactly once."""

import json
import os
import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]
PREPARE = """
import json, sys
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.db import transaction
from tests.integration.surveys_world import AT_HOME, answer, links, world
world()
made = [token for _sheet in range(3) for token in links(100)]
with transaction.atomic():
    for token in made:
        answer(token, AT_HOME)
print(json.dumps(made))
"""


@pytest.fixture
def environment(tmp_path):
    paths = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    return {
        **{name: value for name, value in os.environ.items() if name != "OOIEVAAR_DATABASE_URL"},
        "OOIEVAAR_DATA_DIR": str(tmp_path / "site"),
        "DJANGO_SETTINGS_MODULE": "ooievaar.portal.config.settings",
        "PYTHONPATH": paths,
    }


def counted(database):
    """Links by state, those that hold answers, and what was sent."""
    with closing(sqlite3.connect(database)) as connection:

        def count(rest):
            return connection.execute(f"SELECT count(*) FROM surveys_{rest}").fetchone()[0]

        return {
            "sent": count("link WHERE state = 'sent'"),
            "sent_with_answers": count("link WHERE state = 'sent' AND answers IS NOT NULL"),
            "open_with_answers": count("link WHERE state = 'open' AND answers IS NOT NULL"),
            "waiting": count("waiting"),
            "responses": count("response"),
        }


def test_whatever_is_killed_no_answer_is_lost_or_sent_twice(environment, tmp_path):
    python = [sys.executable, "-W", "ignore"]
    made = subprocess.run(
        [*python, "-c", PREPARE], env=environment, capture_output=True, text=True, check=True, cwd=ROOT
    )
    tokens = json.loads(made.stdout.splitlines()[-1])
    file = tmp_path / "tokens.json"
    file.write_text(json.dumps(tokens))
    database = tmp_path / "site" / "ooievaar.sqlite3"
    command = [*python, str(ROOT / "tests" / "integration" / "survey_senders.py"), str(file)]
    killed_under_way = 0
    for _round in range(4):
        process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        assert process.stdout.readline() == "ready\n"
        time.sleep(random.uniform(0.05, 0.25))
        process.kill()
        process.wait()
        process.stdout.close()
        found = counted(database)
        assert found["sent_with_answers"] == 0
        assert found["sent"] == found["waiting"] + found["responses"]
        assert found["open_with_answers"] == len(tokens) - found["sent"]
        killed_under_way += 0 < found["sent"] < len(tokens)
    assert killed_under_way, "no process was killed while it was sending"
    subprocess.run(command, env=environment, check=True, capture_output=True, cwd=ROOT)
    found = counted(database)
    assert (found["sent"], found["open_with_answers"]) == (300, 0)
    assert found["responses"] + found["waiting"] == 300
    assert found["waiting"] < 10
