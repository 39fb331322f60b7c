"""Delivering over real HTTP, to a server as it runs: at once, half-way, and against the description."""

import base64
import json
import os
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from tests.integration.submissions_samples import message

ADDRESS = "/api/kernset/messages"
MAKE = """
from django.core.management import call_command
from ooievaar.portal.organisations.actions import add_organisation
from ooievaar.portal.organisations.connections import make_connection
call_command("migrate", verbosity=0)
practice = add_organisation(lvr_number="0042", name="De Wulp", kind="practice", place="Rietmeer", by=None)
made = make_connection(organisation=practice, name="Dossiersysteem", by=None)
print("made", made.connection.client_id, made.secret)
"""


class Served:
    """A server with its own data; closed by the fixture."""

    def __init__(self, folder: Path):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        # SQLite, whatever the other tests run on: the data lie in a folder of this test.
        self.environment = {
            **os.environ,
            "OOIEVAAR_DATA_DIR": str(folder),
            "OOIEVAAR_DATABASE_URL": "",
            "OOIEVAAR_ORIGIN": f"http://127.0.0.1:{self.port}",
        }
        self.database = folder / "ooievaar.sqlite3"
        command = [sys.executable, "-m", "ooievaar.portal", "shell", "-v", "0", "-c", MAKE]
        done = subprocess.run(command, env=self.environment, check=True, capture_output=True, text=True)
        self.client, self.secret = done.stdout.split()[-2:]
        self.log = (folder / "log").open("w+")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "ooievaar.portal", "serve", "--port", str(self.port)],
            env=self.environment,
            stdout=self.log,
            stderr=subprocess.STDOUT,
        )

    @property
    def authorization(self) -> str:
        return "Basic " + base64.b64encode(f"{self.client}:{self.secret}".encode()).decode()

    def post(self, data: bytes, **headers: str) -> bytes:
        shown = {"Authorization": self.authorization, "Content-Type": "application/xml", **headers}
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{ADDRESS}", data, shown)
        with urllib.request.urlopen(request, timeout=30) as response:
            return response.read()

    def counts(self) -> list[int]:
        """Submissions and messages that are stored."""
        with closing(sqlite3.connect(self.database)) as database:
            tables = ("submissions_submission", "submissions_message")
            return [database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables]

    def wait(self) -> None:
        for _n in range(300):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/gezond/", timeout=2):
                    return
            except OSError:
                time.sleep(0.1)
        raise TimeoutError


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    served = Served(tmp_path_factory.mktemp("served"))
    try:
        served.wait()
        yield served
    finally:
        served.process.terminate()
        served.process.wait(timeout=20)
        served.log.close()


def test_the_same_message_at_the_same_time_is_stored_once_and_answered_the_same(served):
    data = message(dossier="at-once")
    before = served.counts()
    with ThreadPoolExecutor(8) as pool:
        answers = set(pool.map(served.post, [data] * 8))
    assert len(answers) == 1
    assert b'typeCode="CA"' in answers.pop()
    assert served.counts() == [number + 1 for number in before]


def test_a_connection_that_is_cut_half_way_leaves_nothing(served):
    data = message(dossier="half-way")
    before = served.counts()
    head = (
        f"POST {ADDRESS} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: {served.authorization}\r\n"
        f"Content-Type: application/xml\r\nContent-Length: {len(data)}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", served.port)) as half:
        half.sendall(head.encode() + data[: len(data) // 2])
        time.sleep(0.3)
    time.sleep(0.5)
    assert served.counts() == before
    assert b'typeCode="CA"' in served.post(data)


def test_a_body_of_unknown_length_is_refused_with_a_sentence(served):
    head = (
        f"POST {ADDRESS} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: {served.authorization}\r\n"
        "Content-Type: application/xml\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
        "5\r\n<xml>\r\n0\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", served.port)) as chunked:
        chunked.sendall(head.encode())
        chunked.settimeout(10)
        answer = b""
        while part := chunked.recv(65536):
            answer += part
    assert answer.startswith(b"HTTP/1.1 4")
    assert json.loads(answer.partition(b"\r\n\r\n")[2])["status"] in {400, 411}


def test_the_log_holds_no_message_and_no_secret(served):
    served.post(message(dossier="in-the-log", bsn="961921821"))
    served.log.flush()
    text = Path(served.log.name).read_text()
    assert "961921821" not in text
    assert "in-the-log" not in text
    assert served.secret not in text


def test_it_behaves_as_it_is_described(served):
    """Requests made up from the description: no answer breaks, and each is one that the description names."""
    checks = (
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_schema_conformance",
    )
    command = [
        sys.executable, "-m", "schemathesis.cli", "run", f"http://127.0.0.1:{served.port}/api/openapi.json",
        "--auth", f"{served.client}:{served.secret}", "--max-examples", "15", "--seed", "1", "--max-failures", "3",
        "--phases", "examples,coverage,fuzzing", "--checks", ",".join(checks), "--request-timeout", "20",
    ]  # fmt: skip
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
