"""What can become of a link, as data."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class State(StrEnum):
    """Where a link stands. Whether its time is over follows from its sheet."""

    OPEN = "open"
    SENT = "sent"
    CLOSED = "closed"


WORDS: Mapping[State, Promise | str] = {
    State.OPEN: _("nog niet verstuurd"),
    State.SENT: _("verstuurd"),
    State.CLOSED: _("gesloten zonder antwoord"),
}

TRANSITIONS: Mapping[State, frozenset[State]] = {
    State.OPEN: frozenset({State.SENT, State.CLOSED}),
    State.SENT: frozenset(),
    State.CLOSED: frozenset(),
}
