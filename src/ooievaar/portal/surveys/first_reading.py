"""What a first reader decides about comments: which words colleagues do not see, what is shared, what is withheld.

The original is never changed: everything can be undone. Of a text nothing stands in the trail.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from ooievaar import questionnaires
from ooievaar.portal.accounts.models import User
from ooievaar.portal.audit.actions import Action, record
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.surveys import comments
from ooievaar.portal.surveys.models import Comment
from ooievaar.portal.surveys.rules import why_not_become
from ooievaar.portal.surveys.states import CommentState, Reason
from ooievaar.portal.surveys.themes import THEMES
from ooievaar.questionnaires import Span


@transaction.atomic
def look(
    *, organisation: Organisation, state: CommentState, by: User, first: int = 0, count: int = 20
) -> tuple[comments.Whole, ...]:
    """Originals, and the line in the trail that says how many were seen."""
    found = tuple(map(comments.whole, comments.out(organisation).filter(state=state)[first : first + count]))
    if found:
        _seen(organisation, len(found), by)
    return found


@transaction.atomic
def look_at(*, organisation: Organisation, comment: Comment, by: User) -> comments.Whole:
    """One original."""
    _seen(organisation, 1, by)
    return comments.whole(comment)


@transaction.atomic
def hide(*, comment: Comment, words: Collection[Span], by: User) -> comments.Whole:
    """Choose which words colleagues do not see, instead of what was chosen or proposed before.

    Raises:
        Refused: these are no words of the text, or it is withheld.
    """
    row = _locked(comment)
    text = comments.whole(row).text
    if row.state == CommentState.WITHHELD or not set(words) <= set(questionnaires.words(text)):
        raise Refused(_("Deze opmerking is intussen veranderd. Kijk opnieuw."))
    row.hidden = sorted(words)
    row.save(update_fields=["hidden"])
    _record(Action.COMMENT_WORDS_HIDDEN, row, by, {"words": len(words)})
    return comments.whole(row)


@dataclass(frozen=True)
class Sharing:
    """What came of sharing: how many were shared, and how many were not, as somebody changed them meanwhile."""

    shared: int
    changed: int


@transaction.atomic
def share(*, organisation: Organisation, seen: Mapping[int, str], by: User) -> Sharing:
    """Show comments to colleagues as the reader saw them: `seen` holds their versions."""
    rows = comments.out(organisation).filter(state=CommentState.UNREAD, pk__in=seen).select_for_update()
    found = [(row, comments.whole(row)) for row in rows]
    ready = [(row, each) for row, each in found if each.version == seen[row.pk]]
    for row, each in ready:
        row.state, row.hidden = CommentState.SHARED, list(each.hidden)
        row.save(update_fields=["state", "hidden"])
    if ready:
        details = {"comments": [row.pk for row, _whole in ready]}
        record(Action.COMMENTS_SHARED, by=by, organisation=organisation.lvr_number, details=details)
    return Sharing(len(ready), len(seen) - len(ready))


@transaction.atomic
def withhold(*, comment: Comment, reason: str, by: User) -> None:
    """Keep a comment from colleagues, also when they could read it until now.

    Raises:
        Refused: no reason was chosen, or it is withheld already.
    """
    if reason not in set(Reason):
        raise Refused(_("Kies waarom u deze opmerking achterhoudt."))
    row = _moved(comment, CommentState.WITHHELD, reason)
    _record(Action.COMMENT_WITHHELD, row, by, {"reason": reason})


@transaction.atomic
def take_back(*, comment: Comment, by: User) -> None:
    """Undo sharing or withholding: only a first reader sees it again.

    Raises:
        Refused: it already is with the first reader.
    """
    row = _moved(comment, CommentState.UNREAD, "")
    _record(Action.COMMENT_TAKEN_BACK, row, by, {})


@transaction.atomic
def choose_themes(*, comment: Comment, themes: Iterable[str], by: User) -> None:
    """Say what a comment is about, instead of what was said before.

    Raises:
        Refused: there is no such theme.
    """
    wanted = set(themes)
    if not wanted <= THEMES.keys():
        raise Refused(_("Dit thema kennen wij niet."))
    row = _locked(comment)
    row.themes = [theme for theme in THEMES if theme in wanted]
    row.save(update_fields=["themes"])
    _record(Action.COMMENT_THEMED, row, by, {"themes": row.themes})


@transaction.atomic
def write_down_export(*, organisation: Organisation, kind: str, count: int, by: User) -> None:
    """Somebody takes what is shared out of the system."""
    details = {"comments": count, "kind": kind}
    record(Action.COMMENTS_EXPORTED, by=by, organisation=organisation.lvr_number, details=details)


def _seen(organisation: Organisation, count: int, by: User) -> None:
    record(Action.COMMENTS_READ, by=by, organisation=organisation.lvr_number, details={"comments": count})


def _locked(comment: Comment) -> Comment:
    return Comment.objects.select_for_update().get(pk=comment.pk)


def _moved(comment: Comment, state: CommentState, reason: str) -> Comment:
    row = _locked(comment)
    if sentence := why_not_become(row, state):
        raise Refused(sentence)
    row.state, row.reason = state, reason
    row.save(update_fields=["state", "reason"])
    return row


def _record(action: Action, row: Comment, by: User, details: Mapping[str, object]) -> None:
    record(action, by=by, organisation=row.organisation, about=f"opmerking {row.pk}", details=details)
