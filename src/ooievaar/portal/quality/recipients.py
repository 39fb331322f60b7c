"""Who gets a mail: people of an organisation who see its submissions, and people of the office."""

from collections import defaultdict
from collections.abc import Mapping

from ooievaar.portal.accounts.models import User
from ooievaar.portal.organisations.models import Assignment, Organisation
from ooievaar.portal.organisations.permissions import ROLES, Permission
from ooievaar.portal.quality.models import MailOptOut


def wanting_reports() -> Mapping[User, tuple[Organisation, ...]]:
    """Everyone who sees submissions of a care provider and did not opt out, with those organisations."""
    out = set(MailOptOut.objects.values_list("user", "organisation"))
    found: dict[User, list[Organisation]] = defaultdict(list)
    for held in _holding(Permission.SEE_SUBMISSIONS).exclude(organisation__kind="office"):
        if (held.user_id, held.organisation_id) not in out and held.organisation not in found[held.user]:
            found[held.user].append(held.organisation)
    return {user: tuple(places) for user, places in found.items() if places}


def office() -> tuple[User, ...]:
    """Everyone of the office who makes computations: they look into alerts."""
    held = _holding(Permission.COMPUTE).filter(organisation__kind="office")
    return tuple(dict.fromkeys(each.user for each in held))


def mailed(organisation: Organisation) -> frozenset[int]:
    """Keys of the people who see submissions of this organisation, whether they opted out or not."""
    return frozenset(held.user_id for held in _holding(Permission.SEE_SUBMISSIONS).filter(organisation=organisation))


def opted_out(organisation: Organisation) -> frozenset[int]:
    """Keys of the people who do not want the mail about this organisation."""
    return frozenset(MailOptOut.objects.filter(organisation=organisation).values_list("user", flat=True))


def wants_mail(user: User, organisation: Organisation) -> bool:
    return not MailOptOut.objects.filter(user=user, organisation=organisation).exists()


def _holding(permission: Permission):
    roles = [role.code for role in ROLES if permission in role.permissions]
    current = Assignment.objects.filter(ended__isnull=True, user__is_active=True, role__in=roles)
    return current.select_related("user", "organisation").order_by("user", "organisation")
