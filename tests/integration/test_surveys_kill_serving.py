"""The site is killed while women send over HTTP: who was thanked is counted once, all others can send again."""

import http.client
import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import closing, contextmanager, suppress

import pytest
from tests.integration.test_surveys_kill import ROOT, counted, environment  # noqa: F401 - a fixture

pytestmark = pytest.mark.slow
WOMEN, AT_ONCE = 200, 6
PREPARE = """
import json
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests.integration.surveys_world import AT_HOME, links, world
from ooievaar.portal.surveys import answering, tokens
from ooievaar.portal.surveys.models import Link
from ooievaar.questionnaires import Answering
world()
made = [token for _sheet in range(2) for token in links(100)]
whole = {code: int(each) if each in ("8", "9") else each for code, each in AT_HOME.items()}
for token in made:
    sealed = answering._closed(token, Answering(whole, "consent"))
    Link.objects.filter(token_hash=tokens.digest(token)).update(answers=sealed)
print(json.dumps([tokens.shown(token) for token in made]))
"""
OVER = (OSError, http.client.HTTPException)


@contextmanager
def served(environment):  # noqa: F811
    with closing(socket.create_server(("127.0.0.1", 0))) as probe:
        port = probe.getsockname()[1]
    command = [sys.executable, "-W", "ignore", "-m", "ooievaar.portal", "serve", "--port", str(port), "--workers", "2"]
    process = subprocess.Popen(
        command, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        for _attempt in range(600):
            with suppress(*OVER), closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as client:
                client.request("GET", "/gezond/")
                if client.getresponse().status == 200:
                    break
            time.sleep(0.1)
        yield port, lambda: os.killpg(process.pid, signal.SIGKILL)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def send_all(port, waiting, thanked):
    """One woman after another over one line, until there are none or the line breaks."""
    with suppress(*OVER), closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as client:
        while True:
            try:
                code = waiting.pop()
            except IndexError:
                return
            if sent(client, code):
                thanked.append(code)


def sent(client, code):
    """Whether she was led to the page that thanks her; not when she was before."""
    client.request("GET", f"/vragenlijst/{code}/")
    response = client.getresponse()
    secret = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', response.read().decode())[1]
    form = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": response.headers["Set-Cookie"].split(";")[0]}
    client.request("POST", f"/vragenlijst/{code}/versturen/", f"csrfmiddlewaretoken={secret}&send=1", form)
    answer = client.getresponse()
    answer.read()
    return answer.status == 302


def sending(port, waiting, thanked):
    women = [threading.Thread(target=send_all, args=(port, waiting, thanked)) for _each in range(AT_ONCE)]
    for each in women:
        each.start()
    return women


def test_whoever_was_thanked_is_counted_once_though_the_site_is_killed(environment, tmp_path):  # noqa: F811
    made = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", PREPARE],
        env=environment, capture_output=True, text=True, check=True, cwd=ROOT,
    )  # fmt: skip
    codes = json.loads(made.stdout.splitlines()[-1])
    database = tmp_path / "site" / "ooievaar.sqlite3"
    waiting, thanked = list(codes), []
    with served(environment) as (port, kill):
        women = sending(port, waiting, thanked)
        until = random.randint(15, 100)
        while len(thanked) < until and any(each.is_alive() for each in women):
            time.sleep(0.002)
        kill()
        for each in women:
            each.join()
    found = counted(database)
    assert 0 < len(thanked) < WOMEN, "it was not killed under way"
    assert len(thanked) <= found["sent"] <= len(thanked) + AT_ONCE
    assert found["sent"] == found["waiting"] + found["responses"]
    assert (found["sent_with_answers"], found["open_with_answers"]) == (0, WOMEN - found["sent"])
    waiting = [code for code in codes if code not in set(thanked)]
    with served(environment) as (port, _kill):
        for each in sending(port, waiting, thanked):
            each.join()
    found = counted(database)
    assert (found["sent"], found["responses"] + found["waiting"], found["open_with_answers"]) == (WOMEN, WOMEN, 0)
    assert found["waiting"] < 10
