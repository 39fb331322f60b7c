"""Invitations and reminders through a real mail server: each once, in time, and readable."""

import itertools
import re
from datetime import date, timedelta

import pytest
import time_machine
from cryptography.fernet import Fernet
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.integration.invitations_world import enter, send, states
from tests.integration.mail_server import mail_server
from tests.integration.surveys_world import send as answer_all

from ooievaar.portal.audit.models import AuditEvent
from ooievaar.portal.invitations import mailing, pacing
from ooievaar.portal.invitations.models import Dispatch, Invitation
from ooievaar.portal.invitations.steps import INVITATION
from ooievaar.portal.invitations.sweeping import sweep

pytestmark = pytest.mark.django_db
TODAY = "2026-05-20T10:00+02:00"


class KilledError(BaseException):
    """What a killed worker looks like to the code: nothing runs after it."""


@pytest.fixture
def server(settings):
    settings.SURVEY_MAILS_PER_MINUTE = 0
    settings.ORIGIN = "https://registratie.example"
    settings.DEFAULT_FROM_EMAIL = "Ooievaar <vragenlijst@registratie.example>"
    with mail_server(settings) as keeper:
        yield keeper


@pytest.fixture(autouse=True)
def calendar():
    with time_machine.travel(TODAY, tick=False) as traveller:
        yield traveller


def later(calendar, **distance):
    calendar.shift(timedelta(**distance))


def test_the_invitation_goes_at_once_and_the_reminder_two_weeks_later(server, calendar):
    enter("els", "mia")
    assert send().is_done
    assert server.receivers == ["els@voorbeeld.example", "mia@voorbeeld.example"]
    later(calendar, days=13)
    send()
    assert len(server.mails) == 2
    later(calendar, days=1)
    send()
    assert len(server.mails) == 4
    assert states() == ["reminded", "reminded"]
    assert not Invitation.objects.filter(sealed__isnull=False).exists()
    later(calendar, days=20)
    send()
    assert len(server.mails) == 4


def test_with_a_birth_date_it_goes_on_day_fourteen(server, calendar):
    enter("els", birth_date=date(2026, 5, 18))
    later(calendar, days=11)
    send()
    assert server.mails == []
    later(calendar, days=1)
    send()
    assert server.receivers == ["els@voorbeeld.example"]


def test_nothing_goes_after_eight_weeks(server, calendar):
    enter("els", birth_date=date(2026, 5, 18))
    later(calendar, days=55)  # nobody sent anything until the 57th day
    send()
    assert server.mails == []
    sweep()
    assert states() == ["expired"]


def test_who_is_invited_so_late_that_no_reminder_can_follow_has_her_address_destroyed_at_once(server):
    enter("els", birth_date=date(2026, 4, 1))
    send()
    assert states() == ["asked"]
    assert Invitation.objects.get().sealed is None


def test_who_answered_gets_no_reminder(server, calendar):
    tokens = enter("els", "mia")
    send()
    answer_all(tokens["els"])
    later(calendar, days=14)
    send()
    assert server.receivers == ["els@voorbeeld.example", "mia@voorbeeld.example", "mia@voorbeeld.example"]


def test_the_whole_mail_is_readable_as_plain_text(server, settings):
    settings.SURVEY_CONTACT = "vragen@registratie.example"
    token = enter("els")["els"]
    send()
    [mail] = server.mails
    text = mail.get_body(("plain",)).get_content().replace("\r\n", "\n")
    shown = "-".join(token[place : place + 4] for place in range(0, 16, 4))
    for needed in (
        "De Wulp vraagt je", f"https://registratie.example/vragenlijst/{shown}/\n", f"/{shown}/afmelden/\n",
        "vrijwillig", "vijf minuten", "tot en met 1 juli 2026", "minstens", "één herinnering",
        "vragen@registratie.example", "De Wulp would like to know", "until 1 July 2026",
    ):  # fmt: skip
        assert needed in text, needed
    assert max(map(len, text.splitlines())) < 79
    raw = server.envelopes[0].content
    assert max(map(len, raw.splitlines())) < 999
    html = mail.get_body(("html",)).get_content()
    assert f'<a href="https://registratie.example/vragenlijst/{shown}/">' in html
    assert "<img" not in html
    assert "<style" not in html


