"""Whoever delivers a file knows its rows: they hide nobody who answered by a link of ours."""

from datetime import date

import pytest
from tests.integration.surveys_world import AT_HOME, links, send, world
from tests.integration.test_surveys_self import answers, file_of, take_in

from ooievaar.portal.organisations.models import Vsv
from ooievaar.portal.surveys import comments, releasing
from ooievaar.portal.surveys.mixing import mix
from ooievaar.portal.surveys.self_surveying import name_surveyor

pytestmark = pytest.mark.django_db


@pytest.fixture
def practice():
    return world()["1001"]


def deliver(practice, *said, month="2026-03"):
    survey = name_surveyor(
        vsv=Vsv.objects.get(number="101"), organisation=practice, start_date=date(2026, 1, 1), by=None
    )
    take_in(survey, file_of(*(answers(vk_went_well=each) for each in said), month=month))


def seen(practice):
    releasing.let_out(practice)
    return {comments.whole(each).text for each in comments.out(practice)}


def test_a_file_alone_comes_out_ten_people_at_a_time(practice):
    deliver(practice, "uit het bestand")
    assert seen(practice) == {"uit het bestand"}


def test_who_answered_by_a_link_is_not_told_by_subtracting_a_file(practice):
    """Ten sent, so that they leave the box; nine of them had care of another practice."""
    for number, token in enumerate(links(10)):
        about = {} if number == 0 else {"practice": "1002"}
        send(token, {**AT_HOME, **about, "vk_went_well": "van haar alleen"})
    assert mix() == 0
    deliver(practice, *(f"bestand {number}" for number in range(11)))
    assert seen(practice) == set()
    for token in links(10):
        send(token)
    assert seen(practice) == {"van haar alleen", *(f"bestand {number}" for number in range(11))}
