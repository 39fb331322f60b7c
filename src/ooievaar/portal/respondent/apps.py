from django.apps import AppConfig


class RespondentConfig(AppConfig):
    name = "ooievaar.portal.respondent"
    label = "respondent"
    default_auto_field = "django.db.models.BigAutoField"
