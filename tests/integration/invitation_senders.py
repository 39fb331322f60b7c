"""Workers that send invitations and are killed at random, two at a time, then two that finish: one process forks them.

`python invitation_senders.py ROUNDS`: prints, as JSON, the states at the end, how many were killed, and how far each
round came.
"""

import json
import os
import random
import signal
import sys
import time
from collections import Counter
from datetime import timedelta

import django

django.setup()

from django.core.mail.utils import DNS_NAME  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connections  # noqa: E402
from django.utils import timezone  # noqa: E402
from tests.integration.invitations_world import enter  # noqa: E402

from ooievaar.portal.invitations import mailing  # noqa: E402
from ooievaar.portal.invitations.addresses import Recipient  # noqa: E402
from ooievaar.portal.invitations.messages import Inviting, message  # noqa: E402
from ooievaar.portal.invitations.models import Invitation  # noqa: E402
from ooievaar.portal.invitations.steps import INVITATION  # noqa: E402

CLIENTS, WORKERS = 300, 2


def started() -> int:
    """A worker of its own; it ends when nothing is due."""
    connections.close_all()
    process = os.fork()
    if process:
        return process
    try:
        while not mailing.send(until=timezone.now() + timedelta(seconds=30)).is_done:
            time.sleep(0.05)
    finally:
        os._exit(0)


def killed(process: int) -> bool:
    """Whether it was still busy."""
    os.kill(process, signal.SIGKILL)
    _pid, status = os.waitpid(process, 0)
    return os.WIFSIGNALED(status)


def sent() -> int:
    return Invitation.objects.filter(state="invited").count()


def until_sent(more: int) -> None:
    """Wait until so many more went: however busy the machine is, they are killed while they send."""
    before = sent()
    while sent() < min(before + more, CLIENTS):
        time.sleep(0.002)


def warm_up() -> None:
    """What takes long the first time, and would in each worker: the name of this machine, words and templates."""
    DNS_NAME.get_fqdn()
    message(Inviting(0, "", timezone.localdate()), INVITATION, Recipient("a@b.example", "0" * 16)).message()


def main(rounds: int) -> None:
    call_command("migrate", verbosity=0)
    enter(*(f"client{number}" for number in range(CLIENTS)))
    warm_up()
    deaths, reached = 0, []
    for _round in range(rounds):
        workers = [started() for _worker in range(WORKERS)]
        until_sent(random.randint(1, 20))
        deaths += sum([killed(each) for each in workers])
        reached.append(sent())
    for each in [started() for _worker in range(WORKERS)]:
        os.waitpid(each, 0)
    states = Counter(Invitation.objects.values_list("state", flat=True))
    print(json.dumps({"states": states, "deaths": deaths, "reached": reached}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
