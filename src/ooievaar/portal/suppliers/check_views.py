"""Trying out a message without an account: judged in memory, and forgotten."""

from http import HTTPStatus

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ooievaar.portal.organisations.access import open_page
from ooievaar.portal.suppliers.check_parts import check_page, result_of
from ooievaar.portal.suppliers.checking import as_json, check
from ooievaar.portal.suppliers.memory import MemoryUploadHandler
from ooievaar.portal.suppliers.problems import ProblemError, answer
from ooievaar.portal.suppliers.visits import is_too_often, too_often
from ooievaar.portal.ui import show


# Looking for a token would read the file before this says where it goes; and nothing is changed that one guards.
@csrf_exempt
@open_page
@require_http_methods(["GET", "HEAD", "POST"])
def check_message(request):
    if request.method != "POST":
        return show(request, check_page())
    if is_too_often(request):
        return _refused(request, too_often(), 429)
    request.upload_handlers = [MemoryUploadHandler(request)]
    file = request.FILES.get("bestand")
    if file is None:
        return _refused(request, _("Kies eerst een bestand."), 422)
    checked = check(file.read())
    if not isinstance(checked, tuple):
        return _refused(request, str(checked), 422)
    if _wants_json(request):
        return JsonResponse(as_json(checked), safe=False)
    return show(request, check_page(**result_of(checked)))


def _refused(request: HttpRequest, sentence: str, status: int):
    if _wants_json(request):
        return answer(ProblemError(HTTPStatus(status), sentence))
    return show(request, check_page(sentence), status=status)


def _wants_json(request: HttpRequest) -> bool:
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"
