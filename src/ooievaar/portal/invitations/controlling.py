"""What the office does with the mails: stop and go on, send and destroy at once."""

from django.db import transaction
from django.utils.translation import gettext as _

from ooievaar.portal.accounts.models import User
from ooievaar.portal.audit.actions import Action, record
from ooievaar.portal.invitations import jobs, pacing
from ooievaar.portal.organisations.refusal import Refused


@transaction.atomic
def pause(*, by: User) -> None:
    """Let no mail go any more, within a second; what is due stays due.

    Raises:
        Refused: it was paused already.
    """
    _turn(paused=True, by=by)


@transaction.atomic
def resume(*, by: User) -> None:
    """Let mail go again, at once.

    Raises:
        Refused: it was not paused.
    """
    _turn(paused=False, by=by)
    transaction.on_commit(jobs.send_soon)


def send_now(*, by: User) -> None:
    """Have the worker send what is due; it writes the event when something went.

    Raises:
        Refused: mail is paused.
    """
    if pacing.is_paused():
        raise Refused(_("De mail is gepauzeerd."))
    transaction.on_commit(jobs.send_soon)


def sweep_now(*, by: User) -> None:
    """Have the worker destroy what must go; it writes the event."""
    if not jobs.is_waiting(jobs.sweep):
        transaction.on_commit(jobs.sweep.enqueue)


def _turn(*, paused: bool, by: User) -> None:
    row = pacing.locked()
    if row.is_paused == paused:
        raise Refused(_("De mail is al gepauzeerd.") if paused else _("De mail loopt al."))
    row.is_paused = paused
    row.save(update_fields=["is_paused"])
    record(Action.INVITATIONS_PAUSED if paused else Action.INVITATIONS_RESUMED, by=by)
