"""What other parts ask about organisations and partnerships."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

import polars as pl
from django.db.models import Q, QuerySet

from ooievaar import records
from ooievaar.intake import AGB_ROOT, LNR_ROOT
from ooievaar.portal.organisations.models import Assignment, Connection, Organisation, Vsv, VsvMembership
from ooievaar.portal.organisations.permissions import ROLES, Permission


@dataclass(frozen=True)
class Member:
    """One organisation in a VSV."""

    lvr_number: str
    name: str
    kind: str
    place: str


@dataclass(frozen=True)
class Partnership:
    """A VSV with its members on one day."""

    number: str
    name: str
    members: tuple[Member, ...]


@dataclass(frozen=True)
class Colleague:
    """One role of one person, for the page on which an administrator manages them."""

    assignment_id: int
    user_id: int
    name: str
    email: str
    role: str


def register() -> dict[str, pl.DataFrame]:
    """The register as the cut needs it: organisations, vsvs and memberships, as declared in `records`."""
    organisations = Organisation.objects.exclude(kind="office").values("lvr_number", "name", "kind", "place")
    vsvs = [{"vsv_number": number, "name": name} for number, name in Vsv.objects.values_list("number", "name")]
    memberships = VsvMembership.objects.values_list("organisation__lvr_number", "vsv__number", "start_date", "end_date")
    names = records.MEMBERSHIPS.names
    return {
        "organisations": records.ORGANISATIONS.frame(organisations),
        "vsvs": records.VSVS.frame(vsvs),
        "memberships": records.MEMBERSHIPS.frame(dict(zip(names, row, strict=True)) for row in memberships),
    }


@dataclass(frozen=True)
class Choice:
    """An organisation as somebody outside chooses it: by its name and place."""

    lvr_number: str
    name: str
    place: str


def numbers_by_kind(among: Collection[str]) -> dict[str, frozenset[str]]:
    """Those of these LVR numbers that are of organisations that give care, by kind."""
    return _by_kind(Organisation.objects.filter(lvr_number__in=among))


def every_number_by_kind() -> dict[str, frozenset[str]]:
    """LVR numbers of all organisations that give care, by kind."""
    return _by_kind(Organisation.objects.all())


def _by_kind(organisations: QuerySet[Organisation]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for kind, number in organisations.exclude(kind="office").order_by().values_list("kind", "lvr_number"):
        found.setdefault(kind, set()).add(number)
    return {kind: frozenset(numbers) for kind, numbers in found.items()}


def choices_of_kind(kind: str) -> tuple[Choice, ...]:
    """Every organisation of a kind, by name."""
    rows = Organisation.objects.filter(kind=kind).order_by("name", "place").values_list("lvr_number", "name", "place")
    return tuple(Choice(*row) for row in rows)


def partners_of(lvr_number: str) -> frozenset[str]:
    """LVR numbers of an organisation and of those it is in a VSV with now."""
    lasting = Q(end_date__isnull=True)
    own = VsvMembership.objects.filter(lasting, organisation__lvr_number=lvr_number).values("vsv")
    members = VsvMembership.objects.filter(lasting, vsv__in=own).values_list("organisation__lvr_number", flat=True)
    return frozenset((lvr_number, *members))


def vsv_of(lvr_number: str) -> str | None:
    """The number of the VSV this organisation is a member of now; None when there is none, or more than one."""
    current = VsvMembership.objects.filter(organisation__lvr_number=lvr_number, end_date__isnull=True)
    numbers = set(current.values_list("vsv__number", flat=True)[:2])
    return numbers.pop() if len(numbers) == 1 else None


def vsvs_by_organisation() -> dict[str, frozenset[str]]:
    """The numbers of the VSVs each organisation is or ever was a member of, by its LVR number."""
    found: dict[str, set[str]] = {}
    for lvr, vsv in VsvMembership.objects.values_list("organisation__lvr_number", "vsv__number").distinct():
        found.setdefault(lvr, set()).add(vsv)
    return {lvr: frozenset(vsvs) for lvr, vsvs in found.items()}


def known_lvr_numbers() -> frozenset[str]:
    """LVR numbers of every organisation that delivers care."""
    return frozenset(Organisation.objects.exclude(kind="office").values_list("lvr_number", flat=True))


def other_numbers() -> dict[tuple[str, str], str]:
    """LVR number by (root, value) of the other numbers by which documents name an organisation.

    A number that two organisations have tells neither of them.
    """
    found = Organisation.objects.exclude(kind="office").values_list("lvr_number", "agb", "lnr_number")
    pairs = [pair for lvr, agb, lnr in found for pair in (((AGB_ROOT, agb), lvr), ((LNR_ROOT, lnr), lvr)) if pair[0][1]]
    times = Counter(number for number, _lvr in pairs)
    return {number: lvr for number, lvr in pairs if times[number] == 1}


def partnerships_of(organisation: Organisation, on: date) -> tuple[Partnership, ...]:
    """The VSVs this organisation belongs to on a day, each with its members on that day."""
    vsvs = Vsv.objects.filter(
        Q(memberships__end_date__isnull=True) | Q(memberships__end_date__gte=on),
        memberships__organisation=organisation,
        memberships__start_date__lte=on,
    ).distinct()
    return tuple(_partnership(vsv, on) for vsv in vsvs)


def all_partnerships(on: date) -> tuple[Partnership, ...]:
    """Every VSV with its members on a day."""
    return tuple(_partnership(vsv, on) for vsv in Vsv.objects.all())


def members_of(vsv_number: str) -> tuple[Organisation, ...]:
    """Every organisation that is a member of this VSV now."""
    current = VsvMembership.objects.filter(vsv__number=vsv_number, end_date__isnull=True)
    return tuple(m.organisation for m in current.select_related("organisation").order_by("organisation__name"))


def colleagues_of(organisation: Organisation) -> tuple[Colleague, ...]:
    """Who holds which role in this organisation now."""
    rows = Assignment.objects.filter(organisation=organisation, ended__isnull=True).select_related("user")
    return tuple(Colleague(row.pk, row.user_id, row.user.name, row.user.email, row.get_role_display()) for row in rows)


def has_somebody_who_may(organisation: Organisation, permission: Permission) -> bool:
    """Whether anybody here holds a role with this permission now."""
    return _who_may(organisation, permission).exists()


def names_of_who_may(organisation: Organisation, permission: Permission) -> tuple[str, ...]:
    """Who here holds a role with this permission now, by name."""
    names = _who_may(organisation, permission).order_by("user__name").values_list("user__name", flat=True)
    return tuple(dict.fromkeys(names))


def _who_may(organisation: Organisation, permission: Permission) -> QuerySet[Assignment]:
    carrying = [role.code for role in ROLES if permission in role.permissions]
    return Assignment.objects.filter(organisation=organisation, ended__isnull=True, role__in=carrying)


def _partnership(vsv: Vsv, on: date) -> Partnership:
    current = vsv.memberships.filter(Q(end_date__isnull=True) | Q(end_date__gte=on), start_date__lte=on)
    members = (m.organisation for m in current.select_related("organisation").order_by("organisation__name"))
    return Partnership(vsv.number, vsv.name, tuple(Member(o.lvr_number, o.name, o.kind, o.place) for o in members))


@dataclass(frozen=True)
class ConnectionRow:
    """One connection, for the page on which an administrator manages them."""

    id: int
    name: str
    client_id: str
    has_certificate: bool
    made_by: str
    made: datetime
    last_used: datetime | None
    ended: datetime | None


def connections_of(organisation: Organisation) -> tuple[ConnectionRow, ...]:
    """Every connection this organisation ever made: those in use first, then by when they were made."""
    rows = Connection.objects.filter(organisation=organisation).select_related("made_by").order_by("-id")
    found = [
        ConnectionRow(
            id=row.pk,
            name=row.name,
            client_id=row.client_id,
            has_certificate=bool(row.certificate_sha256),
            made_by=row.made_by.name if row.made_by else "",
            made=row.made,
            last_used=row.last_used,
            ended=row.ended,
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda one: one.ended is not None))
