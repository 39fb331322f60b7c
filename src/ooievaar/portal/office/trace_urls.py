"""Addresses of the pages that trace cases and figures."""

from django.urls import path

from ooievaar.portal.office import trace_views as views

ADDRESSES = (
    path("herleiden/", views.figure, name="trace"),
    path("herleiden/gevallen/", views.cases, name="trace_cases"),
    path("herleiden/<int:computation>/<slug:birth_id>/", views.case, name="trace_case"),
    path("zorgepisodes/<int:episode_id>/herkomst/", views.appearances, name="trace_episode"),
)
