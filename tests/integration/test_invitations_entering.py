"""Clients who are entered: their addresses sealed, remembered by hash, and all of them or none."""

import io
from datetime import date, timedelta

import pytest
from cryptography.fernet import Fernet
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from tests.integration.invitations_world import enter
from tests.integration.surveys_world import send as answer_all
from tests.integration.surveys_world import world

from ooievaar.portal.invitations import addresses, queries
from ooievaar.portal.invitations.actions import Client, invite
from ooievaar.portal.invitations.models import Invitation, Remembered
from ooievaar.portal.invitations.states import State
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.surveys.answering import open_link
from ooievaar.portal.surveys.models import Link
from ooievaar.questionnaires.inviting import window

pytestmark = pytest.mark.django_db
TODAY = date(2026, 5, 20)


def clients(*named, **birth):
    return [Client(f"{name}@voorbeeld.example", window(timezone.localdate(), **birth)) for name in named]


@pytest.mark.parametrize(
    ("birth", "first", "last", "valid"),
    [
        ({}, date(2026, 5, 20), date(2026, 7, 1), date(2026, 7, 1)),
        ({"birth_date": date(2026, 5, 20)}, date(2026, 6, 3), date(2026, 7, 15), date(2026, 7, 15)),
        ({"birth_date": date(2026, 5, 6)}, date(2026, 5, 20), date(2026, 7, 1), date(2026, 7, 1)),
        ({"birth_date": date(2026, 3, 25)}, date(2026, 5, 20), date(2026, 5, 20), date(2026, 6, 3)),
        ({"birth_month": "2026-04"}, date(2026, 5, 20), date(2026, 6, 25), date(2026, 6, 25)),
        ({"birth_month": "2026-05"}, date(2026, 6, 14), date(2026, 7, 26), date(2026, 7, 26)),
    ],
)
def test_mail_goes_two_to_eight_weeks_after_the_birth(birth, first, last, valid):
    found = window(TODAY, **birth)
    assert (found.first_day, found.last_day, found.valid_until) == (first, last, valid)


@pytest.mark.parametrize("birth", [{"birth_date": date(2026, 3, 24)}, {"birth_month": "2026-02"}])
def test_nothing_goes_after_eight_weeks(birth):
    assert window(TODAY, **birth) is None


def test_an_address_is_sealed_and_remembered_by_a_hash_that_leads_nowhere():
    practice = world()["1001"]
    upload = invite(organisation=practice, clients=clients("els", "mia"), way="file", by=None)
    assert upload.lines == 2
    first = Invitation.objects.first()
    recipient = addresses.opened(first.sealed)
    assert recipient.address == "els@voorbeeld.example"
    assert open_link(recipient.token).organisation == practice.name
    told = repr(list(everything()))
    assert "voorbeeld.example" not in told
    assert recipient.token not in told
    keys = set(Remembered.objects.values_list("pk", flat=True))
    assert not keys & set(Invitation.objects.values_list("pk", flat=True))


def everything():
    """Every row of every table."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            yield [[bytes(cell) if isinstance(cell, memoryview) else cell for cell in row] for row in cursor.fetchall()]


def test_an_address_is_known_for_nine_months_whoever_entered_it_and_however_it_is_written():
    made = world()
    invite(organisation=made["1001"], clients=clients("els"), way="form", by=None)
    assert queries.remembered(["ELS@Voorbeeld.example", "mia@voorbeeld.example"]) == {"ELS@Voorbeeld.example"}
    with pytest.raises(Refused):
        invite(organisation=made["2001"], clients=clients("Mia", "ELS"), way="file", by=None)
    assert Invitation.objects.count() == Link.objects.count() == 1
    Remembered.objects.update(until=timezone.localdate() - timedelta(days=1))
    assert queries.remembered(["els@voorbeeld.example"]) == frozenset()
    invite(organisation=made["2001"], clients=clients("els"), way="file", by=None)


def test_the_database_itself_keeps_no_address_that_is_not_needed():
    invite(organisation=world()["1001"], clients=clients("els"), way="form", by=None)
    for state in (State.REMINDED, State.ANSWERED, State.REFUSED, State.BOUNCED, State.EXPIRED, State.WITHDRAWN):
        with pytest.raises(IntegrityError), transaction.atomic():
            Invitation.objects.update(state=state)
        Invitation.objects.update(state=State.PLANNED)
    with pytest.raises(IntegrityError), transaction.atomic():
        Invitation.objects.update(sealed=None)


def test_a_new_key_opens_addresses_and_the_old_one_can_go(settings):
    invite(organisation=world()["1001"], clients=clients("els"), way="form", by=None)
    new = Fernet.generate_key().decode()
    settings.MESSAGE_KEYS = [new, *settings.MESSAGE_KEYS]
    call_command("reseal", stdout=io.StringIO())
    settings.MESSAGE_KEYS = [new]
    assert addresses.opened(Invitation.objects.get().sealed).address == "els@voorbeeld.example"


def test_counts_are_those_of_the_organisations_asked_about():
    made = world()
    invite(organisation=made["1001"], clients=clients("els", "mia"), way="file", by=None)
    invite(organisation=made["1002"], clients=clients("eva"), way="file", by=None)
    Invitation.objects.filter(organisation=made["1001"]).update(state=State.INVITED)
    found = queries.counts(["1001"])
    assert (found.entered, found.invited, found.used) == (2, 2, 0)
    assert queries.counts(["1002"]).invited == 0


def test_invited_are_only_those_whom_a_mail_reached():
    made = world()["1001"]
    mailed, gone = {"mailed": timezone.localdate()}, {"sealed": None}
    stand = (
        (State.PLANNED, {}), (State.INVITING, {}), (State.BOUNCED, gone), (State.BOUNCED, gone | mailed),
        (State.EXPIRED, gone), (State.EXPIRED, gone | mailed), (State.WITHDRAWN, gone | mailed),
        (State.INVITED, mailed), (State.REFUSED, gone | mailed), (State.REFUSED, gone), (State.ANSWERED, gone),
    )  # fmt: skip
    for number, (state, fields) in enumerate(stand):
        upload = invite(organisation=made, clients=clients(f"client{number}"), way="form", by=None)
        Invitation.objects.filter(upload=upload).update(state=state, **fields)
    found = queries.counts(["1001"])
    assert (found.entered, found.invited) == (11, 5)


def test_who_answered_before_she_was_taken_back_counts_on_both_sides():
    token = enter("els")["els"]
    answer_all(token)
    Invitation.objects.update(state=State.WITHDRAWN, sealed=None)
    assert queries.counts(["1001"]) == queries.Counts(entered=1, invited=1, used=1)
