"""The page on which an organisation's administrator connects its record system."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ooievaar.portal.organisations.access import requires
from ooievaar.portal.organisations.connections import end_connection, make_connection
from ooievaar.portal.organisations.models import Connection
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.professional.connection_parts import connections_page
from ooievaar.portal.ui import show


@requires(Permission.MANAGE_CONNECTIONS)
@require_http_methods(["GET", "POST"])
def connections(request):
    """The secret stands in the answer to making a connection, and nowhere afterwards: so no redirect."""
    organisation = request.access.organisation
    if request.method == "GET":
        return show(request, connections_page(organisation))
    name, certificate = (request.POST.get(field, "") for field in ("naam", "certificaat"))
    try:
        made = make_connection(organisation=organisation, name=name, certificate=certificate, by=request.access.user)
    except Refused as refused:
        page = connections_page(organisation, name=name, certificate=certificate, error=str(refused))
        return show(request, page, status=422)
    return show(request, connections_page(organisation, made=made))


@requires(Permission.MANAGE_CONNECTIONS)
@require_POST
def end(request, connection_id):
    own = Connection.objects.filter(organisation=request.access.organisation)
    end_connection(connection=get_object_or_404(own, pk=connection_id), by=request.access.user)
    messages.success(request, _("De verbinding is beëindigd."))
    return redirect("professional:connections")
