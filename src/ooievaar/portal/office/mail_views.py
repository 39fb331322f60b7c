"""The mail to clients: how it stands, pause, go on, send and destroy at once."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ooievaar.portal.invitations import controlling
from ooievaar.portal.office.access import requires_office
from ooievaar.portal.office.mail import mail_page
from ooievaar.portal.office.trying import tried
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.ui import show


@requires_office(Permission.SEE_ALL)
@require_GET
def mail(request):
    return show(request, mail_page(request.access))


@requires_office(Permission.COMPUTE)
@require_POST
def pause(request):
    return _done(request, controlling.pause, _("De mail is gepauzeerd."))


@requires_office(Permission.COMPUTE)
@require_POST
def resume(request):
    return _done(request, controlling.resume, _("De mail gaat weer weg."))


@requires_office(Permission.COMPUTE)
@require_POST
def send(request):
    return _done(request, controlling.send_now, _("Wat klaarstaat, gaat nu weg."))


@requires_office(Permission.COMPUTE)
@require_POST
def destroy(request):
    return _done(request, controlling.sweep_now, _("Het opruimen begint. Het verslag staat hier zo."))


def _done(request, action, words):
    tried(request, lambda: action(by=request.access.user), words)
    return redirect("office:mail")
