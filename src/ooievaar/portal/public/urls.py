"""Addresses of the public audience. Those of downloads are stable: others link to them."""

from django.urls import path

from ooievaar.portal.public import figure_views, text_views

app_name = "public"
urlpatterns = [
    path("", figure_views.home, name="home"),
    path("cijfers/", figure_views.figures, name="figures"),
    path("cijfers/<int:year>/<slug:indicator>/", figure_views.indicator, name="indicator"),
    path("vsv/", figure_views.vsvs, name="vsvs"),
    path("vsv/<slug:number>/", figure_views.vsv, name="vsv"),
    path("open-data/", figure_views.open_data, name="open_data"),
    path("open-data/<int:year>/<str:name>", figure_views.download, name="download"),
    path("uitleg/", text_views.explanations, name="explanations"),
    path("uitleg/<slug:indicator>/", text_views.explanation, name="explanation"),
    path("regels/", text_views.rules, name="rules"),
    path("regels/<slug:code>/", text_views.rule, name="rule"),
    path("over/", text_views.about, name="about"),
]
