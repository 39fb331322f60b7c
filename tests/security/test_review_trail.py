"""The trail against who has the database open."""

import pytest
from django.db import DatabaseError, connection, transaction

from ooievaar.portal.audit.actions import Action, record
from ooievaar.portal.audit.models import AuditEvent

pytestmark = pytest.mark.django_db
FORGED = "(id, moment, action, actor, organisation, about, details) VALUES (%s, '2020-01-01', 'x', 'x', '', '', '{}')"


@pytest.mark.parametrize(
    "statement",
    [
        f"INSERT OR REPLACE INTO audit_auditevent {FORGED}",
        f"INSERT INTO audit_auditevent {FORGED} ON CONFLICT (id) DO UPDATE SET actor = 'x'",
        "UPDATE audit_auditevent SET actor = 'x' WHERE id = %s",
        "DELETE FROM audit_auditevent WHERE id = %s",
    ],
    ids=["replace", "upsert", "update", "delete"],
)
def test_an_event_stays_what_it_was(statement):
    event = record(Action.ROLE_GIVEN, by=None, about="role")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, [event.pk])
    assert AuditEvent.objects.get(pk=event.pk).actor == "system"
