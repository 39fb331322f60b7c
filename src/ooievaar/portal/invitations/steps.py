"""The two mails that an invitation knows, as data."""

from dataclasses import dataclass

from ooievaar.portal.invitations.states import State


@dataclass(frozen=True)
class Step:
    """One mail: the state that waits for it, and the state that says it is on its way. `code` is one letter."""

    code: str
    waiting: State
    under_way: State


INVITATION = Step("i", State.PLANNED, State.INVITING)
REMINDER = Step("r", State.INVITED, State.REMINDING)
STEPS = (INVITATION, REMINDER)
