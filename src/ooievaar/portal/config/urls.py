"""Addresses, per audience."""

from django.urls import include, path
from django.views.i18n import set_language

from ooievaar.portal.config.views import choose_organisation, healthy, home_of_person, tour

urlpatterns = [
    path("", include("ooievaar.portal.public.urls")),
    path("werk/", include("ooievaar.portal.professional.urls")),
    path("bureau/", include("ooievaar.portal.office.urls")),
    path("vragenlijst/", include("ooievaar.portal.respondent.urls")),
    path("componenten/", include("ooievaar.portal.ui.urls")),
    path("account/", include("allauth.urls")),
    path("welkom/", home_of_person, name="home_of_person"),
    path("organisatie-kiezen/", choose_organisation, name="choose_organisation"),
    path("taal/", set_language, name="set_language"),
    path("gezond/", healthy, name="healthy"),
    path("rondleiding/", tour, name="tour"),
]
