"""Addresses of the public audience."""

app_name = "public"
urlpatterns = []
