"""The states of a round, of an alert and of a mail, and which may follow which."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class State(StrEnum):
    """Where a round stands."""

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


class AlertState(StrEnum):
    """What the office is doing about an alert."""

    NEW = "new"
    LOOKING = "looking"
    EXPLAINED = "explained"
    RESOLVED = "resolved"


ALERT_WORDS: Mapping[AlertState, Promise | str] = {
    AlertState.NEW: _("nieuw"),
    AlertState.LOOKING: _("wordt uitgezocht"),
    AlertState.EXPLAINED: _("verklaard"),
    AlertState.RESOLVED: _("opgelost"),
}

# Every state but "new" can be reached from every other: people change their minds.
ALERT_TRANSITIONS: Mapping[AlertState, frozenset[AlertState]] = {
    state: frozenset(AlertState) - {state, AlertState.NEW} for state in AlertState
}

ALERTS_OPEN = (AlertState.NEW, AlertState.LOOKING)


class MailState(StrEnum):
    """Where the mail to one person about one month stands."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"


MAIL_WORDS: Mapping[MailState, Promise | str] = {
    MailState.WAITING: _("nog te versturen"),
    MailState.SENDING: _("afgebroken tijdens het versturen"),
    MailState.SENT: _("verstuurd"),
    MailState.FAILED: _("niet gelukt"),
}

# From sending back to waiting only by a person: the mail server may have taken it just before we were cut off.
MAIL_TRANSITIONS: Mapping[MailState, frozenset[MailState]] = {
    MailState.WAITING: frozenset({MailState.SENDING}),
    MailState.SENDING: frozenset({MailState.SENT, MailState.FAILED, MailState.WAITING}),
    MailState.SENT: frozenset(),
    MailState.FAILED: frozenset({MailState.WAITING}),
}


def may_follow(state: str, following: State) -> bool:
    """Whether a round in `state` may go to `following`."""
    return following in TRANSITIONS[State(state)]
