"""When a link can be used and made: each rule gives the sentence to show, or nothing."""

from datetime import date

from django.utils.translation import gettext as _

from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.surveys.models import Comment
from ooievaar.portal.surveys.states import COMMENT_TRANSITIONS, CommentState, State

# A sheet with one link would tell of one woman whether she answered.
FEWEST_LINKS, MOST_LINKS = 10, 100
VALID_DAYS = 56


def is_open(state: str, valid_until: date, today: date) -> bool:
    """Whether answers can still be given and sent with a link in this state, of a sheet that lasts until that day."""
    return state == State.OPEN and today <= valid_until


def why_no_scores(organisation: Organisation) -> str | None:
    """Why this organisation sees no scores."""
    if organisation.kind == "kraamzorg":
        return _("Kraamzorgorganisaties zien scores na een overeenkomst met het registratiebureau.")
    if organisation.kind == "office":
        return _("Het registratiebureau geeft zelf geen zorg: er zijn geen scores.")
    return None


def why_not_make(organisation: Organisation, count: int) -> str | None:
    """Why these links cannot be made."""
    if organisation.kind == "office":
        return _("Het registratiebureau nodigt zelf niemand uit.")
    if not FEWEST_LINKS <= count <= MOST_LINKS:
        bounds = {"fewest": FEWEST_LINKS, "most": MOST_LINKS}
        return _("Maak er minstens %(fewest)s en hoogstens %(most)s tegelijk.") % bounds
    return None


def why_not_become(comment: Comment, state: CommentState) -> str | None:
    """Why this comment cannot be shared, withheld or taken back as it stands."""
    if state in COMMENT_TRANSITIONS[CommentState(comment.state)]:
        return None
    return _("Deze opmerking is intussen veranderd. Kijk opnieuw.")
