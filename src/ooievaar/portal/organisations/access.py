"""Who may open a page: the one place where requests are tied to a person, an organisation and permissions."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from urllib.parse import quote

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url

from ooievaar.portal.accounts.models import User
from ooievaar.portal.accounts.queries import has_second_factor
from ooievaar.portal.organisations.models import Assignment, Organisation
from ooievaar.portal.organisations.permissions import Permission, role

View = Callable[..., HttpResponse]
SESSION_KEY = "organisation"


@dataclass(frozen=True)
class Access:
    """One person acting for one organisation, with what the roles there allow."""

    user: User
    organisation: Organisation
    permissions: frozenset[Permission]
    choices: tuple[Organisation, ...]

    def may(self, permission: Permission) -> bool:
        return permission in self.permissions


def access_of(user: User, *, lvr_number: str | None = None) -> Access | None:
    """The access of this person: in the organisation asked for when it is theirs, else in their first one.

    Returns None for a person without any role.
    """
    assignments = list(
        Assignment.objects.filter(user=user, ended__isnull=True)
        .select_related("organisation")
        .order_by("organisation__name", "organisation__id")
    )
    if not assignments:
        return None
    choices = tuple(dict.fromkeys(assignment.organisation for assignment in assignments))
    organisation = next((choice for choice in choices if choice.lvr_number == lvr_number), choices[0])
    roles = [role(a.role) for a in assignments if a.organisation == organisation]
    permissions = frozenset().union(*(r.permissions for r in roles))
    return Access(user, organisation, permissions, choices)


def requires(*permissions: Permission) -> Callable[[View], View]:
    """Open this page only to people who log in with a second factor and hold one of these permissions.

    The view finds who acts for whom in `request.access`.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect(f"{resolve_url('account_login')}?next={quote(request.get_full_path())}")
            if not has_second_factor(request.user):
                return redirect("mfa_activate_totp")
            access = request.access
            if access is None or not any(access.may(permission) for permission in permissions):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.permissions = frozenset(permissions)  # type: ignore[attr-defined]
        return guarded

    return decorate


def open_page(view: View) -> View:
    """Open this page to everyone, logged in or not. Each use stands in docs/reference as an open page."""
    view.permissions = frozenset()  # type: ignore[attr-defined]
    return view


class AccessMiddleware:
    """Puts `request.access` on every request: the Access of who is logged in, else None."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        user = request.user
        request.access = access_of(user, lvr_number=request.session.get(SESSION_KEY)) if user.is_authenticated else None
        return self.get_response(request)
