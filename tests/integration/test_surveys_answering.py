"""From a link to a response: saved per page, sent once, mixed with others, and nothing lost on the way."""

import json
from datetime import timedelta

import pytest
from cryptography.fernet import Fernet
from django.utils import timezone
from tests.integration.surveys_world import AT_HOME, answer, links, screens_of, send, world

from ooievaar import questionnaires
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.surveys import answering, mixing, resealing, sealing, tokens
from ooievaar.portal.surveys.actions import make_links
from ooievaar.portal.surveys.models import Comment, Identity, Link, Response, Sheet, Waiting

pytestmark = pytest.mark.django_db


@pytest.fixture
def places():
    return world()


@pytest.fixture
def token(places):
    return links()[0]


def test_a_woman_resumes_where_she_was_with_the_same_link(token):
    assert answering.open_link(token).state.at == "place_of_birth"
    state = answer(token, AT_HOME, screens=4)
    assert state.at == screens_of(AT_HOME)[4]
    assert answering.open_link(token).state == state


def test_what_was_right_is_saved_though_something_else_on_the_page_was_not(token):
    answer(token, {"place_of_birth": "hospital"}, screens=1)
    saved = answering.save_page(token=token, screen="hospital", written={"hospital": "2001"})
    assert saved.problems == {"hospital_wanted": questionnaires.Problem.REQUIRED}
    assert saved.state.at == "hospital"
    assert answering.open_link(token).state.answers["hospital"] == "2001"


def test_going_back_asks_nothing_and_forgets_nothing(token):
    answer(token, AT_HOME, screens=2)
    saved = answering.save_page(token=token, screen="practice", written={"practice": "1001"}, is_back=True)
    assert (saved.state.at, saved.problems) == ("hospital_if_needed", {})
    assert answering.open_link(token).state.answers["practice"] == "1001"


def test_a_page_that_no_longer_comes_saves_nothing(token):
    answer(token, AT_HOME, screens=3)
    saved = answering.save_page(token=token, screen="hospital", written={"hospital": "2001"})
    assert saved.state.at != "hospital"
    assert "hospital" not in answering.open_link(token).state.answers


def test_two_devices_do_not_undo_each_others_pages(token):
    answer(token, AT_HOME)
    answering.save_page(token=token, screen="practice", written={"practice": "1002"})
    answering.save_page(token=token, screen="vk_de", written={"vk_vr4": "3", "vk_vr5": "8"})
    kept = answering.open_link(token).state.answers
    assert (kept["practice"], kept["vk_vr4"]) == ("1002", 3)


def test_sending_leaves_only_that_it_was_sent(token):
    send(token)
    opened = answering.open_link(token)
    assert opened.is_sent
    assert opened.state is None
    link = Link.objects.get(token_hash=tokens.digest(token))
    assert (link.state, link.answers) == ("sent", None)
    assert Waiting.objects.count() == 1


def test_sending_twice_puts_in_one_answer(token):
    send(token)
    with pytest.raises(answering.Closed):
        answering.send(token=token, language="nl")
    with pytest.raises(answering.Closed):
        answering.save_page(token=token, screen="practice", written={"practice": "1001"})
    assert Waiting.objects.count() == 1


def test_without_consent_nothing_is_sent(token):
    answer(token, AT_HOME, screens=20)
    with pytest.raises(answering.Unfinished):
        answering.send(token=token, language="nl")
    assert Waiting.objects.count() == 0
    assert answering.open_link(token).state.answers["practice"] == "1001"


def test_a_link_stops_after_its_last_day_and_thanks_for_ever(places):
    used, unused = links()[:2]
    send(used)
    Sheet.objects.update(valid_until=timezone.localdate() - timedelta(days=1))
    assert answering.open_link(unused) is None
    with pytest.raises(answering.Closed):
        answering.save_page(token=unused, screen="place_of_birth", written=AT_HOME)
    assert answering.open_link(used).is_sent


def test_nine_wait_and_ten_become_responses(places):
    made = links(12)
    for each in made[:9]:
        send(each)
    assert (Waiting.objects.count(), Response.objects.count()) == (9, 0)
    send(made[9])
    assert (Waiting.objects.count(), Response.objects.count()) == (0, 10)
    send(made[10])
    assert (Waiting.objects.count(), Response.objects.count()) == (1, 10)


def test_a_response_has_what_was_declared_and_nothing_that_identifies(places):
    written = {**AT_HOME, "consent": "link", "postcode": "1234 ab", "birth_date": "31-12-1994", "vk_went_well": "Top!"}
    made = links()
    for each in made:
        send(each, written, language="en")
    response = Response.objects.first()
    assert (response.vsv, response.hospital, response.practice, response.kraamzorg) == ("101", "2001", "1001", "3001")
    assert (response.hospital_of_care, response.consent, response.language) == ("", "link", "en")
    assert response.text_version == questionnaires.texts(questionnaires.PREM, "en").version
    assert response.answers["vk_vr1"] == 8
    assert not {"postcode", "birth_date", "vk_went_well"} & response.answers.keys()
    comment = Comment.objects.first()
    assert (comment.organisation, comment.about, comment.kind) == ("1001", "vk", "went_well")
    assert sealing.unseal(comment.sealed).decode() == "Top!"
    held = [json.loads(sealing.unseal(each.sealed)) for each in Identity.objects.all()]
    assert {each["response"] for each in held} == set(Response.objects.values_list("pk", flat=True))
    assert {(each["postcode"], each["birth_date"]) for each in held} == {("1234AB", "1994-12-31")}


