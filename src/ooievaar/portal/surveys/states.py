"""What can become of a link, and of a comment, as data."""

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


class CommentState(StrEnum):
    """Where a comment stands: behind the guard, with the first reader, or beyond."""

    WAITING = "waiting"
    UNREAD = "unread"
    SHARED = "shared"
    WITHHELD = "withheld"


COMMENT_WORDS: Mapping[CommentState, Promise | str] = {
    CommentState.WAITING: _("wacht op meer antwoorden"),
    CommentState.UNREAD: _("bij de eerste lezer"),
    CommentState.SHARED: _("gedeeld met collega's"),
    CommentState.WITHHELD: _("achtergehouden"),
}

COMMENT_TRANSITIONS: Mapping[CommentState, frozenset[CommentState]] = {
    CommentState.WAITING: frozenset({CommentState.UNREAD}),
    CommentState.UNREAD: frozenset({CommentState.SHARED, CommentState.WITHHELD}),
    CommentState.SHARED: frozenset({CommentState.UNREAD, CommentState.WITHHELD}),
    CommentState.WITHHELD: frozenset({CommentState.UNREAD}),
}


class Reason(StrEnum):
    """Why a first reader keeps a comment from colleagues."""

    RECOGNISABLE = "recognisable"
    INSULTING = "insulting"
    NOT_ABOUT_US = "not_about_us"


REASON_WORDS: Mapping[Reason, Promise | str] = {
    Reason.RECOGNISABLE: _("de schrijver of een zorgverlener blijft te herkennen"),
    Reason.INSULTING: _("het is beledigend"),
    Reason.NOT_ABOUT_US: _("het gaat niet over onze zorg"),
}
