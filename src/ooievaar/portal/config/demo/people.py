"""Who can log in to the demonstration: one person per role."""

import base64
import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from ooievaar.portal.accounts.actions import add_person
from ooievaar.portal.accounts.models import User
from ooievaar.portal.organisations.actions import give_role
from ooievaar.portal.organisations.models import Organisation

PASSWORD = "ooievaar-proberen-2025"  # noqa: S105 - of the demonstration only, and printed by it
DOMAIN = "demo.example"


@dataclass(frozen=True)
class Actor:
    """A person of the demonstration: login name, what to call them, where they work, which roles they hold."""

    login: str
    name: str
    kind: str
    roles: tuple[str, ...]
    task: str

    @property
    def email(self) -> str:
        return f"{self.login}@{DOMAIN}"


ACTORS = (
    Actor(
        "verloskundige",
        "Vera Wulp",
        "practice",
        ("deliverer",),
        "Lever een bestand uit de map met voorbeelden aan, lees de bevindingen, bekijk onder Kwaliteit "
        "wat u eerst kunt herstellen.",
    ),
    Actor(
        "praktijkbeheer",
        "Bas Grutto",
        "practice",
        ("administrator",),
        "Geef een collega een rol onder Organisatie. Lever onder Vragenlijst een lijst met fouten uit de map met "
        "voorbeelden aan en herstel die; maak links en vul er zelf een in; kijk onder Ervaringen.",
    ),
    Actor(
        "eerstelezer",
        "Mies Zwaluw",
        "practice",
        ("first_reader",),
        "Lees onder Ervaringen wat cliënten opschreven, verberg namen en deel het met collega's.",
    ),
    Actor("lezer", "Lies Kievit", "practice", ("reader",), "Bekijk de cijfers: praktijk, VSV en land naast elkaar."),
    Actor(
        "ziekenhuis",
        "Zeno Reiger",
        "hospital",
        ("deliverer", "administrator"),
        "Bekijk wat uw ziekenhuis heeft aangeleverd.",
    ),
    Actor("accordeur", "Anna Lepelaar", "hospital", ("approver",), "Accordeer de cijfers van uw VSV onder Accorderen."),
    Actor(
        "bestuurder",
        "Dirk Aalscholver",
        "hospital",
        ("signatory",),
        "Onderteken de geaccordeerde cijfers met een verse code.",
    ),
    Actor(
        "kraamzorg",
        "Fenna Kluut",
        "kraamzorg",
        ("administrator", "first_reader"),
        "Bekijk wat cliënten van uw zorg vinden en schreven; lees onder Ervaringen welke overeenkomst daarvoor is "
        "aanvaard.",
    ),
    Actor(
        "kraambureau",
        "Hilde Bergeend",
        "kraambureau",
        ("administrator",),
        "Lees onder Ervaringen de overeenkomst en aanvaard die: daarna ziet uw organisatie haar scores.",
    ),
    Actor(
        "bureau",
        "Rosa Tureluur",
        "office",
        ("registrar",),
        "Zoek onder Volledigheid uit welke praktijk stilviel; maak een nieuwe snede en bereken de cijfers.",
    ),
    Actor(
        "publicatie",
        "Pim Scholekster",
        "office",
        ("publisher",),
        "Zet een vrijgave klaar en publiceer haar; kijk daarna op de publieke site.",
    ),
    Actor(
        "bureaubeheer", "Guus Wintertaling", "office", ("office_administrator",), "Beheer de gebruikers van het bureau."
    ),
)


@transaction.atomic
def add_people(places: Mapping[str, Organisation]) -> None:
    """Register every actor with password, authenticator and roles, at the place for which its `kind` stands."""
    for actor in ACTORS:
        user = add_person(email=actor.email, name=actor.name, password=PASSWORD, totp_secret=secret_of(actor.login))
        for role in actor.roles:
            give_role(user=user, organisation=places[actor.kind], role_code=role, by=None)


def add_approvers(hospital: Organisation) -> tuple[User, User]:
    """An approver and a board member for one of the other hospitals, who decided before you came.

    They have an authenticator, since signing asks for a code, and a password that nobody knows.
    """
    made = []
    for role in ("approver", "signatory"):
        login = f"{role}.{hospital.lvr_number}"
        user = add_person(
            email=f"{login}@{DOMAIN}",
            name=f"{role} {hospital.name}",
            password=secrets.token_urlsafe(32),
            totp_secret=secret_of(login),
        )
        give_role(user=user, organisation=hospital, role_code=role, by=None)
        made.append(user)
    return made[0], made[1]


def secret_of(login: str) -> str:
    """The authenticator secret of a demonstration account: other in every installation, the same at every start."""
    digest = hashlib.sha256(f"{settings.SECRET_KEY} {login}".encode()).digest()
    return base64.b32encode(digest[:20]).decode()
