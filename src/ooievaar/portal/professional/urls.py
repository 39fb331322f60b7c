"""Addresses of the professional audience."""

from django.urls import path

from ooievaar.portal.professional import (
    answer_file_views,
    approval_views,
    comment_urls,
    connection_views,
    episode_views,
    experience_views,
    figure_views,
    inviting_urls,
    nps_views,
    quality_urls,
    score_agreement_views,
    unknown_urls,
    views,
)
from ooievaar.portal.professional import submission_views as delivered

app_name = "professional"
urlpatterns = [
    path("", views.home, name="home"),
    path("aanleveren/", delivered.deliver, name="deliver"),
    path("aanleveringen/", delivered.submissions, name="submissions"),
    path("aanleveringen/<int:submission_id>/", delivered.submission, name="submission"),
    path("aanleveringen/<int:submission_id>/voortgang/", delivered.submission_progress, name="submission_progress"),
    path("aanleveringen/<int:submission_id>/berichten/", delivered.cases, name="cases"),
    path("aanleveringen/<int:submission_id>/bevindingen.csv", delivered.findings_csv, name="findings_csv"),
    path("zorgepisodes/", episode_views.find, name="episodes"),
    path("zorgepisodes/<int:episode_id>/", episode_views.episode, name="episode"),
    path("zorgepisodes/<int:episode_id>/intrekken/", episode_views.withdraw, name="withdraw_episode"),
    path("zorgepisodes/<int:episode_id>/terugzetten/", episode_views.put_back, name="put_back_episode"),
    path("cijfers/", figure_views.figures, name="figures"),
    path("cijfers/<slug:code>/", figure_views.indicator, name="indicator"),
    *quality_urls.ADDRESSES,
    *unknown_urls.ADDRESSES,
    path("accorderen/", approval_views.approvals_overview, name="approvals"),
    path("accorderen/<int:computation>/<str:vsv>/", approval_views.decide, name="decide"),
    path("ervaringen/", experience_views.experiences, name="experiences"),
    path("ervaringen/voor-2023/", nps_views.before_2023, name="before_2023"),
    *comment_urls.ADDRESSES,
    *score_agreement_views.ADDRESSES,
    *inviting_urls.ADDRESSES,
    path("vragenlijst/antwoorden/", answer_file_views.answer_file, name="answer_file"),
    path("ervaringen/<slug:letter>/", experience_views.experience, name="experience"),
    path("verbindingen/", connection_views.connections, name="connections"),
    path("verbindingen/<int:connection_id>/beeindigen/", connection_views.end, name="end_connection"),
    path("organisatie/", views.organisation, name="organisation"),
    path("organisatie/rollen/<int:assignment_id>/beeindigen/", views.end_role, name="end_role"),
]
