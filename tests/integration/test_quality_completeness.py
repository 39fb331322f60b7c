"""The office's completeness pages: what was expected, what stays away, what was done about it."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.integration.quality_world import MONTH, deliver, done_round, world
from tests.integration.test_english_pages import dutch_in

from ooievaar.portal.audit.models import AuditEvent
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.quality import actions, completeness, saving
from ooievaar.portal.quality.models import Alert, AlertNote, Expectation, Round
from ooievaar.portal.quality.states import AlertState
from ooievaar.records import ALERTS

pytestmark = pytest.mark.django_db
BOARD = reverse("office:completeness")
ROW = {
    "kind": "silent", "subject_kind": "organisation", "subject": "0042", "item": None, "expected": 9.0,
    "received": 0.0, "probability": 0.001, "organisations": ["0042"], "sentence": "Van 0042 kwam niets binnen.",
}  # fmt: skip


@pytest.fixture
def place():
    made = world()
    deliver(made.practice)
    return made


@pytest.fixture
def office(place):
    client = Client()
    client.force_login(place.registrar)
    return client


@pytest.fixture
def alert(place):
    current = done_round()
    return saving._save_alerts(current, ALERTS.frame([ROW | {"round": current.month, "month": MONTH}]))[0]


def shown(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_before_the_first_round_there_is_a_board_without_anything(office):
    assert "Geen open meldingen" in shown(office, BOARD)


def test_an_alert_stands_first_with_its_organisation(office, alert, place):
    page = shown(office, BOARD)
    assert place.practice.name in page
    assert page.index("Meldingen") < page.index("Een ronde starten")
    assert "Van 0042 kwam niets binnen." in shown(office, reverse("office:alert", args=[alert.pk]))


def test_a_round_that_sees_it_again_renews_the_alert_and_is_not_new(alert):
    later = Round.objects.create(month=MONTH.replace(year=2026), state="done")
    again = ALERTS.frame([ROW | {"round": later.month, "month": MONTH, "expected": 12.0}])
    assert saving._save_alerts(later, again) == []
    alert.refresh_from_db()
    assert (alert.expected, alert.last_round, Alert.objects.count()) == (12.0, later, 1)


def test_after_it_was_resolved_it_is_a_new_alert(alert, place):
    actions.judge_alert(alert_id=alert.pk, state=AlertState.RESOLVED, words="Weer aangesloten.", by=place.registrar)
    later = Round.objects.create(month=MONTH.replace(year=2026), state="done")
    assert len(saving._save_alerts(later, ALERTS.frame([ROW | {"round": later.month, "month": MONTH}]))) == 1
    with pytest.raises(Refused):
        actions.judge_alert(alert_id=alert.pk, state=AlertState.LOOKING, words="", by=place.registrar)


def test_the_office_says_where_it_stands_and_why(office, alert):
    address = reverse("office:judge_alert", args=[alert.pk])
    office.post(address, {"stand": "looking", "notitie": "Gebeld met de praktijk."})
    page = shown(office, reverse("office:alert", args=[alert.pk]))
    assert "Gebeld met de praktijk." in page
    assert AlertNote.objects.get().state == "looking"
    assert AuditEvent.objects.filter(action="alert_judged").exists()
    office.post(address, {"stand": "explained", "notitie": "Praktijk is gestopt."})
    assert "Geen open meldingen" in shown(office, BOARD)
    assert "Verklaard" in shown(office, f"{BOARD}?alle=1").title()


def test_a_note_without_words_or_change_is_refused(alert, place):
    with pytest.raises(Refused):
        actions.judge_alert(alert_id=alert.pk, state=AlertState.NEW, words="  ", by=place.registrar)


def test_what_chance_does_not_explain_stands_out(office, place):
    current = done_round()
    told = {"round": current, "month": MONTH, "supplier": "1.2.3"}
    Expectation.objects.create(
        **told, organisation=place.practice, received=3, announced=5, present=3, expected=20, lower=12, upper=29
    )
    Expectation.objects.create(**told, organisation=place.other, received=7, announced=0, present=0)
    page = shown(office, BOARD)
    assert "3 van ongeveer 20" in page
    assert page.index(place.practice.name) < page.index(place.other.name)
    assert "12 en 29" in shown(office, reverse("office:completeness_of", args=[place.practice.pk]))
    assert [each.months[0].received for each in completeness.supplier_standings(current.pk)] == [3]


def test_a_supplier_gets_a_name(office, place):
    current = done_round()
    Expectation.objects.create(
        round=current, month=MONTH, organisation=place.practice, received=3, announced=0, present=0, expected=4,
        supplier="1.2.3",
    )  # fmt: skip
    address = reverse("office:suppliers")
    office.post(address, {"wortel": "1.2.3", "naam": "Ooibos Software"})
    assert "Ooibos Software" in shown(office, address)
    assert "Ooibos Software" in shown(office, BOARD)
    assert office.post(address, {"wortel": "9.9", "naam": "X"}).status_code == 404


def test_starting_stopping_and_resuming_from_the_page(office, place):
    response = office.post(reverse("office:start_round"), {"maand": "2025-09"}, follow=True)
    assert "De ronde is gestart." in response.content.decode()
    current = Round.objects.get()
    for name, state in (("stop_round", "stopped"), ("resume_round", "waiting")):
        office.post(reverse(f"office:{name}", args=[current.pk]))
        current.refresh_from_db()
        assert current.state == state
    assert office.get(reverse("office:round_progress")).status_code == 200


def test_an_organisation_is_found_by_name_or_number(office, place):
    current = done_round()
    for organisation in (place.practice, place.other):
        Expectation.objects.create(
            round=current, month=MONTH, organisation=organisation, received=3, announced=0, present=0
        )
    page = shown(office, f"{BOARD}?zoek=0043")
    assert place.other.name in page
    assert place.practice.name not in page
    assert "Niets gevonden" in shown(office, f"{BOARD}?zoek=zwaluw")


def test_in_english_there_is_no_dutch(office, alert, settings):
    office.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    for address in (BOARD, reverse("office:alert", args=[alert.pk]), reverse("office:suppliers")):
        page = office.get(address)
        assert page.status_code == 200
        assert [line for line in dutch_in(page) if "Praktijk" not in line] == []
