"""Answers of who consented, linked with births of a real cut: what is kept, what is erased, whoever stops it."""

import json
from collections import Counter

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from tests.integration.figures_world import computed, person
from tests.integration.figures_world import country as places
from tests.integration.surveys_world import AT_HOME
from tests.integration.trace_world import YEAR, world

from ooievaar import linkage
from ooievaar.portal.audit.models import AuditEvent
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.submissions.queries import delivered_frames
from ooievaar.portal.surveys import linking, research
from ooievaar.portal.surveys.mixing import random_key
from ooievaar.portal.surveys.models import Identity, LinkageRun, LinkedResponse, Response
from ooievaar.portal.surveys.sealing import seal
from ooievaar.questionnaires import PREM

pytestmark = pytest.mark.django_db
MARKS = {code: int(value) for code, value in AT_HOME.items() if value in ("8", "9")}


@pytest.fixture
def country():
    return world()


def mothers():
    """Postcode, birth date of the mother and month of birth, of births that only one woman can have had."""
    frames = delivered_frames(YEAR)
    rows = frames["delivered_children"].select("episode_id", "birth_date").drop_nulls().join(
        frames["episodes"].select("episode_id", "mother_birth_date", "postcode").drop_nulls(), on="episode_id"
    )  # fmt: skip
    found = {(row["postcode"], row["mother_birth_date"]): row["birth_date"] for row in rows.iter_rows(named=True)}
    return [(postcode, str(own), f"{born:%Y-%m}") for (postcode, own), born in sorted(found.items())
            if born.year == YEAR and len(postcode) == 6]  # fmt: skip


def answered(postcode, birth_date, month=f"{YEAR}-06", consent="link", sent=f"{YEAR}-09"):
    """A response as mixing leaves it, with its identity."""
    answers = {**MARKS, "consent": consent, **({"birth_month": month} if month else {})}
    response = Response.objects.create(
        id=random_key(), questionnaire=PREM.key, month=sent, language="nl", consent=consent, text_version="1",
        vsv="101", practice="1001", answers=answers,
    )  # fmt: skip
    given = {"response": response.pk, "postcode": postcode, "birth_date": birth_date}
    Identity.objects.create(id=random_key(), sealed=seal(json.dumps(given).encode()))
    return response


def linked(year=YEAR):
    run = linking.start_linkage(year=year, by=None)
    research.perform(run.pk)
    run.refresh_from_db()
    return run


def test_answers_are_linked_and_every_identity_is_erased(country):
    found = mothers()
    assert len(found) >= 30
    responses = [answered(*each) for each in found]
    for _each in range(3):
        answered("9999ZZ", "1970-01-01")
    run = linked()
    assert (run.before, run.after, run.left) == (len(found) + 3, 0, 0)
    assert run.linked + run.too_rare + run.unmatched == run.before
    assert run.unmatched >= 3
    assert run.linked >= 10
    assert (LinkedResponse.objects.count(), Identity.objects.count()) == (run.linked, 0)
    rows = list(LinkedResponse.objects.all())
    alike = Counter(tuple(row.facts[name] for name in linkage.FACTS) for row in rows)
    assert min(alike.values()) >= 10
    assert all((row.year, row.marks) == (YEAR, MARKS) for row in rows)
    event = AuditEvent.objects.get(action="answers_linked")
    assert event.details == {
        "year": YEAR, "before": run.before, "linked": run.linked, "unmatched": run.unmatched,
        "too_rare": run.too_rare, "expired": 0, "after": 0, "left": 0,
    }  # fmt: skip
    nothing_leads_back(country, found, responses)


