"""Entering clients: in a file, or one on a form."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ooievaar.portal.invitations.entering import Entered, enter_client, enter_file
from ooievaar.portal.invitations.planning import planned, upload_of
from ooievaar.portal.invitations.withdrawing import withdraw as withdraw_client
from ooievaar.portal.organisations.access import requires
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.professional import inviting_copies
from ooievaar.portal.professional import inviting_parts as parts
from ooievaar.portal.professional.inviting_forms import ClientForm
from ooievaar.portal.professional.inviting_limits import count_try
from ooievaar.portal.ui import show
from ooievaar.portal.ui.components import Alert
from ooievaar.portal.ui.files import handed_out
from ooievaar.questionnaires import inviting
from ooievaar.questionnaires.inviting import MOST_BYTES, Column, Table


@requires(Permission.INVITE)
@require_GET
def home(request):
    return show(request, parts.inviting_page(request.access))


@requires(Permission.INVITE)
@require_http_methods(["GET", "POST"])
def upload(request):
    if request.method == "GET":
        return show(request, parts.upload_page(request.access))
    try:
        entered = _entered(request)
    except Refused as refused:
        return show(request, parts.upload_page(request.access, error=str(refused)), status=422)
    if entered.upload is None:
        return show(request, parts.upload_page(request.access, reading=entered.reading), status=422)
    for note in parts.notes(entered.reading):
        messages.info(request, note)
    return redirect("professional:inviting_uploaded", entered.upload.pk)


def _entered(request) -> Entered:
    file = request.FILES.get("bestand")
    if file is None:
        raise Refused(_("Kies eerst een bestand."))
    count_try(request.access.user)
    # One byte more than may be: enough to see that it is too much.
    content = file.read(MOST_BYTES + 1)
    return enter_file(organisation=request.access.organisation, content=content, by=request.access.user)


@requires(Permission.INVITE)
@require_GET
def uploaded(request, upload_id):
    row = upload_of(request.access, upload_id)
    if row is None:
        raise Http404
    return show(request, parts.uploaded_page(row, planned(request.access, upload_id)))


@requires(Permission.INVITE)
@require_POST
def copy(request):
    """Hands back the copy that came sealed with the page: it was never kept here."""
    content = inviting_copies.opened(request.POST.get("kopie", ""), request.access.user)
    if content is None:
        messages.error(request, _("Deze kopie is er niet meer. Lever uw bestand nog een keer aan."))
        return redirect("professional:inviting_upload")
    return handed_out(content, "clienten-met-meldingen.csv")


@requires(Permission.INVITE)
@require_GET
def example(request):
    """With the own number filled in, as a Dutch Excel opens it."""
    number = request.access.organisation.lvr_number
    header = (Column.LVR_NUMBER, Column.ADDRESS, Column.NO_OBJECTION, Column.BIRTH_DATE)
    lines = (header, (number, "voornaam@voorbeeld.example", "1", ""), (number, "cliente@voorbeeld.example", "1", ""))
    return handed_out(inviting.written(Table(";", names_separator=False, lines=lines)), "clienten.csv")


@requires(Permission.INVITE)
@require_http_methods(["GET", "POST"])
def client(request):
    form = ClientForm(request.POST or None)
    if not form.is_valid():
        return show(request, parts.client_page(form), status=422 if form.errors else 200)
    try:
        count_try(request.access.user)
        entered = enter_client(organisation=request.access.organisation, cells=form.cells, by=request.access.user)
    except Refused as refused:
        return show(request, parts.client_page(form, Alert(str(refused), "error")), status=422)
    if entered.upload is None:
        form.tell(entered.reading.problems)
        return show(request, parts.client_page(form), status=422)
    messages.success(request, parts.when_sentence(planned(request.access, entered.upload.pk)[0].day))
    return redirect("professional:inviting")


@requires(Permission.INVITE)
@require_http_methods(["GET", "POST"])
def withdraw(request):
    """Says the same whether or not there was an invitation: it would tell who answered already."""
    if request.method == "GET":
        return show(request, parts.withdraw_page())
    address, language = request.POST.get("address", ""), parts.language()
    who = {"organisation": request.access.organisation, "by": request.access.user}
    try:
        count_try(request.access.user)
        withdraw_client(address=address, language=language, **who)
    except Refused as refused:
        return show(request, parts.withdraw_page(address, str(refused)), status=422)
    messages.success(
        request, _("Er gaat van ons geen mail meer naar dit adres. Was er een link, dan werkt die niet meer.")
    )
    return redirect("professional:inviting")
