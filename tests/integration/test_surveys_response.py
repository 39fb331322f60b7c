"""How many answered, as the page tells it: in whole tens, and above a hundred per cent with the reason."""

import re

import pytest
from tests.integration.invitations_world import enter
from tests.integration.surveys_world import AT_HOME, links, send, world
from tests.integration.test_surveys_attribution import client_of

from ooievaar.portal.figures import queries as figures
from ooievaar.portal.invitations.models import Invitation
from ooievaar.portal.professional import response_parts
from ooievaar.portal.surveys.models import Response
from ooievaar.questionnaires import Rate

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return client_of(world()["1001"])


def page(client):
    return " ".join(re.sub(r"<[^>]+>", " ", client.get("/werk/ervaringen/").content.decode()).split())


def with_births(monkeypatch, births):
    monkeypatch.setattr(figures, "years_with_figures", lambda: (2025,))
    monkeypatch.setattr(figures, "births_of_vsv", lambda vsv, year: births if (vsv, year) == ("101", 2025) else None)


def test_numbers_are_whole_tens(client, monkeypatch):
    with_births(monkeypatch, 47)
    made = links(25)
    for each in made[:19]:
        send(each)
    Response.objects.update(month="2025-11")
    shown = page(client)
    assert re.search(r"links die u gaf of mailde 10 20 50%", shown)
    assert re.search(r"officieel: beantwoord van de zorggevallen in 2025 10 40 25%", shown)
    send(made[19])
    assert re.search(r"links die u gaf of mailde 20 20 100%", page(client))


def test_invited_by_mail_are_only_those_whom_one_reached(client):
    for each in links(10):
        send(each)
    enter(*(f"client{number}" for number in range(20)))
    assert re.search(r"links die u gaf of mailde 10 10 100%", page(client))
    assert re.search(r"beantwoord van wie is uitgenodigd 10 10 100%", page(client))
    assert re.search(r"van de opgegeven adressen 0 20 0%", page(client))
    Invitation.objects.update(state="invited")
    assert re.search(r"links die u gaf of mailde 10 30 33%", page(client))


def test_above_a_hundred_is_shown_and_explained(client, monkeypatch):
    with_births(monkeypatch, 10)
    for each in links(20):
        send(each, AT_HOME)
    Response.objects.update(month="2025-03")
    shown = page(client)
    assert re.search(r"zorggevallen in 2025 20 10 200%", shown)
    assert "Een respons boven 100% is geen fout" in shown


def test_without_anything_counted_nothing_is_divided(client):
    shown = page(client)
    assert "nog minder dan tien" in shown
    assert "boven 100% is geen fout" not in shown


@pytest.mark.parametrize(
    ("rate", "stepped"), [(Rate(19, 47), Rate(10, 40)), (Rate(9, 9), Rate(0, 0)), (Rate(30, 20), Rate(30, 20))]
)
def test_a_rate_goes_down_to_tens_on_both_sides(rate, stepped):
    assert rate.stepped == stepped
    assert response_parts._cells(Rate(9, 9).stepped)[:2] == (None, None)
