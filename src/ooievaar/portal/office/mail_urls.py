"""Addresses of the page on the mail to clients."""

from django.urls import path

from ooievaar.portal.office import mail_views as views

ADDRESSES = (
    path("mail/", views.mail, name="mail"),
    path("mail/pauzeren/", views.pause, name="pause_mail"),
    path("mail/hervatten/", views.resume, name="resume_mail"),
    path("mail/versturen/", views.send, name="send_mail"),
    path("mail/opruimen/", views.destroy, name="destroy_addresses"),
)
