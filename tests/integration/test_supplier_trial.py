"""A supplier tries the registry: check a message, deliver it, read the acknowledgement, mend, deliver again, see it all
in the monthly report of the practice.
"""

import base64
from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from lxml import etree
from tests.integration.quality_world import MONTH, ROUND, done_round, world
from tests.integration.submissions_samples import message

from ooievaar.portal.organisations.connections import make_connection
from ooievaar.portal.quality import queries
from ooievaar.portal.submissions.models import EpisodeVersion, Message, Submission

pytestmark = pytest.mark.django_db
NAMESPACE = {"h": "urn:hl7-org:v3"}
MENDED = message(created="2025-09-04T12:00")
# As a dossier system that writes the date of birth of the mother without its day would.
WRONG = message(created="2025-09-03T12:00").replace(b'<birthTime value="19940402"/>', b'<birthTime value="1994-13"/>')


@pytest.fixture
def place():
    return world()


@pytest.fixture
def system(place):
    """The record system, with the connection that the practice made for it."""
    made = make_connection(organisation=place.practice, name="Dossiersysteem", by=None)
    pair = base64.b64encode(f"{made.connection.client_id}:{made.secret}".encode()).decode()

    def post(data: bytes) -> etree._Element:
        headers = {"Authorization": f"Basic {pair}"}
        answer = Client().post("/api/kernset/messages", data, content_type="application/xml", headers=headers)
        assert answer.status_code == 200, answer.content
        (told,) = etree.fromstring(answer.content).xpath("h:acknowledgement", namespaces=NAMESPACE)
        return told

    return post


def details(told) -> dict[str, list[str]]:
    """The codes of the rules in an acknowledgement, by kind of detail."""
    found: dict[str, list[str]] = {}
    for detail in told.xpath("h:acknowledgementDetail", namespaces=NAMESPACE):
        found.setdefault(detail.get("typeCode"), []).append(detail.find("h:code", NAMESPACE).get("code"))
    return found


def checked(data: bytes) -> str:
    file = SimpleUploadedFile("bericht.xml", data, content_type="application/xml")
    answer = Client().post(reverse("suppliers:check"), {"bestand": file})
    assert answer.status_code == 200
    return answer.content.decode()


def test_from_a_first_check_to_the_monthly_report(place, system):
    page = checked(WRONG)
    assert "geboortedatum van de moeder" in page
    assert Message.objects.count() == Submission.objects.count() == 0

    first = system(WRONG)
    assert first.get("typeCode") == "CA"
    wrong = details(first)["W"]
    assert wrong

    second = system(MENDED)
    assert second.get("typeCode") == "CA"
    assert not set(wrong) & set(details(second).get("W", []))
    assert etree.tostring(system(MENDED)) == etree.tostring(second)

    assert Message.objects.count() == 2
    (current,) = EpisodeVersion.objects.filter(is_current=True)
    assert (current.message.message_id, EpisodeVersion.objects.count()) == (Message.objects.latest("pk").message_id, 2)

    Submission.objects.update(received=datetime(2025, 9, 4, 12, tzinfo=UTC))
    done_round()
    came_in = queries.report(place.access, place.practice, ROUND)
    counts = {number.measure: number.share.count for number in came_in.numbers.values() if not number.item}
    assert (counts["received"], counts["replaced"], counts["with_errors"]) == (2, 1, 1)
    of_care = queries.report(place.access, place.practice, MONTH)
    assert of_care.numbers["missing", "mother_birth_date"].share == queries.Share(0, 1)

    browser = Client()
    browser.force_login(place.deliverer)
    assert (
        "Kwaliteit in augustus 2025" in browser.get(f"{reverse('professional:quality')}?maand=2025-08").content.decode()
    )
