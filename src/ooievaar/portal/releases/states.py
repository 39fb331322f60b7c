"""The states of a release and which may follow which."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class State(StrEnum):
    """Where a release stands."""

    BUILT = "built"
    PUBLISHED = "published"
    REPLACED = "replaced"
    DISCARDED = "discarded"


WORDS: Mapping[State, Promise | str] = {
    State.BUILT: _("klaargezet"),
    State.PUBLISHED: _("gepubliceerd"),
    State.REPLACED: _("vervangen door een nieuwere"),
    State.DISCARDED: _("niet gebruikt"),
}

TRANSITIONS: Mapping[State, frozenset[State]] = {
    State.BUILT: frozenset({State.PUBLISHED, State.DISCARDED}),
    State.PUBLISHED: frozenset({State.REPLACED}),
    State.REPLACED: frozenset(),
    State.DISCARDED: frozenset(),
}
