"""Addresses of the pages on entering clients."""

from django.urls import path

from ooievaar.portal.professional import inviting_views as views
from ooievaar.portal.professional import survey_views

ADDRESSES = [
    path("vragenlijst/", views.home, name="inviting"),
    path("vragenlijst/bestand/", views.upload, name="inviting_upload"),
    path("vragenlijst/bestand/kopie/", views.copy, name="inviting_copy"),
    path("vragenlijst/bestand/voorbeeld/", views.example, name="inviting_example"),
    path("vragenlijst/ingevoerd/<int:upload_id>/", views.uploaded, name="inviting_uploaded"),
    path("vragenlijst/client/", views.client, name="inviting_client"),
    path("vragenlijst/papier/", survey_views.links, name="survey_links"),
]
