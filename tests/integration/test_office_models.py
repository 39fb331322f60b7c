"""The office checks the model behind what was to be expected; nobody else does."""

from html import unescape

import pytest
from django.test import Client
from tests.integration.figures_world import computed, country, person

from ooievaar.portal.figures.models import CaseMixModel

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return country()


@pytest.fixture
def computation(world):
    made = computed()
    basis = {"rows": 9000, "cases": 900, "undetermined": 31, "unknown": {"parity": 0, "mother_age": 12}}
    CaseMixModel.objects.create(
        computation=made,
        indicator="paediatric_admission",
        terms=[["constant", -2.2, 0.05], ["parity: geen", 0.41, 0.07], ["mother_age: onbekend", -9.3, 900.0]],
        calibration=[[900.0, 0.05 + 0.01 * n, 0.05 + 0.01 * n] for n in range(9)] + [[900.0, 0.14, 0.3]],
        discrimination=0.587,
        **basis,
    )
    return made


def answer(organisation, role, computation, language="nl"):
    client = Client()
    user = person(organisation, role).user
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client.get(f"/bureau/berekeningen/{computation.pk}/modellen/", headers={"accept-language": language})


def text(response):
    assert response.status_code == 200
    return unescape(response.content.decode())


def test_the_page_shows_coefficients_calibration_and_what_was_left_out(world, computation):
    shown = text(answer(world["office"], "registrar", computation))
    assert "aantal eerdere bevallingen: geen" in shown
    assert "leeftijd van de moeder: onbekend" in shown
    assert "niet te schatten" in shown
    assert "1,51" in shown  # exp(0.41)
    assert "1,31 tot 1,73" in shown
    assert "In 9 van de 10 tienden gebeurde wat was voorspeld" in shown
    assert "0,59 (0,5 is gokken, 1 is volmaakt)" in shown
    assert "aantal eerdere bevallingen 0; leeftijd van de moeder 12" in shown


@pytest.mark.parametrize(
    ("unfit", "words"),
    [("no cases", "geen enkel geval"), ("few cases", "minder dan vijf gevallen"), ("does not settle", "niet tot rust")],
)
def test_without_a_model_the_page_says_why(world, computation, unfit, words):
    CaseMixModel.objects.update(unfit=unfit, terms=[], calibration=[], discrimination=None)
    shown = text(answer(world["office"], "registrar", computation))
    assert words in shown
    assert "Odds ratio" not in shown


def test_a_hospital_does_not_see_it(world, computation):
    assert answer(world["hospital-0101"], "reader", computation).status_code in (302, 403)
    assert answer(world["hospital-0101"], "administrator", computation).status_code in (302, 403)


def test_the_page_of_the_computation_leads_to_it(world, computation):
    client = Client()
    user = person(world["office"], "registrar").user
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert f"/bureau/berekeningen/{computation.pk}/modellen/" in text(
        client.get(f"/bureau/berekeningen/{computation.pk}/")
    )
