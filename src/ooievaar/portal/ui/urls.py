"""Addresses of the component gallery."""

app_name = "ui"
urlpatterns = []
