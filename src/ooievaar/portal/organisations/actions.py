"""Changes to organisations, partnerships and roles."""

import re
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from ooievaar.portal.accounts.models import User
from ooievaar.portal.audit.actions import Action, record
from ooievaar.portal.organisations.models import Assignment, Organisation, Vsv, VsvMembership
from ooievaar.portal.organisations.permissions import DECIDING, role
from ooievaar.portal.organisations.refusal import Refused


@transaction.atomic
def add_organisation(*, lvr_number: str, name: str, kind: str, place: str, by: User | None) -> Organisation:
    """Register an organisation under its LVR number."""
    organisation = Organisation.objects.create(lvr_number=lvr_number, name=name, kind=kind, place=place)
    record(Action.ORGANISATION_ADDED, by=by, organisation=lvr_number, about=name, details={"kind": kind})
    return organisation


@transaction.atomic
def set_numbers(*, organisation: Organisation, agb: str, lnr_number: str, by: User | None) -> None:
    """Record the other numbers by which documents may name an organisation; empty takes a number away.

    Raises:
        Refused: a number has another form, or belongs to another organisation.
    """
    if not (_AGB.fullmatch(agb) and _LNR.fullmatch(lnr_number)):
        raise Refused(_("Een AGB-code heeft acht cijfers, een LNR-nummer ten hoogste tien cijfers of letters."))
    same = Q(agb=agb) & ~Q(agb="") | Q(lnr_number=lnr_number) & ~Q(lnr_number="")
    other = Organisation.objects.filter(same).exclude(pk=organisation.pk).first()
    if other is not None:
        raise Refused(_("%(name)s heeft dit nummer al. Een nummer hoort bij één organisatie.") % {"name": other.name})
    details = {"agb": [organisation.agb, agb], "lnr_number": [organisation.lnr_number, lnr_number]}
    organisation.agb, organisation.lnr_number = agb, lnr_number
    organisation.save(update_fields=["agb", "lnr_number"])
    lvr = organisation.lvr_number
    record(Action.ORGANISATION_NUMBERED, by=by, organisation=lvr, about=organisation.name, details=details)


_AGB = re.compile(r"([0-9]{8})?")
_LNR = re.compile(r"[0-9A-Za-z]{0,10}")


@transaction.atomic
def add_vsv_member(
    *, organisation: Organisation, vsv: Vsv, start_date: date, end_date: date | None, by: User | None
) -> VsvMembership:
    """Make an organisation a member of a VSV for a period."""
    membership = VsvMembership.objects.create(
        organisation=organisation, vsv=vsv, start_date=start_date, end_date=end_date
    )
    details = {"vsv": vsv.number, "start_date": str(start_date), "end_date": str(end_date or "")}
    record(Action.VSV_MEMBER_ADDED, by=by, organisation=organisation.lvr_number, about=vsv.name, details=details)
    return membership


@transaction.atomic
def give_role(*, user: User, organisation: Organisation, role_code: str, by: User | None) -> Assignment:
    """Give a person a role in an organisation.

    Raises:
        Refused: the role does not exist in this kind of organisation, the person already holds it, or gives it to
            oneself though it decides on behalf of others.
    """
    if organisation.kind not in role(role_code).kinds:
        raise Refused(_("Deze rol bestaat niet bij dit soort organisatie."))
    if by == user and role(role_code).permissions & DECIDING:
        raise Refused(_("Deze rol kunt u niet aan uzelf geven. Vraag een andere beheerder."))
    if Assignment.objects.filter(user=user, organisation=organisation, role=role_code, ended__isnull=True).exists():
        raise Refused(_("Deze persoon heeft deze rol al."))
    assignment = Assignment.objects.create(user=user, organisation=organisation, role=role_code)
    _record_role(Action.ROLE_GIVEN, assignment, by)
    return assignment


@transaction.atomic
def end_role(*, assignment: Assignment, by: User) -> None:
    """Take a role away; the row stays, with its end.

    Raises:
        Refused: the person would take away the own role of administrator, and nobody could give it back.
    """
    if assignment.user == by and "administrator" in assignment.role:
        raise Refused(_("U kunt uw eigen beheerdersrol niet beëindigen. Vraag een andere beheerder."))
    assignment.ended = timezone.now()
    assignment.save(update_fields=["ended"])
    _record_role(Action.ROLE_ENDED, assignment, by)


def _record_role(action: Action, assignment: Assignment, by: User | None) -> None:
    details = {"person": assignment.user.email, "role": assignment.role}
    record(action, by=by, organisation=assignment.organisation.lvr_number, about=assignment.user.name, details=details)
