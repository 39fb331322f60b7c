"""The job that freezes and counts: stopped, killed, overtaken, failed - nothing half is ever left."""

import shutil
from datetime import date

import polars as pl
import pytest
import time_machine
from django.core.management import CommandError, call_command
from tests.integration.figures_world import CODES, YEAR, computed, country, figures, person

from ooievaar import indicators, main, records, warehouse
from ooievaar.portal.audit.models import AuditEvent
from ooievaar.portal.figures import actions, queries, successive, work
from ooievaar.portal.figures.jobs import run_computation
from ooievaar.portal.figures.models import Cut, Figure, ShownFigure
from ooievaar.portal.figures.states import State
from ooievaar.portal.organisations.refusal import Refused

pytestmark = pytest.mark.django_db


class KilledError(BaseException):
    """What a killed worker looks like to the code: nothing runs after it."""


@pytest.fixture
def world():
    return country()


@pytest.fixture
def enqueued(monkeypatch):
    """The jobs that would run, instead of a queue."""
    jobs = []
    task = type(run_computation)
    monkeypatch.setattr(task, "enqueue", lambda _self, *args: jobs.append(args))
    return jobs


@pytest.fixture
def small(monkeypatch):
    """Building takes no time: the folder appears and the report is fixed; counting gives the small country."""

    def build_cut(*, out, settings, **_rest):
        settings.progress("records koppelen", 1, 4)
        out.mkdir()
        settings.progress("snede vastgelegd", 4, 4)
        return main.CutReport(out, "a" * 64, births=1208, children=1210, episodes=2000)

    monkeypatch.setattr(main, "build_cut", build_cut)
    monkeypatch.setattr(main, "compute", lambda **_rest: figures())
    monkeypatch.setattr(main, "adjust", lambda **_rest: {})
    monkeypatch.setattr(main, "by_month", lambda **_rest: pl.DataFrame(schema=indicators.MONTHLY))
    monkeypatch.setattr(successive, "register_of", lambda _cut: work.register())


