"""Delivering answers that the own organisation collected for its VSV."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ooievaar.portal.organisations.access import requires
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.professional.answer_file_parts import answer_file_page, taken_in
from ooievaar.portal.surveys.queries import self_surveys_of
from ooievaar.portal.surveys.self_surveying import take_in
from ooievaar.portal.ui import show
from ooievaar.questionnaires import exchange


@requires(Permission.INVITE)
@require_http_methods(["GET", "POST"])
def answer_file(request):
    access, surveys = request.access, self_surveys_of(request.access)
    chosen = next((each for each in surveys if str(each.pk) == request.POST.get("vsv")), next(iter(surveys), None))
    if request.method == "GET":
        return show(request, answer_file_page(access, survey=chosen))
    try:
        done = _delivered(request, chosen)
    except Refused as refused:
        return show(request, answer_file_page(access, survey=chosen, error=str(refused)), status=422)
    if isinstance(done, exchange.Checked):
        return show(request, answer_file_page(access, survey=chosen, checked=done), status=422)
    messages.success(request, taken_in(done.rows))
    return redirect("professional:answer_file")


def _delivered(request, survey):
    file = request.FILES.get("bestand")
    if survey is None:
        raise Refused(_("Uw organisatie vraagt voor geen VSV zelf uit."))
    if file is None:
        raise Refused(_("Kies eerst een bestand."))
    replaces = request.POST.get("vervang") == "1"
    return take_in(survey=survey, content=file.read(), replaces=replaces, by=request.access.user)
