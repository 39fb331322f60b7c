"""Addresses of the pages on entering clients."""

from django.urls import path

from ooievaar.portal.professional import agreement_views, informing_views, survey_views
from ooievaar.portal.professional import inviting_views as views

ADDRESSES = [
    path("vragenlijst/", views.home, name="inviting"),
    path("vragenlijst/bestand/", views.upload, name="inviting_upload"),
    path("vragenlijst/bestand/kopie/", views.copy, name="inviting_copy"),
    path("vragenlijst/bestand/voorbeeld/", views.example, name="inviting_example"),
    path("vragenlijst/ingevoerd/<int:upload_id>/", views.uploaded, name="inviting_uploaded"),
    path("vragenlijst/client/", views.client, name="inviting_client"),
    path("vragenlijst/intrekken/", views.withdraw, name="inviting_withdraw"),
    path("vragenlijst/afspraken/", agreement_views.agreements, name="agreements"),
    path("vragenlijst/voorlichting/", informing_views.page, name="informing"),
    path(
        "vragenlijst/voorlichting/<slug:vsv>/<slug:kind>/<slug:language>/<slug:form>/",
        informing_views.download,
        name="information",
    ),
    path("vragenlijst/papier/", survey_views.links, name="survey_links"),
]
