"""Addresses of the office audience."""

from django.urls import path

from ooievaar.portal.office import (
    approval_views,
    completeness_urls,
    computing_views,
    cut_urls,
    episode_views,
    link_urls,
    model_views,
    questionnaire_urls,
    release_views,
    trace_urls,
    views,
)

app_name = "office"
urlpatterns = [
    path("", views.home, name="home"),
    path("jaar/<int:year>/", views.home, name="year"),
    path("berekeningen/", computing_views.computations, name="computations"),
    path("berekeningen/starten/", computing_views.start, name="start"),
    path("berekeningen/<int:computation>/", computing_views.computation, name="computation"),
    path("berekeningen/<int:computation>/neutraal/", computing_views.neutral, name="neutral"),
    path("berekeningen/<int:computation>/voortgang/", computing_views.progress, name="progress"),
    path("berekeningen/<int:computation>/stoppen/", computing_views.stop, name="stop"),
    path("berekeningen/<int:computation>/hervatten/", computing_views.resume, name="resume"),
    path("berekeningen/<int:computation>/openstellen/", computing_views.open_figures, name="open_figures"),
    path("berekeningen/<int:computation>/sluiten/", computing_views.close_figures, name="close_figures"),
    path("berekeningen/<int:computation>/modellen/", model_views.models, name="models"),
    path("accordering/", approval_views.board, name="approvals"),
    path("accordering/<int:year>/", approval_views.board, name="approvals_of_year"),
    path("vrijgave/", release_views.release, name="release"),
    path("vrijgave/<int:year>/", release_views.release, name="release_of_year"),
    path("vrijgave/<int:year>/maken/", release_views.build, name="build_release"),
    path("vrijgave/<int:year>/publiceren/", release_views.publish, name="publish_release"),
    path("vrijgave/<int:year>/verwerpen/", release_views.discard, name="discard_release"),
    path("aanleveringen/opnieuw/", views.retry_submissions, name="retry_submissions"),
    path("zorgepisodes/", episode_views.find, name="episodes"),
    path("zorgepisodes/<int:episode_id>/", episode_views.episode, name="episode"),
    path("zorgepisodes/<int:episode_id>/intrekken/", episode_views.withdraw, name="withdraw_episode"),
    path("zorgepisodes/<int:episode_id>/terugzetten/", episode_views.put_back, name="put_back_episode"),
    *cut_urls.ADDRESSES,
    *completeness_urls.ADDRESSES,
    *link_urls.ADDRESSES,
    *trace_urls.ADDRESSES,
    *questionnaire_urls.ADDRESSES,
    path("organisaties/", views.organisations, name="organisations"),
    path("logboek/", views.log, name="log"),
]
