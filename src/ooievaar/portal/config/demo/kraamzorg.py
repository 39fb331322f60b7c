"""Kraamzorg organisations of the demonstration: no message comes from them, yet women answer about their care."""

from datetime import date

from django.db import transaction

from ooievaar.portal.accounts.models import User
from ooievaar.portal.organisations.actions import add_organisation, add_vsv_member
from ooievaar.portal.organisations.models import Organisation, Vsv
from ooievaar.portal.surveys import agreements

# Beyond the numbers of practices and hospitals in the made-up country.
_FIRST_NUMBER = 9901
_NAMES = ("Kraamzorg %s", "Kraambureau %s")


@transaction.atomic
def register() -> None:
    """Enter two in each VSV, so that what is said of one can stand beside the other."""
    number = _FIRST_NUMBER
    for vsv in Vsv.objects.order_by("number"):
        place = vsv.name.removeprefix("VSV ")
        for name in _NAMES:
            _add(str(number), name % place, place, vsv)
            number += 1


def of_vsv(vsv: str) -> tuple[Organisation, ...]:
    """The two of this VSV, in the order of their numbers."""
    found = Organisation.objects.filter(kind=agreements.KIND, vsv_memberships__vsv__number=vsv)
    return tuple(found.order_by("lvr_number"))


def agree(organisation: Organisation, by: User) -> None:
    """Accept the text that holds now."""
    agreements.accept(organisation=organisation, version=agreements.standing_of(organisation).text.version, by=by)


def _add(lvr_number: str, name: str, place: str, vsv: Vsv) -> None:
    made = add_organisation(lvr_number=lvr_number, name=name, kind=agreements.KIND, place=place, by=None)
    add_vsv_member(organisation=made, vsv=vsv, start_date=date(2015, 1, 1), end_date=None, by=None)
