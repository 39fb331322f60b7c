"""Addresses of the respondent audience."""

from django.urls import path

from ooievaar.portal.respondent import views

app_name = "respondent"
urlpatterns = [
    path("", views.home, name="home"),
    path("<str:code>/", views.begin, name="begin"),
    path("<str:code>/afmelden/", views.refuse, name="refuse"),
    path("<str:code>/versturen/", views.ready, name="ready"),
    path("<str:code>/<slug:screen>/", views.question, name="question"),
]
