"""Who invites in the partnerships of an organisation."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ooievaar.portal.invitations.agreements import Situation, agree
from ooievaar.portal.organisations.access import requires
from ooievaar.portal.organisations.models import Organisation, Vsv
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.professional.agreement_parts import agreements_page
from ooievaar.portal.ui import show


@requires(Permission.MANAGE_PEOPLE, Permission.INVITE, Permission.SEE_FIGURES)
@require_http_methods(["GET", "POST"])
def agreements(request):
    """Every member sees who invites; an administrator of any of them records it."""
    if request.method == "GET":
        return show(request, agreements_page(request.access))
    if not request.access.may(Permission.MANAGE_PEOPLE):
        raise PermissionDenied
    try:
        _agree(request)
    except Refused as refused:
        return show(request, agreements_page(request.access, error=str(refused)), status=422)
    messages.success(request, _("Vastgelegd. Alle leden van het VSV zien dit."))
    return redirect("professional:agreements")


def _agree(request) -> None:
    vsv = Vsv.objects.filter(number=request.POST.get("vsv", "")).first()
    situation = request.POST.get("zorg", "")
    if vsv is None or situation not in {*Situation}:
        raise Refused(_("Kies een VSV en een situatie."))
    number = request.POST.get("organisatie", "")
    inviter = Organisation.objects.filter(lvr_number=number).first()
    if number and inviter is None:
        raise Refused(_("Kies een organisatie die nu lid is van dit VSV."))
    who = {"acting": request.access.organisation, "by": request.access.user}
    agree(vsv=vsv, situation=Situation(situation), inviter=inviter, **who)
