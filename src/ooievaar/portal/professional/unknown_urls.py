"""Addresses of the pages on what is missing in one's own dossiers."""

from django.urls import path

from ooievaar.portal.professional import unknown_views as views

ADDRESSES = (
    path("ontbreekt/", views.unknown, name="unknown"),
    path("ontbreekt/dossiers.csv", views.cases_csv, name="unknown_csv"),
    path("ontbreekt/<slug:fact>/", views.cases, name="unknown_cases"),
)
