"""Two workers that claim the same mail at the same moment, each over a connection of its own."""

import threading

import pytest
from django.db import connection, transaction
from django.utils import timezone
from tests.integration.invitations_world import enter, states

from ooievaar.portal.invitations import mailing
from ooievaar.portal.invitations.steps import INVITATION

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="threads of a test on SQLite share one connection"),
]


def test_of_two_that_claim_at_once_one_gets_it():
    """The second has read the row as due before the first commits, and waits for it."""
    enter("els")
    [each] = next(mailing._handfuls(INVITATION))
    today, claims = timezone.localdate(), []
    held, waited = threading.Event(), threading.Event()

    def first() -> None:
        with transaction.atomic():
            claims.append(mailing._claim(each, today))
            held.set()
            waited.wait(10)
        connection.close()

    def second() -> None:
        held.wait(10)
        claims.append(mailing._claim(each, today))
        connection.close()

    workers = [threading.Thread(target=work) for work in (first, second)]
    for worker in workers:
        worker.start()
    held.wait(10)
    until_one_waits()
    waited.set()
    for worker in workers:
        worker.join()
    assert claims == [True, False]
    assert states() == ["inviting"]


def until_one_waits() -> None:
    """Until PostgreSQL tells that somebody waits for a lock on a row."""
    with connection.cursor() as cursor:
        for _moment in range(1000):
            cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' "
                           "AND datname = current_database()")  # fmt: skip
            if cursor.fetchone()[0]:
                return
            threading.Event().wait(0.01)
    raise TimeoutError
