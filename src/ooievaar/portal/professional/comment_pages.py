"""What the pages on open answers hold."""

from dataclasses import dataclass
from typing import ClassVar

from ooievaar.portal.professional.pages import Choice
from ooievaar.portal.ui import Page
from ooievaar.portal.ui.components import Action, Actions, Alert, Badge, Breadcrumbs, EmptyState, Pagination, Table
from ooievaar.questionnaires import Piece


@dataclass(frozen=True)
class Option:
    """Something to choose in a form."""

    value: str
    words: str
    is_chosen: bool = False


@dataclass(frozen=True)
class ThemesForm:
    """Where to say what a comment is about. `number` keeps the labels of one page apart."""

    number: int
    address: str
    options: tuple[Option, ...]
    save: Action


@dataclass(frozen=True)
class CommentView:
    """A comment with names hidden."""

    id: int
    kind: Badge
    pieces: tuple[Piece, ...]
    themes: str
    form: ThemesForm


@dataclass(frozen=True)
class CommentsPage(Page):
    template: ClassVar[str] = "professional/comments.html"
    title: str
    lead: str
    breadcrumbs: Breadcrumbs
    actions: Actions | None = None
    notices: tuple[Alert, ...] = ()
    nothing: EmptyState | None = None
    overview: Table | None = None
    kinds: tuple[Option, ...] = ()
    themes: tuple[Option, ...] = ()
    choose: Action | None = None
    count: str = ""
    comments: tuple[CommentView, ...] = ()
    pagination: Pagination | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReadingView:
    """A comment as its first reader finds it in the list, with marked what colleagues will not see."""

    id: int
    value: str
    kind: Badge
    pieces: tuple[Piece, ...]
    reason: str
    open: Action


@dataclass(frozen=True)
class ReadingPage(Page):
    template: ClassVar[str] = "professional/comments_first.html"
    title: str
    lead: str
    breadcrumbs: Breadcrumbs
    choices: tuple[Choice, ...] = ()
    notice: Alert | None = None
    nothing: EmptyState | None = None
    comments: tuple[ReadingView, ...] = ()
    share: Action | None = None
    pagination: Pagination | None = None


@dataclass(frozen=True)
class Word:
    """A word to choose, with what stands before it in the text."""

    before: str
    value: str
    words: str
    is_chosen: bool


@dataclass(frozen=True)
class ReadingOnePage(Page):
    """One comment: choosing words (`words`), withholding it (`reasons`), undoing (`take_back`), themes."""

    template: ClassVar[str] = "professional/comment_first.html"
    title: str
    lead: str
    breadcrumbs: Breadcrumbs
    state: Badge
    kind: Badge
    reason: str
    pieces: tuple[Piece, ...]
    words: tuple[Word, ...]
    rest: str
    typed: str
    error: str
    save: Actions | None
    reasons: tuple[Option, ...]
    withhold: Action
    take_back: Action | None
    themes: ThemesForm
