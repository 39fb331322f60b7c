"""Addresses of the pages on open answers."""

from django.urls import path

from ooievaar.portal.professional import comment_files, comment_views

ADDRESSES = (
    path("ervaringen/opmerkingen/", comment_views.comments, name="comments"),
    path("ervaringen/opmerkingen/opmerkingen.csv", comment_files.as_csv, name="comments_csv"),
    path("ervaringen/opmerkingen/opmerkingen.xlsx", comment_files.as_xlsx, name="comments_xlsx"),
    path("ervaringen/opmerkingen/<int:comment_id>/themas/", comment_views.themes, name="comment_themes"),
    path("ervaringen/opmerkingen/eerst-lezen/", comment_views.first_reading, name="first_reading"),
    path(
        "ervaringen/opmerkingen/eerst-lezen/<int:comment_id>/",
        comment_views.first_reading_one,
        name="first_reading_one",
    ),
)