def start(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return actions.start_computation(year=YEAR, by=None)


@pytest.fixture
def waiting(world, enqueued, small, django_capture_on_commit_callbacks):
    return start(django_capture_on_commit_callbacks)


def cuts(data):
    return sorted(path.name for path in (data / "cuts").iterdir())


def test_a_computation_runs_to_its_end(waiting, enqueued, own_data_dir):
    assert enqueued == [(waiting.pk, 1)]
    work.perform(*enqueued[0])
    waiting.refresh_from_db()
    assert (waiting.state, waiting.done, waiting.total) == (State.DONE, 9, 9)
    assert cuts(own_data_dir) == [waiting.cut.folder]
    assert Figure.objects.count() == ShownFigure.objects.count() == figures().height
    trail = list(AuditEvent.objects.order_by("id").values_list("action", flat=True))
    assert trail[-3:] == ["cut_started", "cut_built", "figures_computed"]


def test_one_year_is_computed_once_at_a_time(waiting):
    with pytest.raises(Refused, match="loopt al"):
        actions.start_computation(year=YEAR, by=None)
    with pytest.raises(Refused, match="nog niet begonnen"):
        actions.start_computation(year=2999, by=None)


@pytest.mark.parametrize("kind", [None, "monthly", "year_figures"])
def test_a_cut_knows_what_it_is_made_for(kind, world, enqueued, small, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        started = actions.start_computation(year=YEAR, kind=kind and warehouse.Kind(kind), by=None)
    work.perform(*enqueued[0])
    started.refresh_from_db()
    assert (started.kind, started.cut.kind) == (kind or "indicators",) * 2


def test_a_cut_is_not_made_before_its_day(world, enqueued):
    with time_machine.travel(date(YEAR + 1, 5, 31)), pytest.raises(Refused, match=f"vanaf 1 juni {YEAR + 1}"):
        actions.start_computation(year=YEAR, kind=warehouse.Kind.YEAR_FIGURES, by=None)
    with time_machine.travel(date(YEAR + 1, 2, 3)):
        assert actions.start_computation(year=YEAR, by=None).kind == "monthly"


def test_the_command_freezes_what_was_delivered_in_a_folder_of_its_own(world, tmp_path, capsys):
    call_command("cut", year=YEAR, out=tmp_path / "cut")
    assert warehouse.verify(tmp_path / "cut") == ()
    assert "0 births" in capsys.readouterr().out
    with pytest.raises(CommandError, match="bestaat al"):
        call_command("cut", year=YEAR, out=tmp_path / "cut")


def test_one_that_waits_stops_at_once(waiting, enqueued, world):
    actions.stop_computation(computation=waiting, by=person(world["office"], "registrar").user)
    work.perform(*enqueued[0])
    waiting.refresh_from_db()
    assert waiting.state == State.STOPPED
    assert not Cut.objects.exists()


def test_one_that_runs_stops_before_its_next_step(
    waiting, enqueued, world, monkeypatch, own_data_dir, django_capture_on_commit_callbacks
):
    build, registrar = main.build_cut, person(world["office"], "registrar").user

    def asked_during_building(**given):
        actions.stop_computation(computation=waiting, by=registrar)
        return build(**given)

    monkeypatch.setattr(main, "build_cut", asked_during_building)
    with django_capture_on_commit_callbacks(execute=True):
        work.perform(*enqueued[0])
    waiting.refresh_from_db()
    assert waiting.state == State.STOPPED
    assert (cuts(own_data_dir), Cut.objects.count(), Figure.objects.count()) == ([], 0, 0)


@pytest.mark.parametrize("step", ["build_cut", "compute", "disclose"])
def test_killed_at_any_step_it_is_taken_up_again(
    step, waiting, enqueued, monkeypatch, own_data_dir, django_capture_on_commit_callbacks
):
    whole = getattr(main, step)

    def killed(*args, **given):
        whole(*args, **given)
        raise KilledError

    monkeypatch.setattr(main, step, killed)
    with pytest.raises(KilledError):
        work.perform(*enqueued[0])
    waiting.refresh_from_db()
    assert (waiting.state, Figure.objects.count(), ShownFigure.objects.count()) == (State.RUNNING, 0, 0)

    monkeypatch.setattr(main, step, whole)
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.resume_interrupted() == 1
    work.perform(*enqueued[1])
    waiting.refresh_from_db()
    assert waiting.state == State.DONE
    assert Figure.objects.count() == figures().height
    assert cuts(own_data_dir) == [waiting.cut.folder]


def test_a_killed_save_leaves_no_figures(waiting, enqueued, monkeypatch):
    def killed(*_args, **_given):
        raise KilledError

    monkeypatch.setattr(work, "record", killed)
    waiting.cut = Cut.objects.create(year=YEAR, folder="x", checksum="x", births=1, children=1, episodes=1)
    waiting.save()
    with pytest.raises(KilledError):
        work.perform(*enqueued[0])
    assert (Figure.objects.count(), ShownFigure.objects.count()) == (0, 0)


def test_an_overtaken_attempt_saves_nothing(
    waiting, enqueued, monkeypatch, own_data_dir, django_capture_on_commit_callbacks
):
    compute = main.compute

    def overtaken(**given):
        with django_capture_on_commit_callbacks(execute=True):
            actions.resume_interrupted()
        monkeypatch.setattr(main, "compute", compute)
        work.perform(*enqueued[1])
        return compute(**given)

    monkeypatch.setattr(main, "compute", overtaken)
    work.perform(*enqueued[0])
    waiting.refresh_from_db()
    assert (waiting.state, waiting.attempt) == (State.DONE, 2)
    assert Figure.objects.count() == figures().height
    assert cuts(own_data_dir) == [waiting.cut.folder]


def test_a_failure_is_told_and_can_be_tried_again(waiting, enqueued, monkeypatch, django_capture_on_commit_callbacks):
    compute = main.compute

    def fails(**_given):
        raise ValueError("no such column")

    monkeypatch.setattr(main, "compute", fails)
    with pytest.raises(ValueError, match="no such column"):
        work.perform(*enqueued[0])
    waiting.refresh_from_db()
    assert waiting.state == State.FAILED
    monkeypatch.setattr(main, "compute", compute)
    with django_capture_on_commit_callbacks(execute=True):
        actions.resume_computation(computation=waiting, by=None)
    work.perform(*enqueued[1])
    waiting.refresh_from_db()
    assert (waiting.state, Cut.objects.count()) == (State.DONE, 1)
    with pytest.raises(Refused, match="al klaar"):
        actions.resume_computation(computation=waiting, by=None)


def test_unfinished_figures_cannot_open(waiting):
    with pytest.raises(Refused, match="klaar"):
        actions.open_for_approval(computation=waiting, by=None)


def test_a_year_without_births_is_computed_but_not_opened(waiting, enqueued, monkeypatch):
    monkeypatch.setattr(main, "compute", lambda **_rest: records.FIGURES.frame())
    work.perform(*enqueued[0])
    waiting.refresh_from_db()
    assert waiting.state == State.DONE
    with pytest.raises(Refused, match="geen enkele bevalling"):
        actions.open_for_approval(computation=waiting, by=None)


def test_figures_open_once_and_a_newer_computation_closes_them(world):
    done = computed()
    with pytest.raises(Refused, match="al eens"):
        actions.open_for_approval(computation=done, by=None)
    newer = computed()
    assert queries.open_computation(YEAR) == newer.pk
    done.refresh_from_db()
    assert done.closed


def test_a_hospital_compares_itself_its_vsv_and_the_country(world):
    computed()
    reader = person(world["practice-0101"], "reader").access
    found = queries.comparisons(reader, YEAR)
    whole = [each for each in found if each.part is None]
    assert [each.indicator for each in whole] == list(CODES)
    assert [(f.unit.level, f.unit.name) for f in whole[0].figures] == [
        ("vsv", "Het Estuarium"),
        ("country", "Nederland"),
    ]
    assert whole[0].country.denominator == 1208
    assert queries.comparisons(reader, 2019) == ()


def test_a_funnel_names_only_the_own_vsv_and_hides_the_small_one(world):
    computed()
    reader = person(world["practice-0101"], "reader").access
    funnel = queries.funnel(reader, YEAR, CODES[0])
    assert [(point.unit, point.is_own) for point in funnel.points if point.is_own] == [("0101", True)]
    assert not [point for point in funnel.points if not point.is_own and (point.unit or "Kwelder" in point.name)]
    assert funnel.hidden >= 1
    assert all(point.denominator >= 10 for point in funnel.points)


def test_equal_values_have_equal_digests_and_changed_ones_differ(world):
    first, same, other = computed(), computed(), computed(figures({(CODES[0], "0101"): (99, 700)}))
    assert queries.digests(first.pk) == queries.digests(same.pk)
    changed = {key for key, digest in queries.digests(other.pk).items() if digest != queries.digests(first.pk)[key]}
    assert changed == {("0101", CODES[0])}


def test_the_trail_and_the_frames_hold_no_rest_of_a_removed_folder(own_data_dir, waiting):
    folder = own_data_dir / "cuts" / f".{YEAR}-{waiting.pk}-1.abc.partial"
    folder.mkdir(parents=True)
    other = own_data_dir / "cuts" / f"{YEAR}-{waiting.pk}1-1"
    other.mkdir()
    work.remove_leftovers(waiting)
    assert cuts(own_data_dir) == [other.name]
    shutil.rmtree(other)


def test_figures_are_saved_as_computed(world):
    computation = computed()
    stored = pl.DataFrame(list(Figure.objects.filter(computation=computation, part="").values("unit", "denominator")))
    assert set(stored["denominator"]) == {1208.0, 700.0, 500.0, 8.0}