def test_the_reminder_says_that_it_is_the_only_one(server, calendar):
    enter("els")
    send()
    later(calendar, days=14)
    send()
    first, second = server.mails
    assert second["Subject"].startswith("Herinnering")
    assert "de enige" in " ".join(second.get_body(("plain",)).get_content().split())
    assert first["Message-ID"] != second["Message-ID"]


def test_its_headers_tell_mail_programs_what_it_is(server, settings):
    settings.BOUNCE_ADDRESS = "bounce@registratie.example"
    enter("els")
    send()
    [mail], [envelope] = server.mails, server.envelopes
    assert mail["From"] == "Ooievaar <vragenlijst@registratie.example>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Precedence"] == "bulk"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["List-Unsubscribe"].strip().startswith("<https://registratie.example/vragenlijst/")
    reference = mail["Message-ID"].strip("<>").split("@")[0]
    assert envelope.mail_from == f"bounce+{reference}@registratie.example"
    assert len(envelope.mail_from.split("@")[0]) <= 64


def test_an_organisation_with_letters_of_its_own_arrives_as_written(server):
    enter("els")
    Invitation.objects.get().organisation.__class__.objects.filter(lvr_number="1001").update(name="Café Zoë & Ærø <3>")
    send()
    [mail] = server.mails
    assert "Café Zoë & Ærø <3> vraagt je" in mail.get_body(("plain",)).get_content()
    assert "Café Zoë &amp; Ærø &lt;3&gt; vraagt je" in mail.get_body(("html",)).get_content()


def test_killed_while_sending_nobody_gets_two_and_the_report_counts_who_is_unsure(server, calendar, monkeypatch):
    enter("els", "mia")

    def killed(each, postman, _today):
        mailing._handed(each, postman)
        raise KilledError

    with monkeypatch.context() as patch:
        patch.setattr(mailing, "_send_one", killed)
        with pytest.raises(KilledError):
            send()
    assert states() == ["inviting", "planned"]
    send()
    assert states() == ["invited", "inviting"]
    assert server.receivers == ["els@voorbeeld.example", "mia@voorbeeld.example"]
    later(calendar, days=2)
    sweep()
    assert states() == ["invited", "invited"]
    assert Invitation.objects.filter(is_unsure=True).count() == 1
    later(calendar, days=12)
    send()
    assert len(server.mails) == 4


def test_who_meets_another_worker_leaves_the_handful_to_her(server, monkeypatch):
    enter(*(f"client{number}" for number in range(20)))
    really, others, claims = mailing._claim, [send], []

    def claimed(each, today):
        while others:
            others.pop()()
        claims.append(really(each, today))
        return claims[-1]

    monkeypatch.setattr(mailing, "_claim", claimed)
    assert send().is_done
    assert len(server.mails) == len(set(server.receivers)) == 20
    assert claims.count(False) == 1


def test_a_claim_that_waited_for_another_worker_looks_again_at_the_state():
    """PostgreSQL looks again at the row it changes only, so the state must not stand in a subquery alone."""
    enter("els")
    [[each]] = itertools.islice(mailing._handfuls(INVITATION), 1)
    with CaptureQueriesContext(connection) as queries:
        assert mailing._claim(each, timezone.localdate())
    without_subquery = re.sub(r"\(SELECT .*?\)\)", "", queries.captured_queries[0]["sql"])
    assert re.search(r"WHERE .*\"state\" = 'planned'", without_subquery)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans by what a table holds: nothing, here")
def test_a_handful_is_found_without_sorting_all_that_is_due():
    enter("els")
    with CaptureQueriesContext(connection) as queries:
        next(mailing._handfuls(INVITATION))
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {queries.captured_queries[1]['sql']}")
        assert not [step for *_numbers, step in cursor.fetchall() if "TEMP B-TREE" in step]


