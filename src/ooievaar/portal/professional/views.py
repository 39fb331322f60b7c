"""The first page, and the page on which an organisation manages its people."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ooievaar.portal.accounts.models import User
from ooievaar.portal.organisations import actions
from ooievaar.portal.organisations.access import requires
from ooievaar.portal.organisations.models import Assignment
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.professional.home_parts import home_page
from ooievaar.portal.professional.organisation_parts import organisation_page, roles_of
from ooievaar.portal.submissions import queries as submissions
from ooievaar.portal.ui import show

EVERY_ROLE_OF_CARE = (
    Permission.SEE_FIGURES,
    Permission.SEE_SUBMISSIONS,
    Permission.DELIVER,
    Permission.APPROVE,
    Permission.SIGN,
    Permission.INVITE,
    Permission.MANAGE_PEOPLE,
)


@requires(*EVERY_ROLE_OF_CARE)
@require_GET
def home(request):
    may_see = request.access.may(Permission.SEE_SUBMISSIONS)
    latest = submissions.latest(request.access, count=5)[0] if may_see else ()
    return show(request, home_page(request.access, latest))


@requires(Permission.MANAGE_PEOPLE)
@require_http_methods(["GET", "POST"])
def organisation(request):
    if request.method == "GET":
        return show(request, organisation_page(request.access.organisation))
    email = request.POST.get("email", "").strip()
    try:
        _give_role(request, email)
    except Refused as refused:
        return show(
            request, organisation_page(request.access.organisation, email=email, error=str(refused)), status=422
        )
    messages.success(request, _("De rol is gegeven aan %(email)s.") % {"email": email})
    return redirect("professional:organisation")


@requires(Permission.MANAGE_PEOPLE)
@require_POST
def end_role(request, assignment_id):
    own = Assignment.objects.filter(organisation=request.access.organisation, ended__isnull=True)
    assignment = get_object_or_404(own, pk=assignment_id)
    try:
        actions.end_role(assignment=assignment, by=request.access.user)
        messages.success(request, _("De rol is beëindigd."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("professional:organisation")


def _give_role(request, email: str) -> None:
    organisation = request.access.organisation
    code = request.POST.get("rol", "")
    if code not in {role.code for role in roles_of(organisation)}:
        raise Refused(_("Kies een rol."))
    user = User.objects.filter(email__iexact=email, is_active=True).first()
    if user is None:
        raise Refused(_("Wij kennen niemand met dit e-mailadres. Vraag het registratiebureau om een account."))
    actions.give_role(user=user, organisation=organisation, role_code=code, by=request.access.user)
