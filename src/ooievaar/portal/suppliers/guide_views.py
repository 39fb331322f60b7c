"""The API described: for programs as OpenAPI, for people as a page."""

from django.http import JsonResponse
from django.views.decorators.http import require_safe

from ooievaar.portal.organisations.access import open_page
from ooievaar.portal.suppliers.api import api
from ooievaar.portal.suppliers.guide_parts import guide_page
from ooievaar.portal.ui import show

ROOT = "/api/"


@open_page
@require_safe
def openapi(request):
    return JsonResponse(api.get_openapi_schema(path_prefix=ROOT), json_dumps_params={"indent": 2})


@open_page
@require_safe
def guide(request):
    return show(request, guide_page(api.get_openapi_schema(path_prefix=ROOT)))
