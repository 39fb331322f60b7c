"""Whoever has the whole database, and even two copies of it, cannot tell which answers came from which link."""

import json
from datetime import date

import pytest
from cryptography.fernet import InvalidToken
from django.apps import apps
from django.db import connection, models
from django.test import Client
from tests.integration.surveys_world import AT_HOME, answer, links, send, world

from ooievaar.portal.audit.models import AuditEvent
from ooievaar.portal.organisations.models import Vsv
from ooievaar.portal.surveys import releasing, sealing, tokens
from ooievaar.portal.surveys.models import (
    AnswerFile,
    Comment,
    CommentRelease,
    Identity,
    Link,
    LinkageRun,
    LinkedResponse,
    NpsResult,
    Response,
    ScoreAgreement,
    SelfSurvey,
    Sheet,
    ShownScore,
    Waiting,
)
from ooievaar.portal.surveys.self_surveying import name_surveyor, take_in
from ooievaar.questionnaires import PREM, exchange

pytestmark = pytest.mark.django_db
OF_KIND = {"practice": "1001", "hospital": "2001", "kraamzorg": "3001"}
SENT = (Waiting, Response, Comment, Identity, LinkedResponse)


def rows(table):
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}"')
        return [tuple(map(bytes_of, row)) for row in cursor.fetchall()]


def bytes_of(value):
    return bytes(value) if isinstance(value, memoryview | bytearray) else value


def everything():
    """Every row of every table."""
    return {table: rows(table) for table in connection.introspection.table_names()}


def test_no_relation_leads_from_answers_to_links_or_back():
    for model in SENT:
        relations = [field for field in model._meta.get_fields() if field.is_relation]
        assert relations == [], model
    # A file that was delivered was answered elsewhere: no link of ours stands behind it.
    for model in (Link, Sheet, AnswerFile, SelfSurvey, ScoreAgreement):
        targets = {field.related_model for field in model._meta.get_fields() if field.is_relation}
        assert not targets & set(SENT)
    assert set(apps.get_app_config("surveys").get_models()) == {
        *SENT,
        Link,
        Sheet,
        ShownScore,
        AnswerFile,
        SelfSurvey,
        NpsResult,
        CommentRelease,
        LinkageRun,
        ScoreAgreement,
    }


def test_only_a_response_tells_the_file_it_came_in():
    """A comment that did would be tied to the few in a file who had that carer."""
    assert [field.name for field in Response._meta.get_fields() if field.name == "file"] == ["file"]
    for model in (Waiting, Comment, Identity, Link, Sheet):
        assert "file" not in {field.name for field in model._meta.get_fields()}


def test_keys_of_what_was_said_in_a_file_stand_nowhere_in_the_open():
    places = world()
    vsv = Vsv.objects.get(number="101")
    survey = name_surveyor(vsv=vsv, organisation=places["3001"], start_date=date(2026, 1, 1), by=None)
    example = exchange.example(PREM, date(2026, 3, 31), {kind: (number,) for kind, number in OF_KIND.items()}, rows=40)
    take_in(survey=survey, content=exchange.write(PREM, example).encode(), replaces=False, by=None)
    keys = [*Comment.objects.values_list("pk", flat=True), *Identity.objects.values_list("pk", flat=True)]
    assert len(keys) > 20
    of_their_own = ("surveys_comment", "surveys_identity", "sqlite_sequence")
    told = repr({table: found for table, found in everything().items() if table not in of_their_own})
    assert not [key for key in keys if str(key) in told]


def test_no_column_of_what_was_sent_or_of_a_link_holds_a_moment():
    moments = (models.DateTimeField, models.DateField, models.TimeField)
    for model in (*SENT, Link, ShownScore, CommentRelease):
        assert [field.name for field in model._meta.get_fields() if isinstance(field, moments)] == []


def test_answering_and_sending_write_nothing_but_the_link_and_the_box():
    """No trail, no session, no job, no cache: any of them would hold a moment."""
    world()
    token = links()[0]
    before = everything()
    client = Client()
    address = f"/vragenlijst/{tokens.shown(token)}/"
    for screen in ("place_of_birth", "hospital_if_needed"):
        assert client.post(f"{address}{screen}/", AT_HOME).status_code == 302
    answer(token, AT_HOME)
    assert client.post(f"{address}versturen/", {"send": "1"}).status_code == 302
    after = everything()
    assert {table for table in after if after[table] != before[table]} == {"surveys_link", "surveys_waiting"}


