"""What the page on the mail to clients holds."""

from dataclasses import dataclass
from typing import ClassVar

from ooievaar.portal.office.pages import Button
from ooievaar.portal.ui import Page
from ooievaar.portal.ui.components import Alert, Breadcrumbs, EmptyState, Facts, Table


@dataclass(frozen=True)
class MailPage(Page):
    template: ClassVar[str] = "office/mail.html"
    title: str
    lead: str
    breadcrumbs: Breadcrumbs
    notices: tuple[Alert, ...]
    mails: Facts
    buttons: tuple[Button, ...]
    report: Facts | EmptyState
    wrong: Table | None
    states: Table | None
    sweep: Button | None
