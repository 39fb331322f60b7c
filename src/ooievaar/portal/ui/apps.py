from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "ooievaar.portal.ui"
    label = "ui"
