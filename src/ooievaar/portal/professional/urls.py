"""Addresses of the professional audience."""

app_name = "professional"
urlpatterns = []
