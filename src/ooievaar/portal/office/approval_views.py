"""How far the hospitals are."""

from django.views.decorators.http import require_GET

from ooievaar.portal.approvals.queries import board as board_of
from ooievaar.portal.office.access import requires_office
from ooievaar.portal.office.boards import board_page
from ooievaar.portal.office.words import present_year
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.ui import show


@requires_office(Permission.SEE_ALL)
@require_GET
def board(request, year=None):
    chosen = year or present_year()
    return show(request, board_page(chosen, board_of(chosen)))
