"""Trying out a file of answered questionnaires without an account, and what is published of its format."""

from django.http import Http404, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from ooievaar import main
from ooievaar.portal.organisations.access import open_page
from ooievaar.portal.suppliers.memory import MemoryUploadHandler
from ooievaar.portal.suppliers.questionnaire_parts import FILES, against, questionnaires_page
from ooievaar.portal.suppliers.visits import is_too_often, too_often
from ooievaar.portal.ui import show
from ooievaar.portal.ui.files import handed_out
from ooievaar.questionnaires import PREM, exchange


# As for a message: looking for a token would read the file first, and nothing is changed that one guards.
@csrf_exempt
@open_page
@require_http_methods(["GET", "HEAD", "POST"])
def questionnaires(request):
    if request.method != "POST":
        return show(request, questionnaires_page())
    if is_too_often(request):
        return show(request, questionnaires_page(error=too_often()), status=429)
    request.upload_handlers = [MemoryUploadHandler(request)]
    file = request.FILES.get("bestand")
    if file is None:
        return show(request, questionnaires_page(error=_("Kies eerst een bestand.")), status=422)
    checked = exchange.check(PREM, file.read(), against())
    if request.get_preferred_type(["text/html", "application/json"]) == "application/json":
        return JsonResponse(main.findings_object(checked))
    return show(request, questionnaires_page(checked=checked))


@open_page
@require_safe
def questionnaire_file(request, name):
    if name not in FILES:
        raise Http404
    content_type, made = FILES[name]
    return handed_out(made(), name, content_type)
