"""Two devices, or two processes, at the same moment; and how often a page asks the database."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.integration.surveys_world import AT_HOME, answer, links, send, world

from ooievaar.portal.surveys import answering, mixing, tokens
from ooievaar.portal.surveys.models import Response, Waiting

pytestmark = pytest.mark.django_db


@pytest.fixture
def token():
    world()
    return links()[0]


def meanwhile(monkeypatch, name, act):
    """Let `act` happen once, just before this function of `answering` is called for the first time."""
    really, acts = getattr(answering, name), [act]

    def interrupted(*given, **named):
        if acts:
            acts.pop()()
        return really(*given, **named)

    monkeypatch.setattr(answering, name, interrupted)


def test_what_another_device_saved_meanwhile_stays(token, monkeypatch):
    answer(token, AT_HOME)
    other = {"token": token, "screen": "practice", "written": {"practice": "1002"}}
    meanwhile(monkeypatch, "_unchanged", lambda: answering.save_page(**other))
    answering.save_page(token=token, screen="vk_de", written={"vk_vr4": "3", "vk_vr5": "8"})
    kept = answering.open_link(token).state.answers
    assert (kept["practice"], kept["vk_vr4"]) == ("1002", 3)


def test_nothing_is_saved_after_another_device_sent(token, monkeypatch):
    answer(token, AT_HOME)
    meanwhile(monkeypatch, "_unchanged", lambda: answering.send(token=token, language="nl"))
    with pytest.raises(answering.Closed):
        answering.save_page(token=token, screen="practice", written={"practice": "1002"})
    assert (answering.open_link(token).is_sent, Waiting.objects.count()) == (True, 1)


def test_what_is_sent_is_what_was_saved_last(token, monkeypatch):
    answer(token, AT_HOME)
    other = {"token": token, "screen": "practice", "written": {"practice": "1002"}}
    meanwhile(monkeypatch, "_put_in_the_box", lambda: answering.save_page(**other))
    answering.send(token=token, language="nl")
    for each in links()[:9]:
        send(each)
    assert sorted(Response.objects.values_list("practice", flat=True)) == ["1001"] * 9 + ["1002"]


def test_two_devices_that_send_put_in_one_answer(token, monkeypatch):
    answer(token, AT_HOME)
    meanwhile(monkeypatch, "_put_in_the_box", lambda: answering.send(token=token, language="nl"))
    with pytest.raises(answering.Closed):
        answering.send(token=token, language="nl")
    assert Waiting.objects.count() == 1


def test_what_two_processes_mix_comes_out_once(token, monkeypatch):
    monkeypatch.setattr(answering, "_mix_when_enough", lambda: None)
    for each in links(11):
        send(each)
    really, acts = mixing._mixed, [mixing.mix]

    def interrupted(apart):
        if acts:
            acts.pop()()
        return really(apart)

    monkeypatch.setattr(mixing, "_mixed", interrupted)
    assert mixing.mix() == 0
    assert (Waiting.objects.count(), Response.objects.count()) == (0, 11)


def test_a_fault_that_left_many_behind_is_mended_in_parts(token, monkeypatch):
    monkeypatch.setattr(answering, "_mix_when_enough", lambda: None)
    monkeypatch.setattr(mixing, "_MOST", 12)
    for each in links(23):
        send(each)
    assert [mixing.mix(), mixing.mix()] == [12, 11]


@pytest.mark.parametrize(
    ("screen", "shown", "saved"),
    [("place_of_birth", 1, 2), ("vk_abc", 1, 2), ("practice", 3, 3)],
)
def test_a_page_asks_the_database_as_little_as_it_can(token, screen, shown, saved):
    """Read the link; replace its answers if they are still those. With a list: the list, and who is nearby."""
    answer(token, AT_HOME)
    client, address = Client(), f"/vragenlijst/{tokens.shown(token)}/{screen}/"
    with CaptureQueriesContext(connection) as reading:
        assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as writing:
        assert client.post(address, AT_HOME).status_code == 302
    assert (len(reading), len(writing)) == (shown, saved), [each["sql"] for each in writing]
