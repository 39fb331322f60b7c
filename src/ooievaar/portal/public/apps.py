from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "ooievaar.portal.public"
    label = "public"
    default_auto_field = "django.db.models.BigAutoField"