def nothing_leads_back(country, found, responses):
    """No postcode or birth date in any table, and no key of birth, response, organisation beside the answers."""
    told = {}
    for table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')
            told[table] = repr(cursor.fetchall())
    for postcode, birth_date, _month in found:
        assert not [table for table, rows in told.items() if postcode in rows or birth_date in rows]
    research_rows = told["surveys_linkedresponse"]
    with research.open_cut(country.computation.cut.path) as cut:
        births = cut.table("births")["birth_id"].to_list()
    assert not [key for key in (*births, *(str(each.pk) for each in responses)) if key in research_rows]
    assert not [field for field in LinkedResponse._meta.get_fields() if field.is_relation]
    assert not {"1001", "101"} & set(research_rows.replace("'", " ").split())


def test_a_run_that_is_killed_leaves_each_identity_or_its_result(country, monkeypatch):
    found = mothers()
    for each in found:
        answered(*each)
    monkeypatch.setattr(research, "CHUNK", len(found) // 2 + 1)
    run = linking.start_linkage(year=YEAR, by=None)
    really, done = research._linked, []

    def dies(*given):
        done.append(1)
        if len(done) > 12:
            raise KeyboardInterrupt
        return really(*given)

    monkeypatch.setattr(research, "_linked", dies)
    with pytest.raises(KeyboardInterrupt):
        research.perform(run.pk)
    monkeypatch.setattr(research, "_linked", really)
    run.refresh_from_db()
    erased = run.linked + run.too_rare + run.unmatched
    assert Identity.objects.count() == len(found) - erased
    assert LinkedResponse.objects.count() == run.linked
    research.perform(run.pk)
    run.refresh_from_db()
    assert (run.linked + run.too_rare + run.unmatched, Identity.objects.count()) == (len(found), 0)
    assert LinkedResponse.objects.count() == run.linked
    research.perform(run.pk)
    assert AuditEvent.objects.filter(action="answers_linked").count() == 1


def test_only_who_consented_is_linked_and_few_or_others_wait():
    computed(open_it=False, year=YEAR)
    for number in range(9):
        answered("1234AB", f"1994-12-{number + 10}")
    answered("1234AB", "1994-12-31", month="", sent=f"{YEAR + 1}-06")  # of another year
    answered("1234AC", "1994-12-31", consent="research")
    answered("1234AD", "1994-12-31", month="", sent=f"{YEAR - 3}-06")
    run = linked()
    assert (run.linked, run.unmatched, run.expired, run.after, run.left) == (0, 0, 2, 10, 9)
    assert not LinkedResponse.objects.exists()


@pytest.mark.parametrize(("sent", "year"), [("2026-01", 2025), ("2026-02", 2025), ("2026-03", 2026)])
def test_the_year_of_who_does_not_say_is_that_of_two_months_before(sent, year):
    response = answered("1234AB", "1994-12-31", month="", sent=sent)
    assert research.Kept(1, "1234AB", "1994-12-31", response).year == year


def test_without_a_cut_nothing_is_erased():
    answered("1234AB", "1994-12-31")
    with pytest.raises(Refused):
        linking.start_linkage(year=YEAR, by=None)
    with pytest.raises(CommandError):
        call_command("link_answers", YEAR)
    assert (Identity.objects.count(), LinkageRun.objects.count()) == (1, 0)


def test_the_office_starts_a_run_and_reads_what_it_came_to():
    registrar = person(places()["office"], "registrar")
    computed(open_it=False, year=YEAR)
    client = Client()
    client.force_login(registrar.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert "Er is nog niet gekoppeld" in client.get("/bureau/vragenlijst/onderzoek/").content.decode()
    assert client.post("/bureau/vragenlijst/onderzoek/", {"year": str(YEAR)}).status_code == 302
    assert "Er loopt al een koppeling." in client.get("/bureau/vragenlijst/onderzoek/").content.decode()
    research.perform(LinkageRun.objects.get().pk)
    page = client.get("/bureau/vragenlijst/onderzoek/").content.decode()
    assert "Er wacht nu niemand op koppeling." in page
    assert client.post("/bureau/vragenlijst/onderzoek/", {"year": "1900"}).status_code == 404
