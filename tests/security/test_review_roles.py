"""Whoever manages people does not thereby decide on their behalf."""

import pytest

from ooievaar.portal.accounts.actions import add_person
from ooievaar.portal.organisations.actions import add_organisation, give_role
from ooievaar.portal.organisations.models import Assignment
from ooievaar.portal.organisations.refusal import Refused

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "administrator", "role"),
    [
        ("hospital", "administrator", "approver"),
        ("hospital", "administrator", "signatory"),
        ("office", "office_administrator", "registrar"),
        ("office", "office_administrator", "publisher"),
    ],
)
def test_nobody_gives_oneself_a_role_that_decides(kind, administrator, role):
    place = add_organisation(lvr_number="0007", name="Zilverdam", kind=kind, place="Zilverdam", by=None)
    own, other = (add_person(email=f"{who}@example.org", name=who, password="a-long-password") for who in ("a", "b"))
    give_role(user=own, organisation=place, role_code=administrator, by=None)
    with pytest.raises(Refused, match="uzelf"):
        give_role(user=own, organisation=place, role_code=role, by=own)
    give_role(user=other, organisation=place, role_code=role, by=own)
    assert Assignment.objects.filter(role=role).values_list("user__email", flat=True).get() == "b@example.org"


def test_a_midwife_alone_gives_herself_the_role_to_deliver():
    place = add_organisation(lvr_number="0042", name="De Wulp", kind="practice", place="Rietmeer", by=None)
    own = add_person(email="a@example.org", name="a", password="a-long-password")
    give_role(user=own, organisation=place, role_code="administrator", by=None)
    assert give_role(user=own, organisation=place, role_code="deliverer", by=own).pk