def test_just_before_midnight_nothing_of_tomorrow_goes(server, calendar):
    enter("els", birth_date=date(2026, 5, 7))
    calendar.move_to("2026-05-20T23:58+02:00")
    assert send().is_done
    assert server.mails == []
    calendar.move_to("2026-05-21T00:01+02:00")
    send()
    assert server.receivers == ["els@voorbeeld.example"]


def test_an_address_that_the_server_does_not_know_is_gone_and_its_link_closed(server):
    enter("els", "mia")
    server.unknown = {"mia@voorbeeld.example"}
    send()
    assert server.receivers == ["els@voorbeeld.example"]
    bounced = Invitation.objects.get(state="bounced")
    assert (bounced.sealed, bounced.link.state) == (None, "closed")


def test_what_the_server_does_not_take_goes_a_day_later_and_not_for_ever(server, calendar):
    enter("els")
    server.refusing = 1
    assert send().is_done
    assert states() == ["planned"]
    later(calendar, days=1)
    send()
    assert server.receivers == ["els@voorbeeld.example"]
    enter("mia")
    server.refusing = 99
    for _day in range(5):
        send()
        later(calendar, days=1)
    assert states() == ["bounced", "invited"]


def test_a_server_that_blocks_us_costs_nobody_her_invitation(server):
    enter(*(f"client{number}" for number in range(20)))
    server.answer = "554 5.7.1 you are blocked"
    sent = send()
    assert sent.is_in_trouble
    assert Invitation.objects.filter(due__gt=timezone.localdate()).count() == mailing.TROUBLE
    assert states() == ["planned"] * 20


@pytest.mark.parametrize("answer", ["554 5.7.1 you are blocked", "450 4.7.1 greylisted", "421 too busy"])
def test_a_server_that_blocks_us_for_weeks_costs_nobody_her_invitation(server, calendar, answer):
    enter("els", "mia")
    server.answer = answer
    for _day in range(20):
        send()
        later(calendar, days=1)
    server.answer = ""
    send()
    assert server.receivers == ["els@voorbeeld.example", "mia@voorbeeld.example"]


def test_a_key_that_was_missing_for_weeks_costs_nobody_her_invitation(server, calendar, settings):
    enter("els")
    kept, settings.MESSAGE_KEYS = settings.MESSAGE_KEYS, [Fernet.generate_key().decode()]
    for _day in range(20):
        send()
        later(calendar, days=1)
    settings.MESSAGE_KEYS = kept
    send()
    assert server.receivers == ["els@voorbeeld.example"]


def test_a_server_that_dies_halfway_is_called_again_and_only_one_is_unsure(server):
    enter(*(f"client{number}" for number in range(6)))
    server.hangs_up_after = 3
    send()
    assert len(server.mails) == len(set(server.receivers)) == 5
    assert states() == ["invited"] * 5 + ["inviting"]


def test_a_server_that_is_away_leaves_everything_as_it_was(server, settings):
    enter("els")
    settings.MAILERS = {"default": {**settings.MAILERS["default"], "OPTIONS": {"host": "127.0.0.1", "port": 9}}}
    assert send().is_in_trouble
    assert Invitation.objects.get().attempts == 0
    assert states() == ["planned"]


def test_paused_mail_stays_where_it_is(server):
    enter("els")
    Dispatch.objects.create(pk=pacing.THE_ONE, is_paused=True, next_at=timezone.now())
    assert send().is_in_trouble
    assert server.mails == []


def test_without_a_mail_server_nothing_is_printed_and_nothing_counts_as_sent(settings, capsys):
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}
    enter("els")
    send()
    assert "els@" not in capsys.readouterr().out
    assert states() == ["planned"]


def test_the_rate_holds_for_all_workers_together(settings, calendar):
    settings.SURVEY_MAILS_PER_MINUTE = 120
    assert pacing.share() == 2
    assert [pacing.reserve(2) for _worker in range(4)] == [0, 1, 2, 3]
    later(calendar, seconds=10)
    assert pacing.reserve(2) == 0


def test_the_event_counts_and_names_nobody(server):
    enter("els", "mia")
    send()
    event = AuditEvent.objects.get(action="invitations_mailed")
    assert event.details == {"inviting, taken": 2}
