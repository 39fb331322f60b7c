"""The check of case-mix models."""

from django.http import Http404
from django.views.decorators.http import require_GET

from ooievaar.portal.figures import checking
from ooievaar.portal.figures.runs import run
from ooievaar.portal.office.access import requires_office
from ooievaar.portal.office.model_parts import models_page
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.ui import show


@requires_office(Permission.SEE_ALL)
@require_GET
def models(request, computation):
    found = run(computation)
    if found is None:
        raise Http404
    return show(request, models_page(found, checking.models(computation)))
