"""Responses and comments as mixing leaves them, and people who read them."""

from django.test import Client

from ooievaar.portal.accounts.actions import add_person
from ooievaar.portal.organisations.actions import give_role
from ooievaar.portal.surveys.mixing import CARERS, random_key
from ooievaar.portal.surveys.models import Comment, Response
from ooievaar.portal.surveys.sealing import seal
from ooievaar.questionnaires import PREM

ABOUT = {"practice": "vk", "hospital": "zk", "kraamzorg": "kz"}
COMMENTS, FIRST = "/werk/ervaringen/opmerkingen/", "/werk/ervaringen/opmerkingen/eerst-lezen/"


def answered(organisation, count, *texts, kind="went_well"):
    """So many responses about an organisation, the first few with a comment."""
    about = ABOUT[organisation.kind]
    Response.objects.bulk_create(
        Response(
            id=random_key(), questionnaire=PREM.key, month="2026-11", language="nl", consent="research",
            text_version="2026-11", answers={}, **{CARERS[about]: organisation.lvr_number},
        )
        for _each in range(count)
    )  # fmt: skip
    Comment.objects.bulk_create(
        Comment(id=random_key(), organisation=organisation.lvr_number, about=about, kind=kind, sealed=seal(t.encode()))
        for t in texts
    )


def person(organisation, *roles, email="vera@example.org"):
    user = add_person(email=email, name="Vera", password="a-long-password", totp_secret="JBSWY3DPEHPK3PXP")
    for role in roles:
        give_role(user=user, organisation=organisation, role_code=role, by=None)
    return user


def client_of(organisation, *roles, email="vera@example.org"):
    client = Client()
    client.force_login(
        person(organisation, *roles, email=email), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    return client


def text_of(response):
    return response.content.decode()
