"""Entering clients: all of them, or none."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ooievaar.portal.accounts.models import User
from ooievaar.portal.audit.actions import Action, record
from ooievaar.portal.invitations import addresses
from ooievaar.portal.invitations.addresses import Recipient
from ooievaar.portal.invitations.jobs import send_soon
from ooievaar.portal.invitations.models import Invitation, Remembered, Upload
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.surveys.actions import make_mailed_links
from ooievaar.portal.surveys.mixing import random_key
from ooievaar.questionnaires.inviting import REMEMBERED, Window


@dataclass(frozen=True)
class Client:
    """Somebody to invite: her address, and when she may get mail."""

    address: str
    window: Window


def invite(*, organisation: Organisation, clients: Sequence[Client], way: str, by: User | None) -> Upload:
    """Keep the addresses, sealed, for the mails to come. Whoever sends them finds each on its day.

    Raises:
        Refused: an address is in twice, or somebody entered one in the meantime: then nothing is kept.
    """
    try:
        with transaction.atomic():
            return _kept(organisation, clients, way, by)
    except IntegrityError:
        raise Refused(
            _("Een van deze e-mailadressen is net door iemand anders ingevoerd. Probeer het opnieuw.")
        ) from None


def _kept(organisation: Organisation, clients: Sequence[Client], way: str, by: User | None) -> Upload:
    _remember(clients)
    upload = Upload.objects.create(organisation=organisation, by=by, way=way, lines=len(clients))
    last_days = [client.window.valid_until for client in clients]
    links = make_mailed_links(organisation=organisation, last_days=last_days, by=by)
    Invitation.objects.bulk_create(
        Invitation(
            organisation=organisation,
            upload=upload,
            link_id=link.link,
            sealed=addresses.closed(Recipient(client.address.strip(), link.token)),
            due=client.window.first_day,
            last_day=client.window.last_day,
        )
        for client, link in zip(clients, links, strict=True)
    )
    details = {"clients": len(clients), "way": way}
    transaction.on_commit(send_soon)
    record(Action.CLIENTS_ENTERED, by=by, organisation=organisation.lvr_number, about=str(upload), details=details)
    return upload


def _remember(clients: Sequence[Client]) -> None:
    today = timezone.localdate()
    Remembered.objects.filter(until__lt=today).delete()
    Remembered.objects.bulk_create(
        Remembered(id=random_key(), digest=addresses.digest(client.address), until=today + REMEMBERED)
        for client in clients
    )
