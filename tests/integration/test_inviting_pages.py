"""Entering clients: the whole file or nothing, everything wrong at once, and nothing kept of what was refused."""

import re
from datetime import timedelta
from html import unescape

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone
from tests.integration.inviting_world import HEADER, UPLOAD, everything, file, person, upload
from tests.integration.surveys_world import links, send, world

from ooievaar.portal.accounts.models import User
from ooievaar.portal.audit.models import AuditEvent
from ooievaar.portal.invitations import addresses, entering
from ooievaar.portal.invitations.models import Invitation, Remembered, Upload
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.professional import inviting_copies, inviting_limits
from ooievaar.portal.surveys.models import Link, Sheet

pytestmark = pytest.mark.django_db

BAD = file(
    "1001;els@voorbeeld.example;1",
    "1001;mia@voorbeeld.example;0",
    "1001;ELS@voorbeeld.example;1",
    "1001;;1",
    "1001;eva@voorbeeld;1",
    "1002;ans@voorbeeld.example;1",
    "1001;bekend@voorbeeld.example;1",
)


@pytest.fixture
def client():
    cache.clear()
    world()
    return person()


def text(response):
    return unescape(re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_a_good_file_is_taken_whole_and_says_how_many_lines(client):
    today = timezone.localdate()
    born = [today - timedelta(days=days) for days in (20, 3, 3)]
    lines = [f"1001;vrouw{n}@voorbeeld.example;1;{day:%d-%m-%Y}" for n, day in enumerate(born)]
    response = upload(client, file(*lines, header=f"{HEADER};geboortedatum-kind"))
    assert response.status_code == 302
    page = text(client.get(response.headers["Location"]))
    assert "Er zijn 3 regels verwerkt." in page
    assert re.search(r"vandaag\s+1\b", page)
    assert {(each.due - today).days for each in Invitation.objects.all()} == {0, 11}
    assert Upload.objects.get().lines == 3
    assert "voorbeeld.example" not in "".join(everything())
    home = text(client.get("/werk/vragenlijst/"))
    assert "Er staan 3 uitnodigingen klaar" in home


def test_all_five_messages_come_at_once_with_their_lines_and_nothing_is_kept(client):
    upload(client, file("1001;bekend@voorbeeld.example;1"))
    before = Invitation.objects.count(), Remembered.objects.count(), Link.objects.count(), Sheet.objects.count()
    response = upload(client, BAD)
    assert response.status_code == 422
    page = text(response)
    assert "Het hele bestand is niet verwerkt" in page
    for line, words in (
        (3, "voldoet daardoor niet aan de voorwaarden"),
        (4, "staat ook op regel 2"),
        (5, "Het e-mailadres is leeg"),
        (6, "“eva@voorbeeld” is geen geldig e-mailadres"),
        (7, "“1002” is niet dat van uw organisatie. Vul uw eigen nummer in: 1001"),
        (8, "bekend@voorbeeld.example is al verwerkt"),
    ):
        assert re.search(rf"Regel\s{line}\s(?:(?!Regel).)*{re.escape(words)}", page, re.DOTALL), words
    after = Invitation.objects.count(), Remembered.objects.count(), Link.objects.count(), Sheet.objects.count()
    assert after == before
    kept = "".join(everything())
    for name in ("els", "mia", "eva", "ans", "bekend"):
        assert f"{name}@voorbeeld" not in kept.lower()
        assert addresses.digest(f"{name}@voorbeeld.example") not in kept or name == "bekend"
    event = AuditEvent.objects.get(action="clients_refused")
    assert event.details["problems"]["address_twice"] == 1


def hand_back(client, response):
    field = re.search(r'name="kopie" value="([^"]+)"', response.content.decode())[1]
    return client.post(f"{UPLOAD}kopie/", {"kopie": field})


def test_the_marked_copy_comes_back_and_is_taken_once_mended(client):
    answer = hand_back(client, upload(client, BAD))
    assert answer.headers["Content-Disposition"].startswith("attachment")
    copy = answer.content.decode("utf-8-sig").split("\r\n")
    assert copy[0] == f"{HEADER};melding"
    assert "voldoet daardoor niet" in copy[2]
    good = [line for line in copy if line.startswith(("lvr", "1001;els", "1001;bekend"))]
    assert upload(client, "\r\n".join(good).encode("utf-8-sig")).status_code == 302
    assert Invitation.objects.count() == 2
    assert "voorbeeld.example" not in "".join(everything())


def test_a_copy_is_for_whoever_sent_the_file_and_for_an_hour(client, monkeypatch):
    response = upload(client, BAD)
    other = person(role="administrator")
    assert hand_back(other, response).headers["Location"] == UPLOAD
    assert client.post(f"{UPLOAD}kopie/", {"kopie": "bmVl"}).headers["Location"] == UPLOAD
    assert client.post(f"{UPLOAD}kopie/", {"kopie": "é"}).headers["Location"] == UPLOAD
    later = inviting_copies.time.time() + 3700
    monkeypatch.setattr(inviting_copies.time, "time", lambda: later)
    assert hand_back(client, response).headers["Location"] == UPLOAD


def test_another_organisation_cannot_ask_the_same_woman_again(client):
    upload(client, file("1001;els@voorbeeld.example;1"))
    response = upload(person("2001"), file("2001;Els@voorbeeld.example;1"))
    assert response.status_code == 422
    assert "is al verwerkt" in text(response)
    assert "De Wulp" not in text(response)


def test_whoever_loses_a_race_is_told_which_line(client, monkeypatch):
    """The address was not known when the file was read, and is by the time it is written."""
    upload(client, file("1001;els@voorbeeld.example;1"))
    asked = []

    def late(wanted):
        asked.append(wanted)
        return frozenset() if len(asked) == 1 else frozenset(wanted)

    monkeypatch.setattr(entering, "remembered", late)
    response = upload(person("2001"), file("2001;els@voorbeeld.example;1"))
    assert response.status_code == 422
    assert "is al verwerkt" in text(response)
    assert Invitation.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK\x03\x04werkmap", "Excel-bestand"),
        (b"x" * (1024 * 1024 + 5), "groter dan 1 MB"),
        (b"naam,plaats\r\nEls,Dorp", "geen kolomkoppen"),
        (file("1001;els@voorbeeld.example;1;123456782", header=f"{HEADER};bsn"), "De kolom “bsn” kennen wij niet"),
    ],
)
def test_what_is_no_such_file_is_told(client, content, words):
    response = upload(client, content)
    assert response.status_code == 422
    assert words in text(response)
    assert not Upload.objects.exists()


