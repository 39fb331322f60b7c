"""The office sees how the mails stand, pauses them, and reads whether addresses are gone; jobs go on by themselves."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.integration.figures_world import country, person
from tests.integration.invitations_world import enter, send
from tests.integration.test_english_pages import assert_english, in_english

from ooievaar.portal.audit.models import AuditEvent
from ooievaar.portal.invitations import jobs, mailing, schedule, sweeping
from ooievaar.portal.invitations.models import Invitation, Sweep

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick(settings):
    settings.SURVEY_MAILS_PER_MINUTE = 0
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}


@pytest.fixture
def office(client):
    client.force_login(person(country()["office"], "registrar").user)
    return client


def page(client):
    return client.get(reverse("office:mail")).text


def post(client, name):
    return client.post(reverse(f"office:{name}"), follow=True).text


def waiting(job):
    return DBTaskResult.objects.filter(task_path=job.module_path, started_at__isnull=True).count()


def test_before_anything_the_page_says_what_will_happen(office):
    assert "Er is nog niet opgeruimd" in page(office)


def test_the_page_counts_mails_and_addresses_and_names_nobody(office):
    enter("els", "mia")
    send()
    enter("eva")
    sweeping.sweep()
    told = page(office)
    assert "alles weg wat weg moest" in told
    assert "voorbeeld.example" not in told
    assert "bewaard, versleuteld" in told


def test_a_report_that_found_something_stands_out(office, monkeypatch):
    enter("els")
    monkeypatch.setattr(sweeping.proving, "left_over", lambda _today: {"answered": 3})
    sweeping.sweep()
    told = page(office)
    assert "Adressen zijn niet vernietigd" in told
    assert "adres van wie al antwoordde" in told


def test_paused_mail_stops_and_goes_on_with_an_event_of_each(office, django_capture_on_commit_callbacks):
    enter("els")
    assert "De mail is gepauzeerd." in post(office, "pause_mail")
    assert not send().counts
    assert "De mail is al gepauzeerd." in post(office, "pause_mail")
    with django_capture_on_commit_callbacks(execute=True):
        assert "De mail gaat weer weg." in post(office, "resume_mail")
    assert waiting(jobs.send_mails) == 1
    events = AuditEvent.objects.filter(action__startswith="invitations_")
    assert list(events.order_by("pk").values_list("action", flat=True)) == ["invitations_paused", "invitations_resumed"]


def test_who_only_publishes_sees_and_changes_nothing(client):
    client.force_login(person(country()["office"], "publisher").user)
    assert "Mail pauzeren" not in page(client)
    for name in ("pause_mail", "resume_mail", "send_mail", "destroy_addresses"):
        assert client.post(reverse(f"office:{name}")).status_code == 403


def test_a_practice_sees_nothing_of_it(client):
    made = country()
    client.force_login(person(next(place for place in made.values() if place.kind == "practice"), "administrator").user)
    assert client.get(reverse("office:mail")).status_code == 403


def test_the_page_is_there_in_english(monkeypatch):
    registrar = person(country()["office"], "registrar").user
    enter("els")
    monkeypatch.setattr(sweeping.proving, "left_over", lambda _today: {"answered": 3})
    sweeping.sweep()
    for place in ("mail", "questionnaire"):
        assert_english(in_english(registrar), reverse(f"office:{place}"))


def test_entering_clients_has_them_mailed_at_once_by_a_job_without_arguments(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        enter("els")
        enter("mia")
    [job] = DBTaskResult.objects.filter(task_path=jobs.send_mails.module_path)
    assert job.args_kwargs == {"args": [], "kwargs": {}}
    assert "voorbeeld" not in repr(list(DBTaskResult.objects.values()))
    jobs.send_mails.func()
    assert set(Invitation.objects.values_list("state", flat=True)) == {"invited"}


def test_much_work_is_shared_and_goes_on_in_slices(monkeypatch):
    enter(*(f"client{number}" for number in range(12)))
    monkeypatch.setattr(mailing, "MUCH", 5)
    monkeypatch.setattr(jobs, "SLICE", timedelta(0))
    jobs.send_mails.func()
    assert waiting(jobs.send_mails) == 1  # for another worker, and for what remained
    assert Invitation.objects.filter(state="planned").count() == 12


def test_a_server_that_is_away_is_tried_again_later(settings):
    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": 9},
        }
    }
    enter("els")
    jobs.send_mails.func()
    [job] = DBTaskResult.objects.filter(task_path=jobs.send_mails.module_path)
    assert job.run_after > timezone.now() + jobs.TRY_AGAIN / 2


def at(hour):
    midnight = datetime.combine(timezone.localdate(), datetime.min.time(), timezone.get_current_timezone())
    return midnight + timedelta(hours=hour)


def test_the_calendar_destroys_once_a_day_and_mails_when_people_are_awake():
    schedule.start_due(at(3))
    schedule.start_due(at(4))
    assert (waiting(jobs.sweep), waiting(jobs.send_mails)) == (1, 0)
    jobs.sweep.func()
    DBTaskResult.objects.all().delete()
    schedule.start_due(at(9))
    assert (waiting(jobs.sweep), waiting(jobs.send_mails)) == (0, 1)
    assert Sweep.objects.count() == 1


def test_the_calendar_looks_again_and_only_once(settings):
    schedule.begin()
    schedule.begin()
    assert waiting(schedule.check_mails) == 1
    DBTaskResult.objects.all().delete()
    settings.DEMO = True
    schedule.begin()
    assert waiting(schedule.check_mails) == 0


def state_in_overview(client):
    return client.get(reverse("office:questionnaire")).text


def test_one_page_leads_to_all_on_the_questionnaire_and_tells_how_it_stands(office):
    told = state_in_overview(office)
    for place in ("mail", "self_surveys", "research"):
        assert f'href="{reverse(f"office:{place}")}"' in told
    assert "0 vandaag verstuurd" in told
    enter("els")
    send()
    assert "1 vandaag verstuurd" in state_in_overview(office)


def test_the_overview_tells_that_mail_is_paused_or_addresses_were_not_destroyed(office, monkeypatch):
    post(office, "pause_mail")
    assert "gepauzeerd" in state_in_overview(office)
    monkeypatch.setattr(sweeping.proving, "left_over", lambda _today: {"answered": 3})
    sweeping.sweep()
    assert "adressen niet vernietigd" in state_in_overview(office)
