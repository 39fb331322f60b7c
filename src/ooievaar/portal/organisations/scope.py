"""The one place that limits rows to the organisation someone acts for."""

from typing import Any, Protocol, Self

from django.db import models

from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.organisations.permissions import Permission


class Acting(Protocol):
    """Who asks on behalf of an organisation: a person, or its record system."""

    @property
    def organisation(self) -> Organisation: ...

    def may(self, permission: Permission) -> bool: ...


class ScopedQuerySet(models.QuerySet[Any]):
    """Rows that belong to an organisation. The model names the way there in `organisation_path`."""

    def visible_to(self, access: Acting) -> Self:
        """Rows of the organisation that `access` acts for; all rows for who may see all."""
        if access.may(Permission.SEE_ALL):
            return self.all()
        return self.filter(**{self.model.organisation_path: access.organisation})