def test_without_a_file_one_is_asked_for(client):
    assert "Kies eerst een bestand" in text(client.post(UPLOAD))


def test_nobody_searches_for_addresses_by_entering_them(client, monkeypatch):
    monkeypatch.setattr(inviting_limits, "TIMES", 2)
    answers = [upload(client, file(f"1001;a{n}@voorbeeld.example;0")) for n in range(3)]
    assert "heel vaak" not in text(answers[1])
    assert "heel vaak" in text(answers[2])


def test_the_limit_on_entering_holds_for_a_whole_hour(client, monkeypatch):
    monkeypatch.setattr(inviting_limits, "TIMES", 2)
    user = User.objects.get()
    with time_machine.travel("2026-05-20T10:00+02:00", tick=False) as calendar:
        inviting_limits.count_try(user)
        calendar.shift(timedelta(minutes=30))
        inviting_limits.count_try(user)
        calendar.shift(timedelta(minutes=29))
        with pytest.raises(Refused):
            inviting_limits.count_try(user)
        calendar.shift(timedelta(minutes=2))
        inviting_limits.count_try(user)
        with pytest.raises(Refused):
            inviting_limits.count_try(user)


def test_a_long_list_of_messages_is_cut_and_the_copy_holds_them_all(client):
    response = upload(client, file(*["1001;geen adres;1"] * 130))
    assert "En nog 30 meldingen" in text(response)
    assert hand_back(client, response).content.count(b"geen geldig e-mailadres") == 130


def test_what_stood_in_the_file_is_shown_as_text(client):
    response = upload(client, file("1001;<script>alert(1)</script>;1"))
    assert b"<script>alert" not in response.content


def test_zeros_that_excel_dropped_are_mentioned():
    made = world()["1001"]
    made.lvr_number = "01001"
    made.save()
    cache.clear()
    client = person("01001")
    response = client.get(upload(client, file("1001;els@voorbeeld.example;1")).headers["Location"])
    assert "Excel laat nullen vooraan weg" in text(response)


def test_the_example_is_a_file_that_reads(client):
    content = client.get(f"{UPLOAD}voorbeeld/").content
    assert content.startswith(b"\xef\xbb\xbflvr-nummer;e-mailadres;geen-bezwaar;geboortedatum-kind\r\n1001;")
    assert upload(client, content).status_code == 302


ONE = "/werk/vragenlijst/client/"


def test_one_client_by_form(client):
    day = timezone.localdate() - timedelta(days=4)
    given = {"address": " Els@Voorbeeld.example ", "birth": f"{day:%d-%m-%Y}", "no_objection": "on"}
    page = client.post(ONE, given, follow=True)
    assert "De uitnodiging gaat op" in text(page)
    invitation = Invitation.objects.get()
    assert addresses.opened(invitation.sealed).address == "Els@voorbeeld.example"
    assert invitation.due == day + timedelta(days=14)
    assert invitation.upload.way == "form"


def test_one_client_with_only_a_month(client):
    today = timezone.localdate()
    client.post(ONE, {"address": "els@voorbeeld.example", "birth": f"{today:%m-%Y}", "no_objection": "on"})
    assert Invitation.objects.get().due > today + timedelta(days=13)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"address": "els@voorbeeld", "no_objection": "on"}, "geen geldig e-mailadres. Verbeter het."),
        ({"address": "els@voorbeeld.example"}, "Zet een vinkje"),
        ({"address": "els@voorbeeld.example", "no_objection": "on", "birth": "ooit"}, "lezen wij niet als datum"),
        ({"address": "els@voorbeeld.example", "no_objection": "on", "birth": "1-1-2020"}, "langer dan acht weken"),
        ({"address": "els@voorbeeld.example", "no_objection": "on", "birth": "1-1-1990"}, "datum van de moeder"),
    ],
)  # fmt: skip
def test_one_client_meets_the_same_rules(client, given, words):
    response = client.post(ONE, given)
    assert response.status_code == 422
    assert words in text(response)
    assert not Invitation.objects.exists()
    assert "els@voorbeeld" not in "".join(everything())


def test_used_links_are_told_in_steps_of_ten_over_paper_and_mail(client):
    upload(client, file("1001;els@voorbeeld.example;1"))
    tokens = links(12)
    for token in tokens[:9]:
        send(token)
    assert "Van uw 12 links zijn er minder dan 10 gebruikt" in text(client.get("/werk/vragenlijst/"))
    send(tokens[9])
    assert "minstens 10 gebruikt" in text(client.get("/werk/vragenlijst/papier/"))
    send(tokens[10])
    assert "minstens 10 gebruikt" in text(client.get("/werk/vragenlijst/"))


def test_a_file_is_of_whoever_delivered_it(client):
    address = upload(client, file("1001;els@voorbeeld.example;1")).headers["Location"]
    assert person("1002").get(address).status_code == 404
    reader = person("1001", role="reader")
    assert {reader.get(each).status_code for each in (address, "/werk/vragenlijst/", UPLOAD, ONE)} == {403}


def test_an_inviter_finds_the_way_from_the_first_page(client):
    assert "/werk/vragenlijst/" in client.get("/werk/").content.decode()
