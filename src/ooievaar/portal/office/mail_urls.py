"""Addresses of the page on the mail to clients."""

from django.urls import path

from ooievaar.portal.office import mail_views as views

ADDRESSES = (
    path("vragenlijst/mail/", views.mail, name="mail"),
    path("vragenlijst/mail/pauzeren/", views.pause, name="pause_mail"),
    path("vragenlijst/mail/hervatten/", views.resume, name="resume_mail"),
    path("vragenlijst/mail/versturen/", views.send, name="send_mail"),
    path("vragenlijst/mail/opruimen/", views.destroy, name="destroy_addresses"),
)
