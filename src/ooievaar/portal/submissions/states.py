"""What a submission can be, and what it can become: the diagram in the documentation is drawn from here."""

from enum import Enum

from django.utils.translation import gettext_lazy as _


class State(Enum):
    """Where a submission stands."""

    RECEIVED = "received"
    PROCESSING = "processing"
    FAILED = "failed"
    PROCESSED = "processed"
    REFUSED = "refused"


WORDS = {
    State.RECEIVED: _("Ontvangen"),
    State.PROCESSING: _("Bezig"),
    State.FAILED: _("Vertraagd"),
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
        (State.PROCESSING, State.FAILED),
        (State.FAILED, State.PROCESSING),
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


class EpisodeState(Enum):
    """Whether what was delivered about an episode counts."""

    COUNTS = "counts"
    WITHDRAWN = "withdrawn"


EPISODE_WORDS = {
    EpisodeState.COUNTS: _("Telt mee"),
    EpisodeState.WITHDRAWN: _("Ingetrokken"),
}
EPISODE_TRANSITIONS = frozenset(
    {(EpisodeState.COUNTS, EpisodeState.WITHDRAWN), (EpisodeState.WITHDRAWN, EpisodeState.COUNTS)}
)


class Change(Enum):
    """What can happen to an episode besides a new version."""

    WITHDRAWN = "withdrawn"
    PUT_BACK = "put_back"
    AGAIN = "again"
    MERGED = "merged"


CHANGE_WORDS = {
    Change.WITHDRAWN: _("Ingetrokken"),
    Change.PUT_BACK: _("Teruggezet"),
    Change.AGAIN: _("Telt weer mee door een nieuw bericht"),
    Change.MERGED: _("Samengevoegd: een bericht liet zien dat het om dezelfde zorg gaat"),
}


class Reason(Enum):
    """Why an episode is withdrawn."""

    DOUBLE = "double"
    WRONG_WOMAN = "wrong_woman"
    NOT_OURS = "not_ours"
    TEST = "test"
    OBJECTION = "objection"
    OTHER = "other"


REASON_WORDS = {
    Reason.DOUBLE: _("Dubbel: dezelfde zorg staat ook in een ander dossier"),
    Reason.WRONG_WOMAN: _("De gegevens horen bij een andere vrouw"),
    Reason.NOT_OURS: _("Deze zorg is niet door onze organisatie gegeven"),
    Reason.TEST: _("Het was een testbericht"),
    Reason.OBJECTION: _("De vrouw heeft bezwaar gemaakt"),
    Reason.OTHER: _("Iets anders"),
}
# A system sends a changed dossier again by itself: that must not undo what a woman asked for.
LASTING = frozenset({Reason.OBJECTION})
