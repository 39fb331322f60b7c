"""Taking back a client who was entered by mistake."""

from django.db import transaction

from ooievaar.portal.accounts.models import User
from ooievaar.portal.audit.actions import Action, record
from ooievaar.portal.invitations import addresses
from ooievaar.portal.invitations.models import Invitation, Remembered
from ooievaar.portal.invitations.states import WITH_ADDRESS, State
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.surveys.actions import close
from ooievaar.questionnaires import inviting
from ooievaar.questionnaires.inviting import Code, Column, Problem


@transaction.atomic
def withdraw(*, organisation: Organisation, address: str, language: str, by: User | None) -> None:
    """No mail goes to this address any more and its link is closed, if there was one.

    Nothing tells whether there was: else who asks would learn that a woman had answered already. Before the first mail
    the address is forgotten too, so that it can be entered anew; after it, it stays remembered.

    Raises:
        Refused: this is no address.
    """
    wanted = inviting.address_of(address)
    if wanted is None:
        problem = Problem(Code.ADDRESS_INVALID if address.strip() else Code.ADDRESS_EMPTY, 0, Column.ADDRESS, address)
        raise Refused(inviting.sentence(problem, language, in_form=True))
    for invitation in _of(organisation, wanted):
        _end(invitation, wanted)
    record(Action.CLIENT_WITHDRAWN, by=by, organisation=organisation.lvr_number, about="cliënt")


def _of(organisation: Organisation, wanted: str) -> list[Invitation]:
    """The address stands sealed only: so each is opened, of this organisation alone."""
    waiting = Invitation.objects.select_for_update().filter(organisation=organisation, state__in=WITH_ADDRESS)
    return [
        each
        for each in waiting
        if each.sealed and inviting.same(addresses.opened(each.sealed).address) == inviting.same(wanted)
    ]


def _end(invitation: Invitation, address: str) -> None:
    if invitation.state == State.PLANNED:
        Remembered.objects.filter(digest=addresses.digest(address)).delete()
    Invitation.objects.filter(pk=invitation.pk).update(state=State.WITHDRAWN, sealed=None)
    close([invitation.link_id])
