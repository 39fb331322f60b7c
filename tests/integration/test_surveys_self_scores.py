"""Whoever delivers a file knows its answers: taking them away from a score never leaves one to nine people."""

from datetime import date

import pytest
from tests.integration.surveys_world import world
from tests.integration.test_surveys_self import answers, file_of, take_in

from ooievaar.portal.organisations.models import Vsv
from ooievaar.portal.organisations.queries import Partnership
from ooievaar.portal.surveys.mixing import random_key
from ooievaar.portal.surveys.models import Response
from ooievaar.portal.surveys.scoring import topic_scores
from ooievaar.portal.surveys.self_surveying import name_surveyor
from ooievaar.questionnaires import PREM

pytestmark = pytest.mark.django_db
VSV = Partnership("101", "VSV 101", ())


@pytest.fixture
def places():
    return world()


@pytest.fixture
def survey(places):
    vsv = Vsv.objects.get(number="101")
    return name_surveyor(vsv=vsv, organisation=places["1001"], start_date=date(2026, 1, 1), by=None)


def asked_by_us(count, vsv="101"):
    """So many who answered on our own pages."""
    practice = "1001" if vsv == "101" else "1002"
    given = {"practice": practice, "hospital_care": "no", "kraamzorg": "none", "vk_vr1": 5, "zw_vr13": 5}
    Response.objects.bulk_create(
        Response(id=random_key(), questionnaire=PREM.key, month="2026-03", language="nl", consent="research",
                 text_version="2026-11", practice=practice, vsv=vsv, answers=given)
        for _each in range(count)
    )  # fmt: skip


def attention(places):
    return topic_scores(places["1001"], VSV)[0]


def test_what_a_file_says_is_shown_and_few_others_wait(places, survey):
    take_in(survey, file_of(count=30))
    asked_by_us(3)
    own = attention(places).own
    assert (own.respondents, own.mean) == (30, 8)


@pytest.mark.parametrize(("others", "shown"), [(9, 30), (10, 40)])
def test_others_are_added_ten_together(places, survey, others, shown):
    take_in(survey, file_of(count=30))
    assert attention(places).own.respondents == 30
    asked_by_us(others)
    assert attention(places).own.respondents == shown


@pytest.mark.parametrize(("others", "shown"), [(9, None), (10, 40)])
def test_a_file_counts_in_the_country_with_ten_whom_its_deliverer_does_not_know(places, survey, others, shown):
    take_in(survey, file_of(count=30))
    asked_by_us(others, vsv="102")
    assert attention(places).country.respondents == shown


def test_a_replaced_file_stands_still_and_holds_up_nobody_else(places, survey):
    take_in(survey, file_of(count=30))
    asked_by_us(20, vsv="102")
    assert (attention(places).own.respondents, attention(places).country.respondents) == (30, 50)
    take_in(survey, file_of(answers(4), count=28), replaces=True)
    asked_by_us(15)
    asked_by_us(15, vsv="102")
    assert (attention(places).own.respondents, attention(places).country.respondents) == (45, 80)
