"""Comments as colleagues read them, with names hidden, and as a first reader does, whole."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from ooievaar import questionnaires
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.surveys.models import Comment
from ooievaar.portal.surveys.sealing import unseal
from ooievaar.portal.surveys.states import CommentState
from ooievaar.questionnaires import Piece, Span


@dataclass(frozen=True)
class Shared:
    """A comment as colleagues see it: of what is hidden nothing is left but its place."""

    id: int
    kind: str
    pieces: tuple[Piece, ...]
    themes: tuple[str, ...]

    def words(self, instead: str) -> str:
        return "".join(instead if piece.is_hidden else piece.text for piece in self.pieces)


@dataclass(frozen=True)
class Whole:
    """A comment as its first reader sees it. `hidden` is what was decided, else what is proposed.

    `version` changes with all that colleagues would get to see: who shares has seen what is shared.
    """

    id: int
    kind: str
    state: CommentState
    text: str
    hidden: tuple[Span, ...]
    is_decided: bool
    reason: str
    themes: tuple[str, ...]

    @property
    def version(self) -> str:
        return hashlib.sha256(json.dumps([self.state, self.hidden]).encode()).hexdigest()[:12]


def out(organisation: Organisation) -> QuerySet[Comment]:
    """The comments about an organisation that came out, in the order of their random keys: never that of arrival."""
    return (
        Comment.objects.filter(organisation=organisation.lvr_number).exclude(state=CommentState.WAITING).order_by("pk")
    )


def counts(organisation: Organisation) -> dict[CommentState, int]:
    """How many comments stand where. Those that wait are not counted: their number tells of every answer."""
    found = dict(out(organisation).order_by().values_list("state").annotate(Count("pk")))
    return {state: found.get(state, 0) for state in CommentState if state is not CommentState.WAITING}


def shared(organisation: Organisation) -> tuple[Shared, ...]:
    """What the colleagues in an organisation may read."""
    return tuple(map(as_shared, out(organisation).filter(state=CommentState.SHARED)))


def as_shared(comment: Comment) -> Shared:
    found = whole(comment)
    pieces = questionnaires.pieces(found.text, found.hidden)
    visible = tuple(Piece("", is_hidden=True) if piece.is_hidden else piece for piece in pieces)
    return Shared(found.id, found.kind, visible, found.themes)


def whole(comment: Comment) -> Whole:
    """A comment with its original text: for a first reader only, and written down by whoever asks."""
    text = unseal(comment.sealed).decode()
    hidden = questionnaires.likely_names(text) if comment.hidden is None else tuple((a, b) for a, b in comment.hidden)
    return Whole(
        id=comment.pk,
        kind=comment.kind,
        state=CommentState(comment.state),
        text=text,
        hidden=hidden,
        is_decided=comment.hidden is not None,
        reason=comment.reason,
        themes=tuple(comment.themes),
    )


def chosen(comments: Iterable[Shared], *, kind: str = "", theme: str = "") -> tuple[Shared, ...]:
    """Those of a kind and about a theme. All of them are on the page anyway: choosing tells nothing new."""
    return tuple(each for each in comments if (not kind or each.kind == kind) and (not theme or theme in each.themes))


def by_theme(comments: Iterable[Shared]) -> Counter[tuple[str, str]]:
    """How many comments there are per theme and kind; those without a theme stand under an empty one."""
    return Counter((theme, each.kind) for each in comments for theme in each.themes or ("",))
