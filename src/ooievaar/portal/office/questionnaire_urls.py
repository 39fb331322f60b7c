"""Addresses of the pages on the questionnaire of mothers."""

from django.urls import path

from ooievaar.portal.office import (
    mail_urls,
    questionnaire_views,
    research_views,
    score_agreement_views,
    self_survey_views,
)

ADDRESSES = (
    path("vragenlijst/", questionnaire_views.questionnaire, name="questionnaire"),
    path("vragenlijst/onderzoek/", research_views.research, name="research"),
    *mail_urls.ADDRESSES,
    *self_survey_views.ADDRESSES,
    *score_agreement_views.ADDRESSES,
)