def test_mixing_writes_nothing_but_what_comes_out_of_the_box():
    world()
    made = links()
    for each in made[:9]:
        send(each, {**AT_HOME, "vk_went_well": "Fijn"})
    before, events = everything(), AuditEvent.objects.count()
    send(made[9])
    after = everything()
    changed = {table for table in after if after[table] != before[table]}
    assert changed == {"surveys_link", "surveys_waiting", "surveys_response", "surveys_comment"}
    assert AuditEvent.objects.count() == events


def test_the_order_of_arrival_is_nowhere():
    """Each woman marks another number: neither the keys nor the places of the rows follow the order of sending."""
    world()
    made = links(40)
    for number, each in enumerate(made):
        send(each, {**AT_HOME, "vk_vr1": str(number % 10 + 1)})
    with connection.cursor() as cursor:
        # rowid on SQLite, ctid on PostgreSQL: where a row really stands.
        place = "rowid" if connection.vendor == "sqlite" else "ctid::text"
        cursor.execute(f"SELECT {place}, id, answers FROM surveys_response ORDER BY {place}")
        found = cursor.fetchall()
    marks = [(json.loads(answers) if isinstance(answers, str) else answers)["vk_vr1"] for _place, _id, answers in found]
    assert len(marks) == 40
    assert marks != [number % 10 + 1 for number in range(40)]
    if connection.vendor == "sqlite":
        assert all(place == key for place, key, _answers in found), "a hidden row number would tell the order"


def test_coming_out_is_the_same_for_all_and_writes_no_moment():
    """All comments that wait change alike, and nothing else but the number of responses: no trail, no order."""
    organisation = world()["1001"]
    for number, each in enumerate(links(), 1):
        send(each, {**AT_HOME, "vk_went_well": f"vrouw {number}"})
    before, events = everything(), AuditEvent.objects.count()
    releasing.let_out(organisation)
    after = everything()
    changed = {table for table in after if after[table] != before[table]}
    assert changed == {"surveys_comment", "surveys_commentrelease"}
    assert AuditEvent.objects.count() == events
    alike = Comment.objects.order_by().values_list("state", "hidden", "reason", "themes").distinct()
    assert list(alike) == [("unread", None, "", [])]
    assert CommentRelease.objects.values_list("organisation", "responses").get() == ("1001", 10)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="what SQLite keeps of numbered tables")
def test_sqlite_counts_no_rows_of_what_was_sent():
    """AUTOINCREMENT remembers the largest key only, which is random; the table is its own order."""
    world()
    for each in links():
        send(each)
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = 'surveys_response'")
        [(largest,)] = cursor.fetchall()
    assert largest == max(Response.objects.values_list("pk", flat=True))


def test_nothing_in_the_database_opens_answers_under_way():
    world()
    token = links()[0]
    answer(token, {**AT_HOME, "vk_went_well": "Iets heel eigens"}, screens=12)
    link = Link.objects.get(token_hash=tokens.digest(token))
    assert b"eigens" not in bytes(link.answers)
    for key in ("", link.token_hash, tokens.make()):
        with pytest.raises(InvalidToken):
            sealing.unseal(link.answers, token=key)
    assert b"eigens" in sealing.unseal(link.answers, token=token)


def test_the_token_and_what_she_wrote_stand_nowhere_in_the_open():
    world()
    made = links()
    for each in made:
        send(each, {**AT_HOME, "vk_went_well": "Iets heel eigens", "consent": "link", "postcode": "1234AB",
                    "birth_date": "1994-12-31"})  # fmt: skip
    told = repr(everything())
    for secret in (*made, *map(tokens.shown, made), "Iets heel eigens", "1234AB", "1994-12-31"):
        assert secret not in told


def test_two_copies_of_the_database_around_one_sending_show_no_new_answer():
    """The box gains one sealed row; what it holds comes out later, with at least nine others."""
    world()
    made = links(15)
    for each in made[:12]:
        send(each)
    before = everything()
    send(made[12], {**AT_HOME, "vk_vr1": "1"})
    after = everything()
    assert after["surveys_response"] == before["surveys_response"]
    assert len(after["surveys_waiting"]) == len(before["surveys_waiting"]) + 1


@pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL tells which transaction wrote a row")
@pytest.mark.django_db(transaction=True)
def test_the_transaction_of_a_row_tells_nothing():
    world()
    for each in links(20):
        send(each)
    with connection.cursor() as cursor:
        cursor.execute("SELECT xmin::text, count(*) FROM surveys_response GROUP BY 1")
        written = dict(cursor.fetchall())
        cursor.execute("SELECT xmin::text FROM surveys_link")
        of_links = {row[0] for row in cursor.fetchall()}
    assert min(written.values()) >= 10
    assert not written.keys() & of_links
