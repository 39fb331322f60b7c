"""What the demonstration tells: who can log in, with what, and what to look at first."""

from dataclasses import dataclass
from typing import ClassVar

from django.conf import settings
from django.utils.translation import gettext as _

from ooievaar.portal.accounts.actions import current_code
from ooievaar.portal.accounts.models import User
from ooievaar.portal.config.demo.people import ACTORS, PASSWORD
from ooievaar.portal.organisations.permissions import role
from ooievaar.portal.ui import Page


@dataclass(frozen=True)
class Login:
    """One person of the demonstration with the code that works now."""

    name: str
    email: str
    organisation: str
    roles: str
    task: str
    code: str


@dataclass(frozen=True)
class Guide(Page):
    """The tour: logins and what to do with them."""

    template: ClassVar[str] = "config/guide.html"
    password: str
    logins: tuple[Login, ...]
    examples: str
    title: str
    lead: str
    refresh_seconds: int = 30


def guide() -> Guide:
    """The tour as it stands now; the codes change every half minute."""
    return Guide(
        password=PASSWORD,
        logins=tuple(_login(actor) for actor in ACTORS),
        examples=str(settings.DATA_DIR / "voorbeelden"),
        title=_("Rondleiding door de demo"),
        lead=_("Hier ziet u met welke namen u kunt inloggen en wat u kunt proberen. Alles in de demo is verzonnen."),
    )


def _login(actor) -> Login:
    user = User.objects.get(email=actor.email)
    held = user.assignments.select_related("organisation")
    return Login(
        name=actor.name,
        email=actor.email,
        organisation=", ".join(sorted({each.organisation.name for each in held})),
        roles=", ".join(str(role(code).words) for code in actor.roles),
        task=actor.task,
        code=current_code(user),
    )
