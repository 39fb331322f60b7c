"""The overview of everything on the questionnaire of mothers."""

from django.views.decorators.http import require_GET

from ooievaar.portal.office.access import requires_office
from ooievaar.portal.office.questionnaire import questionnaire_page
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.ui import show


@requires_office(Permission.SEE_ALL)
@require_GET
def questionnaire(request):
    return show(request, questionnaire_page(request.access))
