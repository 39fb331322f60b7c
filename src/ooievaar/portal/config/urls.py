"""Addresses, per audience."""

from django.urls import include, path
from django.views.i18n import set_language

from ooievaar.portal.config.views import choose_organisation, closed, healthy, home_of_person, tour
from ooievaar.portal.suppliers.urls import API

# Of the login library: an organisation's administrator gives roles, and the address someone logs in with stands in the
# trail, so nobody signs up or changes it. The library still needs the names of these pages.
CLOSED = ("signup/", "email/", "confirm-email/", "confirm-email/<path:key>", "password/set/", "login/code/<path:step>")

urlpatterns = [
    path("", include("ooievaar.portal.public.urls")),
    path("werk/", include("ooievaar.portal.professional.urls")),
    path("bureau/", include("ooievaar.portal.office.urls")),
    path("vragenlijst/", include("ooievaar.portal.respondent.urls")),
    path("", include("ooievaar.portal.suppliers.urls")),
    path("api/", include((API, "api"))),
    path("componenten/", include("ooievaar.portal.ui.urls")),
    *(path(f"account/{address}", closed) for address in CLOSED),
    path("account/", include("allauth.urls")),
    path("welkom/", home_of_person, name="home_of_person"),
    path("organisatie-kiezen/", choose_organisation, name="choose_organisation"),
    path("taal/", set_language, name="set_language"),
    path("gezond/", healthy, name="healthy"),
    path("rondleiding/", tour, name="tour"),
]
