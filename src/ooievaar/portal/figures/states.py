"""The states of a computation, which may follow which, and what kinds of cut are called."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ooievaar.warehouse import Kind


class State(StrEnum):
    """Where a computation stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"


WORDS: Mapping[State, Promise | str] = {
    State.WAITING: _("wacht op een vrije werker"),
    State.RUNNING: _("bezig"),
    State.DONE: _("klaar"),
    State.FAILED: _("mislukt"),
    State.STOPPED: _("gestopt"),
}

KINDS: Mapping[Kind, Promise | str] = {
    Kind.MONTHLY: _("maandsnede"),
    Kind.INDICATORS: _("indicatoren"),
    Kind.YEAR_FIGURES: _("jaarcijfers"),
}

# From running back to waiting: the worker was killed and the work is taken up again.
TRANSITIONS: Mapping[State, frozenset[State]] = {
    State.WAITING: frozenset({State.RUNNING, State.STOPPED}),
    State.RUNNING: frozenset({State.DONE, State.FAILED, State.STOPPED, State.WAITING}),
    State.DONE: frozenset(),
    State.FAILED: frozenset({State.WAITING}),
    State.STOPPED: frozenset({State.WAITING}),
}

UNFINISHED = (State.WAITING, State.RUNNING)


def may_follow(state: str, following: State) -> bool:
    """Whether a computation in `state` may go to `following`."""
    return following in TRANSITIONS[State(state)]
