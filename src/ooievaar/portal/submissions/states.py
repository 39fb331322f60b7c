"""What a submission can be, and what it can become: the diagram in the documentation is drawn from here."""

from enum import Enum

from django.utils.translation import gettext_lazy as _


class State(Enum):
    """Where a submission stands."""

    RECEIVED = "received"
    PROCESSING = "processing"
    PROCESSED = "processed"
    REFUSED = "refused"


WORDS = {
    State.RECEIVED: _("Ontvangen"),
    State.PROCESSING: _("Bezig"),
    State.PROCESSED: _("Verwerkt"),
    State.REFUSED: _("Niet te lezen"),
}

STARTS = frozenset({State.RECEIVED, State.REFUSED})
TRANSITIONS = frozenset(
    {
        (State.RECEIVED, State.PROCESSING),
        (State.RECEIVED, State.REFUSED),
        (State.PROCESSING, State.PROCESSED),
        (State.PROCESSING, State.REFUSED),
    }
)
UNFINISHED = frozenset(state for state, _to in TRANSITIONS)


def moved(state: State, to: State) -> State:
    """The new state.

    Raises:
        ValueError: no such transition is declared.
    """
    if (state, to) not in TRANSITIONS:
        raise ValueError(f"a submission never goes from {state.value} to {to.value}")
    return to
