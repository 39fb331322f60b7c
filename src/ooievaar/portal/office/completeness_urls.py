"""Addresses of the pages on completeness."""

from django.urls import path

from ooievaar.portal.office import completeness_views as views

ADDRESSES = (
    path("volledigheid/", views.completeness, name="completeness"),
    path("volledigheid/voortgang/", views.round_progress, name="round_progress"),
    path("volledigheid/ronde/", views.start_round, name="start_round"),
    path("volledigheid/ronde/<int:round_id>/stoppen/", views.stop_round, name="stop_round"),
    path("volledigheid/ronde/<int:round_id>/hervatten/", views.resume_round, name="resume_round"),
    path("volledigheid/ronde/<int:round_id>/mailen/", views.mail_again, name="mail_again"),
    path("volledigheid/meldingen/<int:alert_id>/", views.alert, name="alert"),
    path("volledigheid/meldingen/<int:alert_id>/bijwerken/", views.judge_alert, name="judge_alert"),
    path("volledigheid/organisaties/<int:organisation_id>/", views.completeness_of, name="completeness_of"),
    path("volledigheid/leveranciers/", views.suppliers, name="suppliers"),
)
