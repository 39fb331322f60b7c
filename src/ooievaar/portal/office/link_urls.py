"""Addresses of the pages on doubtful links."""

from django.urls import path

from ooievaar.portal.office import link_views as views

ADDRESSES = (
    path("koppelingen/", views.pairs, name="links"),
    path("koppelingen/<int:year>/", views.pairs, name="links_of_year"),
    path("koppelingen/<int:year>/gevolgen/", views.consequences, name="link_consequences"),
    path("koppelingen/paar/<slug:key>/", views.pair, name="pair"),
    path("koppelingen/paar/<slug:key>/besluiten/", views.decide, name="decide_pair"),
    path("koppelingen/paar/<slug:key>/ongedaan/", views.undo, name="undo_pair"),
)
