"""Addresses for record systems and their makers. They are stable: programs hold them."""

from django.urls import URLPattern, path

from ooievaar.portal.organisations.access import open_page
from ooievaar.portal.suppliers import check_views, guide_views, questionnaire_views
from ooievaar.portal.suppliers.api import api

_operations, _app, _namespace = api.urls
# Each asks for the credentials of a connection, where pages ask for a person with a permission.
API = [
    path(str(entry.pattern), open_page(entry.callback), name=entry.name)
    for entry in _operations
    if isinstance(entry, URLPattern) and entry.name != "api-root"
]

app_name = "suppliers"
urlpatterns = [
    path("controleren/", check_views.check_message, name="check"),
    path("vragenlijsten/", questionnaire_views.questionnaires, name="questionnaires"),
    path("vragenlijsten/<str:name>", questionnaire_views.questionnaire_file, name="questionnaire_file"),
    path("api/", guide_views.guide, name="guide"),
    path("api/openapi.json", guide_views.openapi, name="openapi"),
]
