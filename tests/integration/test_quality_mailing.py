"""The mails of a round through a real mail server: each person once, whatever happens in between."""

import pytest
from tests.integration.mail_server import mail_server
from tests.integration.quality_world import deliver, done_round, someone, world

from ooievaar.portal.config.mail import mailer
from ooievaar.portal.organisations.actions import give_role
from ooievaar.portal.quality import actions, mailing
from ooievaar.portal.quality.models import Alert, Mail
from ooievaar.portal.quality.states import MailState

pytestmark = pytest.mark.django_db


class KilledError(BaseException):
    """What a killed worker looks like to the code: nothing runs after it."""


@pytest.fixture
def server(settings):
    settings.MAILS_PER_MINUTE = 1_000_000
    with mail_server(settings) as keeper:
        yield keeper


@pytest.fixture
def place():
    made = world()
    deliver(made.practice)
    return made


def states():
    return sorted(Mail.objects.values_list("state", flat=True))


def test_everyone_who_sees_submissions_gets_one_mail_with_a_link_and_no_number(place, server, settings):
    settings.ORIGIN = "https://ooievaar.example"
    someone(place.practice, "reader")
    current = done_round()
    assert mailing.send(current.pk) == 0
    assert server.receivers == ["deliverer@0042.example", "deliverer@0043.example"]
    text = server.mails[0].get_body(("plain",)).get_content()
    assert "https://ooievaar.example/werk/kwaliteit/" in text
    assert "Praktijk 004" in text
    assert not any(
        word.strip(".,").isdigit() for word in text.split() if word.strip(".,") not in {"0042", "0043", "2025"}
    )
    assert '<a href="https://ooievaar.example/werk/kwaliteit/">' in server.mails[0].get_body(("html",)).get_content()
    assert mailing.send(current.pk) == 0
    assert len(server.mails) == 2


def test_who_works_for_two_organisations_gets_one_mail(place, server):
    give_role(user=place.deliverer, organisation=place.other, role_code="deliverer", by=None)
    mailing.send(done_round().pk)
    mine = [mail for mail in server.mails if mail["To"] == place.deliverer.email]
    assert len(mine) == 1
    assert "Praktijk 0042, Praktijk 0043" in mine[0].get_body(("plain",)).get_content()


def test_who_opted_out_gets_none(place, server):
    actions.choose_mail(user=place.deliverer, organisation=place.practice, wanted=False, by=place.deliverer)
    mailing.send(done_round().pk)
    assert server.receivers == ["deliverer@0043.example"]


def test_killed_while_sending_nobody_gets_two(place, server, monkeypatch):
    current = done_round()

    def killed(mail, postman):
        postman.hand(mailing.message(mail))
        raise KilledError

    with monkeypatch.context() as patch:
        patch.setattr(mailing, "_send_one", killed)
        with pytest.raises(KilledError):
            mailing.send(current.pk)
    assert states() == ["sending", "waiting"]
    assert mailing.send(current.pk) == 0
    assert server.receivers == ["deliverer@0042.example", "deliverer@0043.example"]
    assert states() == ["sending", "sent"]
    assert Mail.objects.filter(state=MailState.SENDING).count() == 1


def test_what_is_refused_is_tried_again_and_then_left_to_the_office(place, server):
    current = done_round()
    server.refusing = 1
    assert mailing.send(current.pk) == 1
    assert Mail.objects.get(attempts=1).problem
    assert mailing.send(current.pk) == 0
    assert server.receivers == ["deliverer@0042.example", "deliverer@0043.example"]


def test_a_server_that_is_away_fails_after_three_times_and_the_office_sends_again(place, server, settings):
    current, working = done_round(), settings.MAILERS
    settings.MAILERS = {"default": mailer("smtp://127.0.0.1:9")}
    waiting = [mailing.send(current.pk) for _try in range(3)]
    assert (waiting, states()) == ([2, 2, 0], ["failed", "failed"])
    settings.MAILERS = working
    assert actions.send_again(round_id=current.pk, by=place.registrar) == 2
    assert mailing.send(current.pk) == 0
    assert states() == ["sent", "sent"]


def test_the_office_hears_of_a_new_alert(place, server):
    current = done_round()
    Alert.objects.create(
        kind="silent", subject_kind="organisation", subject="0042", first_round=current, last_round=current,
        month=current.month, expected=9, received=0, probability=0.001, sentence="Van 0042 kwam niets binnen.",
    )  # fmt: skip
    mailing.write_down(current)
    mailing.send(current.pk)
    mine = [mail for mail in server.mails if mail["To"] == place.registrar.email]
    assert len(mine) == 1
    assert "Van 0042 kwam niets binnen." in mine[0].get_body(("plain",)).get_content()