@pytest.mark.parametrize("consent", ["research", "nothing_more"])
def test_whoever_does_not_want_to_be_linked_leaves_no_identity(places, consent):
    written = {**AT_HOME, "consent": "link", "postcode": "1234AB", "birth_date": "1994-12-31"}
    for each in links():
        answer(each, written)
        answering.save_page(token=each, screen="consent", written={"consent": consent})
        answering.send(token=each, language="nl")
    assert (Response.objects.count(), Identity.objects.count()) == (10, 0)


def test_what_routing_dropped_is_not_sent(places):
    for each in links():
        answer(each, {**AT_HOME, "vk_went_well": "Fijn"})
        answering.save_page(token=each, screen="practice", written={"practice": "none"})
        answering.send(token=each, language="nl")
    assert Comment.objects.count() == 0
    assert not [code for code in Response.objects.first().answers if code.startswith("vk_")]


@pytest.mark.parametrize(
    ("given", "hospital", "vsv"),
    [
        ({"place_of_birth": "home", "hospital_if_needed": "2002"}, "2002", "102"),
        ({"place_of_birth": "hospital", "hospital": "2001", "hospital_wanted": "yes"}, "2001", "101"),
        (
            {
                "place_of_birth": "hospital",
                "hospital": "2001",
                "hospital_wanted": "no",
                "hospital_preferred": "2002",
            },
            "2002",
            "102",
        ),
        ({"place_of_birth": "home", "hospital_if_needed": "unlisted"}, "", ""),
    ],
)
def test_answers_count_for_the_partnership_of_the_hospital_that_was_wanted(places, given, hospital, vsv):
    rest = {code: value for code, value in AT_HOME.items() if code not in ("place_of_birth", "hospital_if_needed")}
    for each in links():
        send(each, {**rest, **given})
    assert set(Response.objects.values_list("hospital", "vsv")) == {(hospital, vsv)}


def test_a_fault_while_mixing_costs_no_answer(places, monkeypatch):
    made = links(11)
    for each in made[:9]:
        send(each)
    monkeypatch.setattr(mixing, "_apart", lambda sent: 1 / 0)
    send(made[9])
    assert answering.open_link(made[9]).is_sent, "she is thanked, though we have something to mend"
    assert (Waiting.objects.count(), Response.objects.count()) == (10, 0)
    monkeypatch.undo()
    send(made[10])
    assert (Waiting.objects.count(), Response.objects.count()) == (0, 11)


def test_an_old_key_can_go_after_everything_was_encrypted_anew(places, settings):
    """What waits, what was said, who may be linked, and what is still under way."""
    written = {**AT_HOME, "consent": "link", "postcode": "1234AB", "birth_date": "1994-12-31", "vk_went_well": "Top!"}
    made = links(13)
    for each in made[:11]:
        send(each, written)
    answer(made[11], written, screens=6)
    old, new = settings.MESSAGE_KEYS[0], Fernet.generate_key().decode()
    settings.MESSAGE_KEYS = [new, old]
    steps = [step for step in resealing.reseal() if step.is_end and step.total]
    assert {step.what: step.changed for step in steps} == {"Waiting": 1, "Comment": 10, "Identity": 10}
    assert not any(step.changed for step in resealing.reseal())
    settings.MESSAGE_KEYS = [new]
    assert {sealing.unseal(each.sealed) for each in Comment.objects.all()} == {b"Top!"}
    assert b"1994-12-31" in sealing.unseal(Identity.objects.first().sealed)
    assert answering.open_link(made[11]).state.answers["practice"] == "1001"
    for each in links()[:9]:
        send(each, written)
    assert (Response.objects.count(), Waiting.objects.count()) == (20, 0)


def test_what_no_key_opens_is_told(places, settings):
    for each in links()[:3]:
        send(each)
    settings.MESSAGE_KEYS = [Fernet.generate_key().decode()]
    assert [step.unreadable for step in resealing.reseal() if step.what == "Waiting"][-1] == 3


@pytest.mark.parametrize("count", [0, 9, 101])
def test_a_sheet_has_ten_to_a_hundred_links(places, count):
    with pytest.raises(Refused):
        make_links(organisation=places["1001"], count=count, by=None)
    assert not Link.objects.exists()


@pytest.mark.parametrize(
    "written", ["7k3m-q9td-wx2p-a4bh", " 7K3M Q9TD WX2P A4BH ", "7K3MQ9TDWX2PA4BH"]
)  # fmt: skip
def test_a_code_is_read_as_people_type_it(written):
    assert tokens.tidied(written) == "7K3MQ9TDWX2PA4BH"


@pytest.mark.parametrize("written", ["", "7K3M", "7K3M-Q9TD-WX2P-A4B!", "7K3M-Q9TD-WX2P-A4BHH", "७K3M-Q9TD-WX2P-A4BH"])
def test_what_is_no_code_is_not_read(written):
    assert tokens.tidied(written) is None


def test_letters_that_look_like_digits_are_read_as_those():
    assert tokens.tidied("OIL0-0110-0000-0000") == "0110011000000000"
