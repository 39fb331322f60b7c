"""What the pages on entering clients hold."""

from dataclasses import dataclass
from typing import ClassVar

from django.forms import Form

from ooievaar.portal.ui import Page, components


@dataclass(frozen=True)
class InvitingPage(Page):
    template: ClassVar[str] = "professional/inviting.html"
    title: str
    lead: str
    notices: tuple[components.Alert, ...]
    ways: components.Cards
    planned: str
    used: str
    uploads: components.Table | components.EmptyState
    more: components.Cards | None


@dataclass(frozen=True)
class UploadPage(Page):
    """The field for a file; when one was refused, what is wrong with it and a sealed copy to hand back."""

    template: ClassVar[str] = "professional/inviting_upload.html"
    title: str
    lead: str
    breadcrumbs: components.Breadcrumbs
    notices: tuple[components.Alert, ...]
    file: components.FileDrop
    send: components.Action
    example: components.Action
    problems: components.Table | None = None
    rest: str = ""
    copy: str = ""
    copy_url: str = ""
    hand_back: components.Action | None = None


@dataclass(frozen=True)
class UploadedPage(Page):
    template: ClassVar[str] = "professional/inviting_uploaded.html"
    title: str
    lead: str
    breadcrumbs: components.Breadcrumbs
    planned: components.Table | None
    next: components.Actions


@dataclass(frozen=True)
class WithdrawPage(Page):
    template: ClassVar[str] = "professional/inviting_withdraw.html"
    title: str
    lead: str
    breadcrumbs: components.Breadcrumbs
    address: str
    error: str
    send: components.Action


@dataclass(frozen=True)
class ClientPage(Page):
    template: ClassVar[str] = "professional/inviting_client.html"
    title: str
    lead: str
    breadcrumbs: components.Breadcrumbs
    notices: tuple[components.Alert, ...]
    form: Form
    send: components.Action
