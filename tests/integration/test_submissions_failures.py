"""What fails on our side: told, tried again, and nothing lost, nothing twice."""

import errno
from datetime import timedelta

import pytest
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.integration.submissions_samples import many, message, zipped
from tests.integration.test_submissions_withdrawing import organisation, person

from ooievaar.portal.audit.models import AuditEvent
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.submissions import actions, judging, processing, queries, resealing, storing
from ooievaar.portal.submissions import jobs as submission_jobs
from ooievaar.portal.submissions.models import Episode, EpisodeVersion, Message, Submission
from ooievaar.portal.submissions.sealing import is_newest, unseal
from ooievaar.portal.submissions.states import State

pytestmark = pytest.mark.django_db


@pytest.fixture
def practice():
    return organisation("0042")


def received(practice, content: bytes) -> Submission:
    return actions.receive(organisation=practice, file_name="a.zip", content=content, by=None)


def fails_from(monkeypatch, batch: int, error: Exception):
    """Storing fails once, at this batch."""
    calls, store = [], storing.store

    def once(**facts):
        calls.append(facts)
        if len(calls) == batch:
            raise error
        return store(**facts)

    monkeypatch.setattr(storing, "store", once)


def test_a_fault_of_ours_is_told_and_tried_again_from_where_it_stopped(practice, monkeypatch):
    monkeypatch.setattr(processing, "BATCH", 10)
    fails_from(monkeypatch, 3, OperationalError("disk full"))
    submission = received(practice, many(40))
    with pytest.raises(OperationalError):
        submission_jobs.process_submission.func(submission.pk)
    submission.refresh_from_db()
    assert (submission.standing, submission.done, submission.failures) == (State.FAILED, 20, 1)
    waiting = DBTaskResult.objects.get(id=submission.job)
    assert timedelta(0) < waiting.run_after - timezone.now() <= timedelta(seconds=30)
    assert queries.failed()[0] == 1
    submission_jobs.process_submission.func(submission.pk)
    submission.refresh_from_db()
    assert (submission.standing, submission.accepted, submission.already) == (State.PROCESSED, 40, 0)
    assert queries.failed()[0] == 0
    kinds = list(
        AuditEvent.objects.filter(about=f"submission {submission.pk}").order_by("id").values_list("action", flat=True)
    )
    assert kinds == ["submission_received", "submission_failed", "submission_processed"]


def test_trying_again_slows_down_and_ends(practice):
    submission = received(practice, message())
    waits = []
    for failures in range(1, processing.TRIES + 2):
        Submission.objects.filter(pk=submission.pk).update(state="failed", failures=failures)
        moment = processing.next_try(submission.pk)
        waits.append(moment and round((moment - timezone.now()).total_seconds()))
    assert waits == [30, 120, 480, 1920, 7680, None]


def test_the_office_sees_it_and_tries_again(client, practice, django_capture_on_commit_callbacks):
    submission = received(practice, message())
    Submission.objects.update(state="failed", failures=9)
    registrar = person(organisation("9001", "office"), "registrar")
    client.force_login(registrar.user)
    assert "stopte door een fout bij ons" in client.get("/bureau/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/bureau/aanleveringen/opnieuw/")
    submission.refresh_from_db()
    assert DBTaskResult.objects.filter(id=submission.job).exists()
    with pytest.raises(Refused):
        actions.retry_failed(by=person(practice, "deliverer"))


def test_a_full_disk_refuses_the_file_and_leaves_nothing(practice, monkeypatch, own_data_dir):
    def full(_file):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("ooievaar.portal.submissions.sealing.os.fsync", full)
    with pytest.raises(Refused, match="over een uur"):
        received(practice, many(3))
    assert Submission.objects.count() == 0
    assert list((own_data_dir / "uploads").iterdir()) == []


def test_a_database_that_fails_leaves_no_file_behind(practice, monkeypatch, own_data_dir):
    def fails(*_args, **_facts):
        raise OperationalError("the connection was closed")

    monkeypatch.setattr(Submission, "save", fails)
    with pytest.raises(OperationalError):
        received(practice, message())
    assert list((own_data_dir / "uploads").iterdir()) == []


def test_a_file_of_a_gigabyte_is_refused_without_reading_it(practice):
    class Enormous:
        """A file that tells its size and cannot be read."""

        def seek(self, _offset, _whence=0):
            return 1024**3

        def read(self, *_size):
            raise AssertionError("it was read")

    submission = received(practice, Enormous())
    assert (submission.standing, submission.problem, submission.sha256) == (State.REFUSED, "too_large", "")


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/cron.d/x", "..\\..\\x.xml", "a/../../b.xml", "C:\\x.xml"])
def test_a_name_that_climbs_out_of_the_zip_is_only_a_name(practice, own_data_dir, name):
    before = set(own_data_dir.parent.rglob("*"))
    submission = actions.process(received(practice, zipped({name: message()})))
    assert submission.accepted == 1
    _dossier, shown = judging.label(Message.objects.get().label)
    assert "/" not in shown
    after = set(own_data_dir.parent.rglob("*")) - before
    assert all(path.is_relative_to(own_data_dir / "uploads") for path in after)


def test_a_zip_in_a_zip_is_refused(practice):
    assert received(practice, zipped({"b.zip": zipped({"a.xml": message()})})).problem == "nested"


def test_a_zip_bomb_is_refused_unread(practice):
    bomb = zipped({f"{n}.xml": b"<a>" + b" " * 10_000_000 for n in range(12)})
    assert len(bomb) < 200_000
    assert received(practice, bomb).problem == "bomb"


def test_everything_is_encrypted_with_the_newest_key_and_the_old_one_can_go(practice, settings, monkeypatch):
    monkeypatch.setattr(resealing, "CHUNK", 3)
    actions.process(received(practice, many(7)))
    waiting = received(practice, message(dossier="WACHT"))
    before = [judging.content(stored.content) for stored in Message.objects.all()]
    settings.MESSAGE_KEYS = [Fernet.generate_key().decode(), *settings.MESSAGE_KEYS]
    steps = list(resealing.reseal())
    assert [(last.seen, last.changed, last.unreadable) for last in steps if last.seen == last.total] == [(7, 7, 0)] * 2
    settings.MESSAGE_KEYS = settings.MESSAGE_KEYS[:1]
    assert [judging.content(stored.content) for stored in Message.objects.all()] == before
    assert all(is_newest(version.linking) for version in EpisodeVersion.objects.all())
    assert actions.process(waiting).accepted == 1
    assert [step.changed for step in resealing.reseal()][-1] == 0
    assert queries.delivered_frames()["episodes"].height == 8


def test_what_no_key_opens_is_told_and_left_as_it_is(practice, settings):
    actions.process(received(practice, message()))
    settings.MESSAGE_KEYS = [Fernet.generate_key().decode()]
    with pytest.raises(CommandError, match="cannot be opened"):
        call_command("reseal", verbosity=0)


def test_messages_are_read_anew_after_columns_were_added(practice):
    actions.process(received(practice, message(bsn="999910413")))
    version = EpisodeVersion.objects.get()
    before = (version.records, unseal(version.linking), version.evidence)
    EpisodeVersion.objects.update(records={}, linking=b"", evidence=[])
    Episode.objects.update(matched_within="", dossier_key="")
    call_command("reread", verbosity=0)
    version.refresh_from_db()
    assert (version.records, unseal(version.linking), version.evidence) == before
    actions.process(received(practice, message(bsn="999910413", day="2025-01-09", created="2025-07-01T12:00")))
    assert Episode.objects.count() == 1
