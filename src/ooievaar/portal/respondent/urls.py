"""Addresses of the respondent audience."""

from django.urls import path

from ooievaar.portal.respondent import views

app_name = "respondent"
urlpatterns = [path("", views.home, name="home")]
