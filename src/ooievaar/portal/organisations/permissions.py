"""What people may do, and which roles carry it: declared here, documented from here."""

from dataclasses import dataclass
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Permission(Enum):
    """One thing a person may do on behalf of an organisation."""

    DELIVER = "deliver"
    SEE_SUBMISSIONS = "see_submissions"
    SEE_FIGURES = "see_figures"
    APPROVE = "approve"
    SIGN = "sign"
    INVITE = "invite"
    READ_COMMENTS_FIRST = "read_comments_first"
    MANAGE_PEOPLE = "manage_people"
    MANAGE_CONNECTIONS = "manage_connections"
    SEE_ALL = "see_all"
    WITHDRAW = "withdraw"
    DECIDE_LINKS = "decide_links"
    COMPUTE = "compute"
    RELEASE = "release"
    SEE_AUDIT = "see_audit"


# Decide or look on behalf of others: a role with one of these is given by somebody else than who gets it.
DECIDING = frozenset(
    {
        Permission.APPROVE,
        Permission.SIGN,
        Permission.SEE_ALL,
        Permission.WITHDRAW,
        Permission.DECIDE_LINKS,
        Permission.COMPUTE,
        Permission.RELEASE,
        Permission.SEE_AUDIT,
    }
)

PERMISSION_WORDS: dict[Permission, Promise | str] = {
    Permission.DELIVER: _("registraties aanleveren"),
    Permission.SEE_SUBMISSIONS: _("aanleveringen en bevindingen van de eigen organisatie zien"),
    Permission.SEE_FIGURES: _("cijfers van de eigen organisatie en het VSV zien"),
    Permission.APPROVE: _("cijfers van het VSV accorderen"),
    Permission.SIGN: _("geaccordeerde cijfers namens het bestuur ondertekenen"),
    Permission.INVITE: _("cliënten uitnodigen voor de vragenlijst"),
    Permission.READ_COMMENTS_FIRST: _("als eerste lezen wat cliënten opschreven, en namen verbergen"),
    Permission.MANAGE_PEOPLE: _("gebruikers en rollen van de eigen organisatie beheren"),
    Permission.MANAGE_CONNECTIONS: _("dossiersystemen van de eigen organisatie verbinden"),
    Permission.SEE_ALL: _("gegevens van alle organisaties zien"),
    Permission.WITHDRAW: _("zorgepisodes van andere organisaties intrekken en terugzetten"),
    Permission.DECIDE_LINKS: _("twijfelachtige koppelingen bekijken en erover besluiten"),
    Permission.COMPUTE: _("sneden maken en cijfers berekenen"),
    Permission.RELEASE: _("cijfers publiceren"),
    Permission.SEE_AUDIT: _("het logboek lezen"),
}


@dataclass(frozen=True)
class Role:
    """A role: what it is called, in which kinds of organisation it exists, what it may do."""

    code: str
    words: Promise | str
    kinds: tuple[str, ...]
    permissions: frozenset[Permission]


_CARE = ("practice", "hospital", "kraamzorg")

ROLES = (
    Role(
        "administrator",
        _("organisatiebeheerder"),
        _CARE,
        frozenset(
            {
                Permission.MANAGE_PEOPLE,
                Permission.MANAGE_CONNECTIONS,
                Permission.INVITE,
                Permission.SEE_SUBMISSIONS,
                Permission.SEE_FIGURES,
            }
        ),
    ),
    Role(
        "deliverer",
        _("aanleveraar"),
        _CARE,
        frozenset({Permission.DELIVER, Permission.SEE_SUBMISSIONS, Permission.SEE_FIGURES}),
    ),
    Role("inviter", _("Upload t.b.v. PREM (uitnodigen voor de vragenlijst)"), _CARE, frozenset({Permission.INVITE})),
    Role(
        "first_reader",
        _("eerste lezer"),
        _CARE,
        frozenset({Permission.READ_COMMENTS_FIRST, Permission.SEE_FIGURES}),
    ),
    Role("reader", _("lezer"), _CARE, frozenset({Permission.SEE_FIGURES})),
    Role("approver", _("accordeerder"), ("hospital",), frozenset({Permission.APPROVE, Permission.SEE_FIGURES})),
    Role("signatory", _("bestuurder"), ("hospital",), frozenset({Permission.SIGN, Permission.SEE_FIGURES})),
    Role(
        "registrar",
        _("medewerker registratiebureau"),
        ("office",),
        frozenset(
            {
                Permission.SEE_ALL,
                Permission.WITHDRAW,
                Permission.DECIDE_LINKS,
                Permission.COMPUTE,
                Permission.SEE_AUDIT,
            }
        ),
    ),
    Role(
        "publisher",
        _("publicatieverantwoordelijke"),
        ("office",),
        frozenset({Permission.SEE_ALL, Permission.RELEASE, Permission.SEE_AUDIT}),
    ),
    Role("office_administrator", _("beheerder bureau"), ("office",), frozenset({Permission.MANAGE_PEOPLE})),
)


def role(code: str) -> Role:
    """The role with this code.

    Raises:
        StopIteration: no such role is declared.
    """
    return next(role for role in ROLES if role.code == code)
