"""Addresses of the respondent audience."""

app_name = "respondent"
urlpatterns = []
