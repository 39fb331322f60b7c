"""Addresses of the office audience."""

app_name = "office"
urlpatterns = []
