"""Pages on submissions ask the database as often for many messages as for a few."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.integration.submissions_samples import message, zipped
from tests.integration.test_submissions_withdrawing import organisation, person

from ooievaar.portal.submissions import actions

pytestmark = pytest.mark.django_db


@pytest.fixture
def practice():
    return organisation("0042")


@pytest.fixture
def deliverer(practice, client):
    access = person(practice, "deliverer")
    client.force_login(access.user)
    return access


def delivered(practice, count: int, name: str):
    content = zipped({f"{n}.xml": message(dossier=f"{name}-{n}") for n in range(count)})
    return actions.process(actions.receive(organisation=practice, file_name="a.zip", content=content, by=None))


def asked(client, address: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


@pytest.mark.parametrize("page", ["submission", "cases"])
def test_more_messages_ask_no_more(client, deliverer, practice, page):
    few, many = delivered(practice, 2, "A"), delivered(practice, 60, "B")
    asked(client, reverse(f"professional:{page}", args=[few.pk]))
    first, second = (asked(client, reverse(f"professional:{page}", args=[one.pk])) for one in (few, many))
    assert first == second


def test_more_submissions_ask_no_more(client, deliverer, practice):
    delivered(practice, 1, "A")
    here = reverse("professional:submissions")
    asked(client, here)
    first = asked(client, here)
    for n in range(25):
        delivered(practice, 1, f"B{n}")
    assert asked(client, here) == first
    assert client.get(here).content.decode().count("a.zip") == 20


def test_an_episode_with_many_versions_asks_no_more(client, deliverer, practice):
    delivered(practice, 1, "A")
    for n in range(1, 12):
        content = message(dossier="A-0", created=f"2025-07-{n:02}T12:00")
        actions.process(actions.receive(organisation=practice, file_name="b.xml", content=content, by=None))
    delivered(practice, 1, "B")
    counts = [asked(client, reverse("professional:episode", args=[key])) for key in _episodes()]
    assert counts[0] == counts[1]


def _episodes() -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM submissions_episode ORDER BY id")
        return [row[0] for row in cursor.fetchall()]
