"""What can become of an invitation, as data."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class State(StrEnum):
    """Where an invitation stands. While it is `inviting` or `reminding`, a mail is with the mail server or lost."""

    PLANNED = "planned"
    INVITING = "inviting"
    INVITED = "invited"
    ASKED = "asked"
    REMINDING = "reminding"
    REMINDED = "reminded"
    ANSWERED = "answered"
    REFUSED = "refused"
    BOUNCED = "bounced"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


WORDS: Mapping[State, Promise | str] = {
    State.PLANNED: _("wacht op de dag van versturen"),
    State.INVITING: _("uitnodiging onderweg"),
    State.INVITED: _("uitgenodigd"),
    State.ASKED: _("uitgenodigd, geen herinnering meer, adres vernietigd"),
    State.REMINDING: _("herinnering onderweg"),
    State.REMINDED: _("herinnerd, adres vernietigd"),
    State.ANSWERED: _("beantwoord"),
    State.REFUSED: _("afgemeld"),
    State.BOUNCED: _("niet bezorgd"),
    State.EXPIRED: _("tijd voorbij"),
    State.WITHDRAWN: _("ingetrokken door de organisatie"),
}

_ENDS = frozenset({State.ANSWERED, State.REFUSED, State.BOUNCED, State.EXPIRED, State.WITHDRAWN})

TRANSITIONS: Mapping[State, frozenset[State]] = {
    State.PLANNED: frozenset({State.INVITING, State.BOUNCED, State.EXPIRED, State.WITHDRAWN}),
    State.INVITING: frozenset({State.PLANNED, State.INVITED, State.ASKED, *_ENDS}),
    State.INVITED: frozenset({State.REMINDING, State.ASKED, *_ENDS}),
    State.ASKED: _ENDS,
    State.REMINDING: frozenset({State.INVITED, State.REMINDED, State.ASKED, *_ENDS}),
    State.REMINDED: _ENDS,
    **{state: frozenset() for state in _ENDS},
}

# An address is kept for as long as a mail must still go there, and not a state longer.
WITH_ADDRESS = (State.PLANNED, State.INVITING, State.INVITED, State.REMINDING)
IN_FLIGHT = (State.INVITING, State.REMINDING)
# She may have her link, and may answer with it for as long as it works.
WITH_LINK = (State.INVITING, State.INVITED, State.ASKED, State.REMINDING, State.REMINDED)
