"""When no mail must go any more: the address goes, and the link with it where it should. None of this is by a person.

What a mother does writes no event (decision 16); jobs write one with counts.
"""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import QuerySet

from ooievaar.portal.invitations.models import Invitation
from ooievaar.portal.invitations.states import WITH_LINK, State
from ooievaar.portal.invitations.steps import INVITATION, Step
from ooievaar.portal.surveys import actions as links
from ooievaar.portal.surveys import queries as surveys
from ooievaar.questionnaires.inviting import REMIND_AFTER


def after_mail(step: Step, mailed: date, last_day: date) -> dict[str, object]:
    """What an invitation becomes once this mail went: with an address only when another mail may follow."""
    next_mail = mailed + REMIND_AFTER
    if step is INVITATION and next_mail <= last_day:
        return {"state": State.INVITED, "due": next_mail, "mailed": mailed, "attempts": 0}
    state = State.ASKED if step is INVITATION else State.REMINDED
    return {"state": state, "sealed": None, "mailed": mailed, "attempts": 0}


@transaction.atomic
def refuse(*, link: int) -> bool:
    """She wants no mail: address gone, link closed, what she answered so far forgotten. Whether she was invited.

    What she sent before stays: nobody can find it.
    """
    found = Invitation.objects.filter(link=link).first()
    if found is None:
        return False
    links.close([link])
    state = State.ANSWERED if surveys.used([link]) else State.REFUSED
    _still_asked(found.pk).update(state=state, sealed=None)
    return True


@transaction.atomic
def cannot_be_delivered(invitation: int, step: Step) -> State | None:
    """Her address does not work: it goes. Her link is closed only when nobody has it: None when all was over before.

    Who was invited and gets no reminder can still answer, and so can who is answering already: an address that hands
    mail on to two places comes back from one of them.
    """
    found = Invitation.objects.filter(pk=invitation, state__in=(*WITH_LINK, State.PLANNED)).first()
    if found is None:
        return None
    has_link = step is not INVITATION or surveys.begun([found.link_id]) or surveys.used([found.link_id])
    if not has_link:
        links.close([found.link_id])
        state = State.BOUNCED
    else:
        state = State.REMINDED if found.state == State.REMINDED else State.ASKED
    _still_asked(invitation).update(state=state, sealed=None)
    return state


def _still_asked(invitation: int) -> QuerySet[Invitation]:
    return Invitation.objects.filter(pk=invitation, state__in=(State.PLANNED, *WITH_LINK))


TRY_AGAIN = timedelta(days=1)
MOST_ATTEMPTS = 5


def later(invitation: int, step: Step, *, attempts: int, today: date) -> State | None:
    """It did not go: once more tomorrow, or after so many attempts in vain it cannot be delivered."""
    if attempts >= MOST_ATTEMPTS:
        return cannot_be_delivered(invitation, step)
    Invitation.objects.filter(pk=invitation, state=step.under_way).update(
        state=step.waiting, attempts=attempts, due=today + TRY_AGAIN
    )
    return step.waiting
