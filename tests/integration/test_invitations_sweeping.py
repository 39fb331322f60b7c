"""Addresses are destroyed, and a report that counts by itself proves it, or says loudly that it is not so."""

import io
import sqlite3
from contextlib import closing
from datetime import date, timedelta

import pytest
import time_machine
from cryptography.fernet import Fernet
from django.conf import settings as live
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from tests.integration.invitations_world import enter, send, states
from tests.integration.surveys_world import send as answer_all

from ooievaar.portal.audit.models import AuditEvent
from ooievaar.portal.invitations import ending, erasing, proving, sweeping
from ooievaar.portal.invitations.models import Invitation, Remembered, Sweep
from ooievaar.portal.surveys.models import Link

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def calendar(settings):
    settings.SURVEY_MAILS_PER_MINUTE = 0
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
    with time_machine.travel("2026-05-20T10:00+02:00", tick=False) as traveller:
        yield traveller


def later(calendar, days):
    calendar.shift(timedelta(days=days))


def held():
    return set(Invitation.objects.filter(sealed__isnull=False).values_list("link_id", flat=True))


def test_whoever_answered_or_is_too_late_is_forgotten_and_the_report_counts_it(calendar):
    tokens = enter("answered", "waiting")
    enter("late", birth_date=date(2026, 4, 1))
    send()
    answer_all(tokens["answered"])
    report = sweeping.sweep()
    assert (report.held_before, report.held_after) == (2, 1)
    assert report.ended == {"answered": 1}
    assert report.states == {"answered": 1, "asked": 1, "invited": 1}
    assert report.wrong == {}
    later(calendar, 43)
    report = sweeping.sweep()
    assert (report.held_before, report.held_after, report.links_closed) == (1, 0, 2)
    assert states() == ["answered", "expired", "expired"]


def test_a_link_that_is_over_is_closed_and_answers_under_way_are_forgotten(calendar):
    enter("els")
    send()
    Link.objects.update(answers=b"under way")
    later(calendar, 42)
    assert sweeping.sweep().links_closed == 0  # the last day
    later(calendar, 1)
    assert sweeping.sweep().links_closed == 1
    assert Link.objects.get().answers is None
    assert Link.objects.get().state == "closed"


def test_hashes_go_after_nine_months(calendar):
    enter("els")
    later(calendar, 274)
    assert sweeping.sweep().hashes_expired == 0
    later(calendar, 1)
    assert sweeping.sweep().hashes_expired == 1
    assert not Remembered.objects.exists()


def test_an_address_left_over_makes_the_report_say_so_and_the_command_fail(monkeypatch):
    tokens = enter("els", "mia")
    send()
    answer_all(tokens["els"])
    monkeypatch.setattr(sweeping, "_destroy", lambda _today: (sweeping.Counter(), 0, 0))
    with pytest.raises(CommandError, match="answered: 1"):
        call_command("destroy_addresses", stdout=io.StringIO())
    assert Sweep.objects.get().wrong == {"answered": 1}
    assert AuditEvent.objects.get(action="addresses_destroyed").details["wrong"] == {"answered": 1}


def _too_late():
    Invitation.objects.update(last_day=timezone.localdate() - timedelta(days=1))


def _closed():
    Link.objects.update(state="closed")


def _over():
    sheet = Link.objects.get().sheet
    sheet.valid_until = timezone.localdate() - timedelta(days=1)
    sheet.save()


def _no_reminder():
    Invitation.objects.update(state="invited", due=date(2026, 12, 1))


def _answers():
    _over()
    Invitation.objects.update(state="asked", sealed=None)
    Link.objects.update(answers=b"under way")


def _hash():
    Remembered.objects.update(until=timezone.localdate() - timedelta(days=1))


@pytest.mark.parametrize(
    ("sabotage", "kind"),
    [
        (_too_late, "too_late_for_mail"),
        (_closed, "refused_or_closed"),
        (_over, "link_over"),
        (_no_reminder, "reminder_never_due"),
        (_answers, "answers_after_time"),
        (_hash, "hash_after_time"),
    ],
)
def test_everything_that_should_be_gone_is_looked_for(sabotage, kind):
    enter("els")
    assert proving.left_over(timezone.localdate()) == {}
    sabotage()
    assert proving.left_over(timezone.localdate()) == {kind: 1}


def test_an_address_in_a_state_without_mail_is_found_even_when_the_database_let_it_in():
    enter("els")
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA ignore_check_constraints=ON")
        else:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a table with checks to come cannot be changed
            cursor.execute("ALTER TABLE invitations_invitation DROP CONSTRAINT address_only_while_needed")
        try:
            Invitation.objects.update(state="refused")
            assert proving.left_over(timezone.localdate()) == {"no_mail_to_go": 1}
        finally:
            if connection.vendor == "sqlite":
                cursor.execute("PRAGMA ignore_check_constraints=OFF")


def test_the_report_names_nobody():
    enter("els")
    sweeping.sweep()
    assert "voorbeeld" not in repr(list(Sweep.objects.values())) + repr(list(AuditEvent.objects.values()))


def test_two_days_of_clean_reports_destroy_nothing_that_is_needed(calendar):
    enter("els", "mia")
    sweeping.sweep()
    send()
    sweeping.sweep()
    later(calendar, 1)
    sweeping.sweep()
    assert len(held()) == 2
    assert states() == ["invited", "invited"]


def test_after_an_older_backup_is_put_back_sweeping_destroys_again(calendar):
    enter("els")
    send()
    backup = list(Invitation.objects.values())
    later(calendar, 14)
    send()
    assert not held()
    later(calendar, 30)
    Invitation.objects.all().delete()
    Invitation.objects.bulk_create(Invitation(**row) for row in backup)  # as it was six weeks ago
    assert held()
    report = sweeping.sweep()
    assert (report.held_before, report.held_after, report.wrong) == (1, 0, {})


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the bytes of the file of SQLite")
def test_what_was_destroyed_is_not_in_the_file_any_more(tmp_path):
    """With the settings of the site, on a file of its own: update to nothing, empty the journal, look for the bytes."""
    file, secret = tmp_path / "own.sqlite3", Fernet.generate_key()
    with closing(sqlite3.connect(file, isolation_level=None)) as own:
        own.executescript(live.DATABASES["default"]["OPTIONS"]["init_command"])
        own.execute("CREATE TABLE held (id INTEGER PRIMARY KEY, sealed BLOB)")
        own.executemany("INSERT INTO held (sealed) VALUES (?)", [(secret + bytes([n % 256]) * 90,) for n in range(500)])
        own.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        assert secret in file.read_bytes()
        own.execute("UPDATE held SET sealed = NULL")
        own.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        assert secret not in file.read_bytes()
        journal = file.with_name("own.sqlite3-wal")
        assert not journal.exists() or secret not in journal.read_bytes()


@pytest.mark.django_db(transaction=True)
def test_the_room_of_what_is_gone_is_given_back():
    assert erasing.give_room_back()


def test_within_a_transaction_no_room_can_be_given_back():
    assert not erasing.give_room_back()


def test_refusing_destroys_at_once():
    enter("els")
    send()
    link = Invitation.objects.get().link_id
    assert ending.refuse(link=link)
    assert not held()
    assert states() == ["refused"]
