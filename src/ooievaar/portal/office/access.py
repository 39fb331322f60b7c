"""Who may open pages of the office: people who act for the office, with the permission of the page."""

from functools import wraps

from django.core.exceptions import PermissionDenied

from ooievaar.portal.organisations.access import requires
from ooievaar.portal.organisations.permissions import Permission


def requires_office(*permissions: Permission):
    """As `requires`, and only for who acts for the office: administrators of care providers manage people too."""

    def decorate(view):
        @requires(*permissions)
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if request.access.organisation.kind != "office":
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorate
