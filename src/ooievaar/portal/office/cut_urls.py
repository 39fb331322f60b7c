"""Addresses about cuts and definitions."""

from django.urls import path

from ooievaar.portal.office import cut_views

ADDRESSES = [
    path("berekeningen/sneden/", cut_views.cuts, name="cuts"),
    path("berekeningen/sneden/vergelijken/", cut_views.compare, name="compare_cuts"),
    path("berekeningen/sneden/<slug:checksum>/", cut_views.cut, name="cut"),
    path("berekeningen/definities/", cut_views.definitions, name="definitions"),
    path(
        "berekeningen/cijfers/<slug:checksum>/<slug:indicator>/<slug:part>/<int:version>/<slug:level>/<slug:unit>/",
        cut_views.figure,
        name="figure",
    ),
]
