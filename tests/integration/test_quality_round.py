"""The monthly round: counted once, saved whole or not at all, taken up again after a kill."""

from dataclasses import dataclass

import pytest
from tests.integration.quality_world import COUNT, MONTH, ROUND, deliver, done_round, world

from ooievaar import warehouse
from ooievaar.portal.audit.models import AuditEvent
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.quality import actions, computing, queries, schedule, work
from ooievaar.portal.quality.jobs import run_round, send_mails
from ooievaar.portal.quality.looking import Subject, look
from ooievaar.portal.quality.models import Mail, QualityCount, Round
from ooievaar.portal.quality.months import shifted
from ooievaar.portal.quality.states import State

pytestmark = pytest.mark.django_db


class KilledError(BaseException):
    """What a killed worker looks like to the code: nothing runs after it."""


@pytest.fixture
def place():
    return world()


@pytest.fixture
def enqueued(monkeypatch):
    """The jobs that would run, instead of a queue."""
    jobs = []
    monkeypatch.setattr(type(run_round), "enqueue", lambda task, *args: jobs.append((task.func.__name__, *args)))
    return jobs


def counted(measure, item=""):
    return QualityCount.objects.filter(measure=measure, item=item).values_list("month", "count", "total")


def test_a_round_counts_what_came_in_and_what_is_missing(place):
    deliver(place.practice)
    current = done_round()
    assert current.state == State.DONE
    assert list(counted("received")) == [(ROUND, COUNT, COUNT)]
    assert list(counted("linked")) == [(MONTH, 0, COUNT)]
    assert list(counted("missing", "mother_key")) == [(MONTH, COUNT, COUNT)]
    assert list(counted("missing", "due_date")) == [(MONTH, 0, COUNT)]


def test_the_next_round_counts_the_same_months_anew(place):
    deliver(place.practice)
    done_round()
    deliver(place.practice, count=2, first=COUNT, day=20)
    done_round(shifted(ROUND, 1))
    assert list(counted("linked")) == [(MONTH, 0, COUNT + 2)]


def test_a_month_has_one_round_and_asking_again_changes_nothing(place, enqueued, django_capture_on_commit_callbacks):
    deliver(place.practice)
    done = done_round()
    mails = Mail.objects.count()
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.start_round(month=ROUND, by=place.registrar) == done
    assert enqueued == []
    assert not work.perform(done.pk, done.attempt)
    assert (Round.objects.count(), Mail.objects.count()) == (1, mails)


def test_a_month_that_has_not_ended_has_no_round(place):
    with pytest.raises(Refused):
        actions.start_round(month=shifted(computing.date.today().replace(day=1), 0), by=place.registrar)


@pytest.mark.parametrize("step", [0, 4, 7])
def test_killed_at_any_step_nothing_is_left_and_it_is_taken_up_again(
    step, place, enqueued, monkeypatch, django_capture_on_commit_callbacks
):
    deliver(place.practice)
    with django_capture_on_commit_callbacks(execute=True):
        current = actions.start_round(month=ROUND, by=None)
    plain, calls = work._Steps.__call__, []

    def killed(self, words):
        calls.append(words)
        if len(calls) == step + 1:
            raise KilledError
        plain(self, words)

    with monkeypatch.context() as patch:
        patch.setattr(work._Steps, "__call__", killed)
        with pytest.raises(KilledError):
            work.perform(*enqueued.pop()[1:])
    assert not QualityCount.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.resume_interrupted() == 1
    assert not work.perform(current.pk, 1)
    assert work.perform(*enqueued.pop()[1:])
    assert list(counted("received")) == [(ROUND, COUNT, COUNT)]


def test_an_overtaken_attempt_saves_nothing(place, monkeypatch):
    deliver(place.practice)
    current = Round.objects.create(month=ROUND)
    compute = computing.compute

    def overtaken(month, tell):
        results = compute(month, tell)
        Round.objects.update(attempt=2, state=State.WAITING)
        return results

    monkeypatch.setattr(computing, "compute", overtaken)
    assert not work.perform(current.pk, 1)
    assert not QualityCount.objects.exists()
    assert Round.objects.get().state == State.WAITING


