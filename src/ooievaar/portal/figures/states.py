"""The states of a computation and which may follow which."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


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
