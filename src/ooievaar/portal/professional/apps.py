from django.apps import AppConfig


class ProfessionalConfig(AppConfig):
    name = "ooievaar.portal.professional"
    label = "professional"
    default_auto_field = "django.db.models.BigAutoField"
