"""A hospital approves and signs the figures of its VSV."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ooievaar.portal.approvals import actions
from ooievaar.portal.approvals import queries as approvals
from ooievaar.portal.figures import queries as figures
from ooievaar.portal.organisations.access import requires
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.professional.approval_parts import approvals_page
from ooievaar.portal.professional.figure_views import chosen_year
from ooievaar.portal.ui import show


@requires(Permission.APPROVE, Permission.SIGN)
@require_GET
def approvals_overview(request):
    years = figures.open_years()
    year = chosen_year(request, years)
    statuses = approvals.status_for(request.access, year) if year else ()
    computation = statuses[0].computation if statuses else None
    found = figures.comparisons(request.access, year, computation=computation) if year and computation else ()
    return show(request, approvals_page(request.access, year, years, statuses, found))


@requires(Permission.APPROVE, Permission.SIGN)
@require_POST
def decide(request, computation, vsv):
    """Approve, withdraw or sign, as the button says; afterwards the overview tells how it went."""
    decision = DECISIONS.get(request.POST.get("besluit", ""))
    if decision is None:
        raise Http404
    try:
        messages.success(request, decision(request, computation, vsv))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(reverse("professional:approvals"))


def _approve(request, computation, vsv) -> str:
    actions.approve(computation=computation, vsv=vsv, indicator=request.POST.get("indicator", ""), by=request.access)
    return _("Geaccordeerd.")


def _withdraw(request, computation, vsv) -> str:
    actions.withdraw(computation=computation, vsv=vsv, indicator=request.POST.get("indicator", ""), by=request.access)
    return _("De accordering is ingetrokken.")


def _sign(request, computation, vsv) -> str:
    actions.sign(computation=computation, vsv=vsv, code=request.POST.get("code", ""), by=request.access)
    return _("Ondertekend. Het registratiebureau kan de cijfers nu publiceren.")


DECISIONS = {"approve": _approve, "withdraw": _withdraw, "sign": _sign}
