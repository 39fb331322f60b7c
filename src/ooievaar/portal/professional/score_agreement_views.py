"""The agreement that a kraamzorg organisation accepts before it sees what clients say of it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ooievaar.portal.organisations.access import requires
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.professional.score_agreement_parts import end_page, score_agreement_page
from ooievaar.portal.surveys import agreements
from ooievaar.portal.ui import show


@requires(Permission.MANAGE_PEOPLE, Permission.SEE_FIGURES, Permission.READ_COMMENTS_FIRST)
@require_http_methods(["GET", "POST"])
def score_agreement(request):
    """Everyone who could see results reads the text; who manages the organisation accepts it."""
    organisation = _kraamzorg(request)
    if request.method == "GET":
        return show(request, score_agreement_page(request.access))
    if not request.access.may(Permission.MANAGE_PEOPLE):
        raise PermissionDenied
    try:
        _accept(request, organisation)
    except Refused as refused:
        return show(request, score_agreement_page(request.access, error=str(refused)), status=422)
    messages.success(request, _("Aanvaard. Uw organisatie ziet nu wat cliënten van uw zorg vinden."))
    return redirect("professional:experiences")


@requires(Permission.MANAGE_PEOPLE)
@require_http_methods(["GET", "POST"])
def end_score_agreement(request):
    lasting = agreements.lasting_of(_kraamzorg(request))
    if lasting is None:
        return redirect("professional:score_agreement")
    if request.method == "GET":
        return show(request, end_page())
    agreements.end(agreement=lasting, by=request.access.user)
    messages.success(request, _("De overeenkomst is beëindigd."))
    return redirect("professional:score_agreement")


ADDRESSES = (
    path("ervaringen/overeenkomst/", score_agreement, name="score_agreement"),
    path("ervaringen/overeenkomst/beeindigen/", end_score_agreement, name="end_score_agreement"),
)


def _kraamzorg(request):
    """The organisation somebody acts for; other kinds see results without an agreement."""
    organisation = request.access.organisation
    if organisation.kind != agreements.KIND:
        raise Http404
    return organisation


def _accept(request, organisation) -> None:
    if request.POST.get("gelezen") != "ja":
        raise Refused(_("Vink aan dat u de tekst heeft gelezen en deze afspraken mag maken."))
    agreements.accept(organisation=organisation, version=request.POST.get("versie", ""), by=request.access.user)
