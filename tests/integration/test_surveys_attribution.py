"""Which partnership answers count for, from the screens a mother goes through to the page that shows them."""

import re
from datetime import date

import pytest
from django.test import Client
from tests.integration.surveys_world import AT_HOME, links, send, world

from ooievaar.portal.accounts.actions import add_person
from ooievaar.portal.organisations.actions import add_vsv_member, give_role
from ooievaar.portal.organisations.models import Vsv
from ooievaar.portal.surveys.models import Response

pytestmark = pytest.mark.django_db
IN_HOSPITAL = {**AT_HOME, "place_of_birth": "hospital", "hospital": "2001", "hospital_wanted": "yes"}
HOSPITALS = {"101": "2001", "102": "2002"}


@pytest.fixture
def places():
    return world()


def counted_for():
    return set(Response.objects.values_list("hospital", "vsv"))


@pytest.mark.parametrize(
    ("answers", "hospital", "vsv"),
    [
        (IN_HOSPITAL, "2001", "101"),
        ({**IN_HOSPITAL, "hospital_wanted": "no", "hospital_preferred": "2002"}, "2002", "102"),
        ({**IN_HOSPITAL, "hospital_wanted": "no", "hospital_preferred": "unlisted"}, "", ""),
        ({**IN_HOSPITAL, "hospital": "unlisted"}, "", ""),
        (AT_HOME, "2001", "101"),
        ({**AT_HOME, "hospital_if_needed": "2002"}, "2002", "102"),
        ({**AT_HOME, "place_of_birth": "birth_centre", "hospital_if_needed": "2002"}, "2002", "102"),
        ({**IN_HOSPITAL, "place_of_birth": "hospital_centre", "hospital": "2002"}, "2002", "102"),
        ({**AT_HOME, "hospital_if_needed": "unlisted"}, "", ""),
    ],
    ids=[
        "wanted hospital", "undesired hospital", "undesired, the desired one unlisted", "hospital unlisted", "at home",
        "at home, another hospital in mind", "birth centre", "birth centre of a hospital", "at home, unlisted",
    ],
)  # fmt: skip
def test_answers_count_for_the_partnership_of_the_desired_hospital(places, answers, hospital, vsv):
    for each in links():
        send(each, answers)
    assert Response.objects.count() == 10
    assert counted_for() == {(hospital, vsv)}


def test_a_practice_in_two_partnerships_sees_each_client_in_the_one_she_chose(places):
    """Ten women of De Wulp and ten of another practice in each partnership, with another mark in each."""
    second = Vsv.objects.get(number="102")
    add_vsv_member(organisation=places["1001"], vsv=second, start_date=date(2021, 1, 1), end_date=None, by=None)
    marks = {"101": 9, "102": 5}
    for vsv, hospital in HOSPITALS.items():
        for practice in ("1001", "1002"):
            for each in links(lvr=practice):
                send(each, {**AT_HOME, "hospital_if_needed": hospital, "practice": practice, "vk_vr1": str(marks[vsv])})
    client = client_of(places["1001"])
    assert "Uw organisatie: 7,00" in page(client, "/werk/ervaringen/A/?vsv=101")
    assert "VSV 101: 9,00" in page(client, "/werk/ervaringen/A/?vsv=101")
    assert "VSV 102: 5,00" in page(client, "/werk/ervaringen/A/?vsv=102")


def test_what_counts_for_no_partnership_counts_for_the_practice_all_the_same(places):
    for each in links():
        send(each, {**AT_HOME, "hospital_if_needed": "unlisted"})
    shown = page(client_of(places["1001"]), "/werk/ervaringen/A/")
    assert "Uw organisatie: 8,00" in shown
    assert "VSV 101: 8,00" not in shown


def page(client, address):
    return " ".join(re.sub(r"<[^>]+>", " ", client.get(address).content.decode()).split())


def client_of(organisation):
    user = add_person(email="vera@example.org", name="Vera", password="a-long-password", totp_secret="JBSWY3DPEHPK3PXP")
    give_role(user=user, organisation=organisation, role_code="reader", by=None)
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client
