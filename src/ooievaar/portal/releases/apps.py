from django.apps import AppConfig


class ReleasesConfig(AppConfig):
    name = "ooievaar.portal.releases"
    label = "releases"
    default_auto_field = "django.db.models.BigAutoField"
