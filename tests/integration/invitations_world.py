"""Clients who are invited, and the days that pass."""

from datetime import timedelta

from django.utils import timezone
from tests.integration.surveys_world import world

from ooievaar.portal.invitations import addresses, mailing
from ooievaar.portal.invitations.actions import Client, invite
from ooievaar.portal.invitations.models import Invitation
from ooievaar.portal.organisations.models import Organisation
from ooievaar.questionnaires.inviting import window

ENOUGH = timedelta(minutes=5)


def enter(*names, lvr="1001", **birth):
    """Invite these, on behalf of a practice; gives their tokens by name."""
    practice = Organisation.objects.filter(lvr_number=lvr).first() or world()[lvr]
    clients = [Client(f"{name}@voorbeeld.example", window(timezone.localdate(), **birth)) for name in names]
    upload = invite(organisation=practice, clients=clients, way="file", by=None)
    opened = [addresses.opened(each.sealed) for each in Invitation.objects.filter(upload=upload)]
    return {each.address.split("@")[0]: each.token for each in opened}


def send():
    """What a worker does with what is due now."""
    return mailing.send(until=timezone.now() + ENOUGH)


def states():
    return sorted(Invitation.objects.values_list("state", flat=True))
