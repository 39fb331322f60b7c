"""Sending invitations to a mail server that takes everything: by one worker, by two, and killed in the middle."""

import json
import os
import signal
import socket
import socketserver
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CLIENTS = int(os.environ.get("OOIEVAAR_BENCH_CLIENTS", "3000"))
ENTER = """
import sys
from datetime import timedelta
import django
django.setup()
from django.core.management import call_command
from django.utils import timezone
from ooievaar.portal.invitations.actions import Client, invite
from ooievaar.questionnaires.inviting import window
from ooievaar.portal.organisations.actions import add_organisation
call_command("migrate", verbosity=0)
place = add_organisation(lvr_number="1001", name="De Wulp", kind="practice", place="Rietmeer", by=None)
clients = [Client(f"client{n}@voorbeeld.example", window(timezone.localdate())) for n in range(int(sys.argv[1]))]
for first in range(0, len(clients), 5000):
    invite(organisation=place, clients=clients[first : first + 5000], way="file", by=None)
"""
SEND = """
from datetime import timedelta
import django
django.setup()
from django.utils import timezone
from ooievaar.portal.invitations import mailing
from ooievaar.portal.invitations.addresses import Recipient
from ooievaar.portal.invitations.messages import Inviting, message
from ooievaar.portal.invitations.steps import INVITATION
# What a worker did long ago: importing the site, reading words and templates, asking how this machine is called.
message(Inviting(0, "", timezone.localdate()), INVITATION, Recipient("a@b.example", "0" * 16)).message()
print("ready", flush=True)
input()
while not mailing.send(until=timezone.now() + timedelta(seconds=60)).is_done:
    pass
"""
STATES = """
import json
import django
django.setup()
from django.db.models import Count
from ooievaar.portal.invitations.models import Invitation
print(json.dumps(dict(Invitation.objects.order_by().values_list("state").annotate(Count("pk")))))
"""


class Sink(socketserver.StreamRequestHandler):
    """As little of a mail server as will do: it says yes, and writes down who gets mail."""

    def handle(self):
        self.wfile.write(b"220 sink\r\n")
        receiver = b""
        while line := self.rfile.readline():
            word = line[:4].upper()
            if word == b"RCPT":
                receiver = line
            if word == b"DATA":
                self._take(receiver)
            self.wfile.write(b"250 sink\r\n")

    def _take(self, receiver):
        self.wfile.write(b"354 go on\r\n")
        while (line := self.rfile.readline()) not in {b".\r\n", b""}:
            pass
        if line:
            self.server.log.write(receiver)


def sink(port: int, log: str) -> None:
    """A process of its own, so that it takes no time from the workers' interpreter."""
    with (
        Path(log).open("ab", buffering=0) as file,
        socketserver.ThreadingTCPServer(("127.0.0.1", port), Sink) as server,
    ):
        server.log = file
        server.serve_forever()


@dataclass(frozen=True)
class Run:
    """Seconds of sending, mails that arrived, those that arrived twice, and those of which nobody is sure."""

    seconds: float
    mails: int
    twice: int
    unsure: int


def measure() -> dict[str, float]:
    """Mails a second; how long a hundred thousand would take with two workers; what killing one in the middle did."""
    one, two, killed = _run(workers=1), _run(workers=2), _run(workers=2, kill=True)
    assert one.twice + two.twice + killed.twice == 0
    return {
        "mails": CLIENTS,
        "per second, one worker": one.mails / one.seconds,
        "per second, two workers": two.mails / two.seconds,
        "100,000 mails with two workers, minutes (by that rate)": 100_000 / (two.mails / two.seconds) / 60,
        "killed in the middle: arrived": killed.mails,
        "killed in the middle: arrived twice": killed.twice,
        "killed in the middle: unsure": killed.unsure,
    }


def _run(*, workers: int, kill: bool = False) -> Run:
    with tempfile.TemporaryDirectory() as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        log = Path(folder) / "log"
        environment = _environment(folder, port)
        _python(ENTER, environment, str(CLIENTS)).communicate()
        sinking = f"from benchmarks.mail_invitations import sink; sink({port}, {str(log)!r})"
        server = _python(sinking, environment)
        try:
            seconds = _sent(environment, workers, log if kill else None)
        finally:
            server.kill()
            server.communicate()
        states = json.loads(_python(STATES, environment).communicate()[0])
        arrived = Counter(log.read_bytes().splitlines())
        return Run(seconds, len(arrived), sum(count > 1 for count in arrived.values()), states.get("inviting", 0))


def _sent(environment: dict[str, str], workers: int, kill_at: Path | None) -> float:
    processes = [_begun(environment) for _worker in range(workers)]
    started = time.monotonic()
    for each in processes:
        _go(each)
    if kill_at:
        while kill_at.read_bytes().count(b"\n") < CLIENTS // 2:
            time.sleep(0.02)
        processes[0].send_signal(signal.SIGKILL)
        processes[0].communicate()
        processes[0] = _begun(environment)
        _go(processes[0])
    for each in processes:
        each.communicate()
    return time.monotonic() - started


def _begun(environment: dict[str, str]) -> subprocess.Popen:
    process = _python(SEND, environment)
    process.stdout.readline()
    return process


def _go(process: subprocess.Popen) -> None:
    process.stdin.write("\n")
    process.stdin.flush()


def _python(code: str, environment: dict[str, str], *arguments: str) -> subprocess.Popen:
    command = [sys.executable, "-W", "ignore", "-c", code, *arguments]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, env=environment, cwd=ROOT, stdin=pipe, stdout=pipe, text=True)


def _environment(folder: str, port: int) -> dict[str, str]:
    return {
        **os.environ,
        "OOIEVAAR_DATA_DIR": folder,
        "OOIEVAAR_DATABASE_URL": os.environ.get("OOIEVAAR_BENCH_DATABASE_URL", ""),
        "OOIEVAAR_EMAIL_URL": f"smtp://127.0.0.1:{port}",
        "OOIEVAAR_SURVEY_MAILS_PER_MINUTE": "0",
        "DJANGO_SETTINGS_MODULE": "ooievaar.portal.config.settings",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
    }
