"""One submission judged in several processes: the same as in one, whatever is killed; nothing lost, nothing twice."""

import multiprocessing
import os
import signal

import pytest
from tests.integration import judges_that_die
from tests.integration.submissions_samples import many, message, zipped

from ooievaar.portal.organisations.actions import add_organisation
from ooievaar.portal.submissions import actions, judges, processing, queries, storing
from ooievaar.portal.submissions.models import EpisodeVersion, Message, StoredFinding
from ooievaar.portal.submissions.states import State

pytestmark = pytest.mark.django_db
MESSAGES = 240


@pytest.fixture
def practice():
    return add_organisation(lvr_number="0042", name="De Wulp", kind="practice", place="Rietmeer", by=None)


@pytest.fixture
def two_processes(settings, monkeypatch):
    settings.JUDGING_PROCESSES = 2
    monkeypatch.setattr(processing, "BATCH", 40)


def received(practice, content: bytes):
    return actions.receive(organisation=practice, file_name="a.zip", content=content, by=None)


def findings() -> list:
    return list(
        StoredFinding.objects.order_by("message__position", "id").values_list("message__position", "rule", "place")
    )


def test_two_processes_do_what_one_does(practice, two_processes, settings):
    mixed = {f"{n}.xml": message(dossier=f"B-{n % 70}", created=f"2025-06-01T12:{n % 60:02}") for n in range(100)}
    content = zipped({**mixed, "bad.xml": b"<a/>", "worse.xml": message(lvr="0043")})
    submission = actions.process(received(practice, content))
    other = add_organisation(lvr_number="0044", name="De Kluut", kind="practice", place="Elders", by=None)
    settings.JUDGING_PROCESSES = 1
    alone = actions.process(received(other, content))
    assert (submission.done, submission.rejected) == (alone.done, 2)
    assert submission.accepted + submission.already == 100
    assert alone.rejected == 102  # the same messages, of somebody else
    assert queries.delivered_frames()["episodes"].height == 70


def test_a_killed_process_is_replaced_and_its_messages_are_judged_again(practice, two_processes, monkeypatch):
    killed, store = [], storing.store

    def store_and_kill(**facts):
        done = store(**facts)
        if not killed:
            victim = multiprocessing.active_children()[0]
            os.kill(victim.pid, signal.SIGKILL)
            killed.append(victim.pid)
        return done

    monkeypatch.setattr(storing, "store", store_and_kill)
    submission = actions.process(received(practice, many(MESSAGES)))
    assert killed
    assert (submission.standing, submission.accepted, submission.already) == (State.PROCESSED, MESSAGES, 0)
    assert Message.objects.values("sha256").distinct().count() == MESSAGES
    assert EpisodeVersion.objects.filter(is_current=True).count() == MESSAGES
    assert not multiprocessing.active_children()


def test_a_process_killed_in_the_midst_of_its_answer_is_noticed(practice, two_processes, monkeypatch, tmp_path):
    monkeypatch.setenv("KILLED_ONCE", str(tmp_path / "once"))
    monkeypatch.setattr(judges, "_serve", judges_that_die.serve_half)
    submission = actions.process(received(practice, many(60)))
    assert (tmp_path / "once").exists()
    assert (submission.standing, submission.accepted) == (State.PROCESSED, 60)
    assert not multiprocessing.active_children()


def test_processes_that_die_again_and_again_end_the_job_and_not_the_worker(practice, two_processes, monkeypatch):
    monkeypatch.setattr(judges, "_serve", judges_that_die.die)
    submission = received(practice, many(60))
    with pytest.raises(judges.JudgeDiedError):
        actions.process(submission)
    submission.refresh_from_db()
    assert (submission.standing, submission.failures) == (State.FAILED, 1)
    assert not multiprocessing.active_children()
    monkeypatch.undo()
    assert actions.process(submission).accepted == 60


def test_a_small_submission_starts_no_processes(settings):
    settings.JUDGING_PROCESSES = 0
    with judges.judges(None, 10):
        assert not multiprocessing.active_children()
