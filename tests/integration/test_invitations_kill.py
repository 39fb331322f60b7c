"""Workers are killed while they send, two at once: nobody gets two mails, and who got none is counted as unsure."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.integration.mail_server import mail_server

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]
ROUNDS, CLIENTS = 12, 300


@pytest.fixture
def server():
    settings = SimpleNamespace()
    with mail_server(settings) as keeper:
        options = settings.MAILERS["default"]["OPTIONS"]
        keeper.url = f"smtp://{options['host']}:{options['port']}"
        yield keeper


def test_whatever_is_killed_nobody_gets_two_mails_and_all_others_get_one(server, tmp_path):
    environment = {
        **{name: value for name, value in os.environ.items() if name != "OOIEVAAR_DATABASE_URL"},
        "OOIEVAAR_DATA_DIR": str(tmp_path / "site"),
        "OOIEVAAR_EMAIL_URL": server.url,
        "OOIEVAAR_SURVEY_MAILS_PER_MINUTE": "0",
        "DJANGO_SETTINGS_MODULE": "ooievaar.portal.config.settings",
        "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
    }
    script = str(ROOT / "tests" / "integration" / "invitation_senders.py")
    done = subprocess.run(
        [sys.executable, "-W", "ignore", script, str(ROUNDS)],
        env=environment, cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    told = json.loads(done.stdout.splitlines()[-1])
    mails = Counter(server.receivers)
    under_way = [each for each in told["reached"] if 0 < each < CLIENTS]
    assert len(under_way) > 2, "hardly any worker was killed while it was sending"
    assert set(told["states"]) <= {"invited", "inviting"}
    unsure = told["states"].get("inviting", 0)
    assert unsure <= told["deaths"], "a kill makes one mail unsure at most"
    assert max(mails.values()) == 1, "somebody got two"
    assert CLIENTS - unsure <= len(mails) <= CLIENTS
    assert told["states"]["invited"] == CLIENTS - unsure