def test_stopping_and_resuming(place, enqueued, django_capture_on_commit_callbacks):
    deliver(place.practice)
    with django_capture_on_commit_callbacks(execute=True):
        current = actions.start_round(month=ROUND, by=place.registrar)
        actions.stop_round(round_id=current.pk, by=place.registrar)
    assert not work.perform(*enqueued.pop()[1:])
    with django_capture_on_commit_callbacks(execute=True):
        actions.resume_round(round_id=current.pk, by=place.registrar)
    assert work.perform(*enqueued.pop()[1:])


def test_what_goes_wrong_fails_the_round_and_is_written_down(place, monkeypatch):
    monkeypatch.setattr(computing, "compute", lambda _month, _tell: 1 / 0)
    current = Round.objects.create(month=ROUND)
    with pytest.raises(ZeroDivisionError):
        work.perform(current.pk, 1)
    current.refresh_from_db()
    assert current.state == State.FAILED
    assert AuditEvent.objects.filter(action="quality_round_failed").exists()


def test_the_calendar_starts_the_round_of_a_month_that_has_ended_once(
    place, enqueued, django_capture_on_commit_callbacks
):
    assert schedule.start_due(date_of(2025, 10, 3)) is None, "nothing ever came in"
    deliver(place.practice)
    with django_capture_on_commit_callbacks(execute=True):
        assert schedule.start_due(date_of(2025, 10, 1)) is None, "what came in yesterday may not be processed yet"
        assert schedule.start_due(date_of(2025, 10, 2)).month == ROUND
        assert schedule.start_due(date_of(2025, 10, 3)) is None
    assert [name for name, *_rest in enqueued] == ["run_round"]


def test_the_calendar_goes_on_while_a_round_is_under_way(place, enqueued, monkeypatch):
    deliver(place.practice)
    Round.objects.create(month=shifted(ROUND, -1))
    planned = []
    monkeypatch.setattr(schedule.check_calendar.__class__, "using", lambda _task, **when: Planned(planned, when))
    monkeypatch.setattr(schedule, "localdate", lambda: date_of(2025, 10, 5))
    schedule.check_calendar.func()
    assert len(planned) == 1
    assert Round.objects.count() == 1


@dataclass(frozen=True)
class Planned:
    """A task that would run later."""

    kept: list
    when: dict

    def enqueue(self):
        self.kept.append(self.when["run_after"])


def date_of(*parts):
    return computing.date(*parts)


def test_the_job_sends_the_mails_only_once_the_round_is_done(place, enqueued):
    deliver(place.practice)
    current = Round.objects.create(month=ROUND)
    run_round.func(current.pk, 1)
    assert enqueued == [("send_mails", current.pk)]
    run_round.func(current.pk, 1)
    assert len(enqueued) == 1
    assert send_mails.module_path.endswith("send_mails")


def test_a_look_at_dossiers_is_written_down_and_is_for_ones_own(place):
    deliver(place.practice)
    done_round()
    subject = Subject(place.practice, MONTH, "missing", "mother_key")
    cases, total = look(by=place.access, subject=subject, first=1, count=1)
    assert total == COUNT
    assert cases[0].dossier.endswith("^A-1") or cases[0].dossier
    event = AuditEvent.objects.filter(action="cases_viewed").get()
    assert (event.actor, event.organisation, event.details["cases"]) == (place.deliverer.email, "0042", 1)
    stranger = queries.Access(place.stranger, place.other, frozenset(), (place.other,))
    assert look(by=stranger, subject=subject) == ((), 0)


def test_both_sides_of_a_number_open(place):
    deliver(place.practice)
    done_round()
    assert look(by=place.access, subject=Subject(place.practice, MONTH, "linked"))[1] == 0
    assert look(by=place.access, subject=Subject(place.practice, MONTH, "linked", holds=False))[1] == COUNT
    assert look(by=place.access, subject=Subject(place.practice, ROUND, "received"))[1] == COUNT


def test_facts_that_were_changed_on_disk_are_not_used(place, settings):
    deliver(place.practice)
    current = done_round()
    (settings.DATA_DIR / "quality" / current.facts).write_bytes(b"other")
    with pytest.raises(warehouse.CutRefusedError):
        queries.episodes_behind(place.practice, MONTH, ("linked", ""))
