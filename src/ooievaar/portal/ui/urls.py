"""The gallery of components."""

from django.urls import path

from ooievaar.portal.ui import gallery

app_name = "gallery"
urlpatterns = [
    path("", gallery.overview, name="overview"),
    path("<slug:layout>/", gallery.in_layout, name="in_layout"),
]
