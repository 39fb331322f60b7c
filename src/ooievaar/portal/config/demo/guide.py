"""What the demonstration tells: who can log in, with what, and what to look at first."""

from dataclasses import dataclass
from typing import ClassVar

from django.conf import settings
from django.utils.translation import gettext as _

from ooievaar.portal.accounts.actions import current_code
from ooievaar.portal.accounts.models import User
from ooievaar.portal.config.demo.people import ACTORS, PASSWORD, Actor
from ooievaar.portal.organisations.permissions import role
from ooievaar.portal.ui import Page, components
from ooievaar.portal.ui.core_words import in_language


@dataclass(frozen=True)
class Guide(Page):
    """The tour: logins and what to do with them."""

    template: ClassVar[str] = "config/guide.html"
    password: str
    logins: components.Table
    examples: str
    title: str
    lead: str


def guide() -> Guide:
    """The tour as it stands now; the codes change every half minute."""
    columns = (_("Wie"), _("E-mail"), _("Code nu"), _("Probeer dit"))
    return Guide(
        password=PASSWORD,
        logins=components.Table(
            caption=_("Wie kan inloggen"),
            columns=tuple(components.Column(words) for words in columns),
            rows=tuple(_row(actor) for actor in ACTORS),
            stacks=True,
        ),
        examples=str(settings.DATA_DIR / "voorbeelden"),
        title=_("Rondleiding door de demo"),
        lead=_("Hier ziet u met welke namen u kunt inloggen en wat u kunt proberen. Alles in de demo is verzonnen."),
    )


def _row(actor: Actor) -> tuple[str, ...]:
    user = User.objects.get(email=actor.email)
    held = user.assignments.select_related("organisation")
    organisation = ", ".join(sorted({each.organisation.name for each in held}))
    roles = ", ".join(str(role(code).words) for code in actor.roles)
    return f"{actor.name}, {roles} ({organisation})", actor.email, current_code(user), in_language(actor.task)
