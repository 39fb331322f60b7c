"""Addresses of the pages on quality."""

from django.urls import path

from ooievaar.portal.professional import quality_files, quality_views

ADDRESSES = (
    path("kwaliteit/", quality_views.quality, name="quality"),
    path("kwaliteit/dossiers/", quality_views.cases, name="quality_cases"),
    path("kwaliteit/dossiers.csv", quality_views.cases_csv, name="quality_cases_csv"),
    path("kwaliteit/rapport.pdf", quality_files.pdf, name="quality_pdf"),
    path("kwaliteit/rapport.xlsx", quality_files.xlsx, name="quality_xlsx"),
    path("kwaliteit/mail/", quality_views.mail, name="quality_mail"),
    path("organisatie/maandmail/<int:user_id>/", quality_views.mail_of, name="quality_mail_of"),
)
