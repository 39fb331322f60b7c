"""The first reader of the demonstration's practice at work: most is read and shared, a few comments are left to you."""

from ooievaar.portal.accounts.models import User
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.surveys import comments, first_reading
from ooievaar.portal.surveys.releasing import let_out
from ooievaar.portal.surveys.states import CommentState

LEFT = 5
# By words that the made-up women use.
_ABOUT = {
    "uitleg": "information",
    "verhaal": "collaboration",
    "telefoon": "availability",
    "gehoord": "respect",
    "pijnstilling": "pain",
    "partner": "partner",
    "Overdracht": "collaboration",
    "Lang wachten": "waiting",
}


def read(practice: Organisation, reader: User) -> int:
    """Gives how many comments were shared."""
    let_out(practice)
    unread = first_reading.look(organisation=practice, state=CommentState.UNREAD, by=reader, count=500)
    done = unread[:-LEFT]
    rows = {row.pk: row for row in comments.out(practice)}
    for each in done:
        if themes := {theme for words, theme in _ABOUT.items() if words in each.text}:
            first_reading.choose_themes(comment=rows[each.id], themes=themes, by=reader)
    seen = {each.id: each.version for each in done}
    return first_reading.share(organisation=practice, seen=seen, by=reader).shared
