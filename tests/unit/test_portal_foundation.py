"""People, roles, access and the trail."""

import pytest
from django.db import DatabaseError, transaction

from ooievaar.portal.accounts.actions import add_person, current_code
from ooievaar.portal.audit.actions import Action, record
from ooievaar.portal.audit.models import AuditEvent
from ooievaar.portal.organisations.access import access_of
from ooievaar.portal.organisations.actions import add_organisation, end_role, give_role
from ooievaar.portal.organisations.permissions import ROLES, Permission
from ooievaar.portal.organisations.refusal import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def practice():
    return add_organisation(lvr_number="0042", name="De Wulp", kind="practice", place="Rietmeer", by=None)


@pytest.fixture
def hospital():
    return add_organisation(lvr_number="0007", name="Zilverdam", kind="hospital", place="Zilverdam", by=None)


@pytest.fixture
def midwife():
    return add_person(email="Vera@Example.org", name="Vera", password="a-long-password", totp_secret="JBSWY3DPEHPK3PXP")


def test_an_event_outside_a_transaction_is_a_bug(transactional_db):
    with pytest.raises(RuntimeError, match="transaction"):
        record(Action.ROLE_GIVEN, by=None)


def test_the_database_refuses_to_change_or_delete_an_event(practice):
    event = AuditEvent.objects.get(action=Action.ORGANISATION_ADDED.value)
    events = AuditEvent.objects.filter(pk=event.pk)
    for change in (lambda: events.update(actor="x"), events.delete):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()
    assert AuditEvent.objects.get(pk=event.pk).actor == "system"


def test_a_refused_role_leaves_no_event(practice, midwife):
    with pytest.raises(Refused):
        give_role(user=midwife, organisation=practice, role_code="signatory", by=None)
    assert not AuditEvent.objects.filter(action=Action.ROLE_GIVEN.value).exists()


def test_roles_add_up_and_end(practice, midwife):
    give_role(user=midwife, organisation=practice, role_code="deliverer", by=None)
    administrator = give_role(user=midwife, organisation=practice, role_code="administrator", by=None)
    assert access_of(midwife).may(Permission.DELIVER)
    assert access_of(midwife).may(Permission.MANAGE_PEOPLE)
    other = add_person(email="b@example.org", name="B", password="a-long-password")
    end_role(assignment=administrator, by=other)
    assert not access_of(midwife).may(Permission.MANAGE_PEOPLE)


def test_nobody_ends_the_own_administration(practice, midwife):
    administrator = give_role(user=midwife, organisation=practice, role_code="administrator", by=None)
    with pytest.raises(Refused, match="eigen beheerdersrol"):
        end_role(assignment=administrator, by=midwife)


def test_permissions_hold_in_the_chosen_organisation_only(practice, hospital, midwife):
    give_role(user=midwife, organisation=practice, role_code="deliverer", by=None)
    give_role(user=midwife, organisation=hospital, role_code="approver", by=None)
    assert not access_of(midwife, lvr_number="0042").may(Permission.APPROVE)
    assert access_of(midwife, lvr_number="0007").may(Permission.APPROVE)
    assert access_of(midwife, lvr_number="9999").organisation in (practice, hospital)


def test_a_role_is_held_once(practice, midwife):
    give_role(user=midwife, organisation=practice, role_code="reader", by=None)
    with pytest.raises(Refused, match="al"):
        give_role(user=midwife, organisation=practice, role_code="reader", by=None)


def test_emails_are_compared_without_case(midwife):
    assert midwife.email == "vera@example.org"


def test_the_authenticator_shows_six_digits(midwife):
    assert len(current_code(midwife)) == 6


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.code)
def test_only_the_office_sees_all(role):
    assert (Permission.SEE_ALL in role.permissions) <= (role.kinds == ("office",))
