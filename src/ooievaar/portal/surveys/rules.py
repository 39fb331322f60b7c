"""When a link can be used and made: each rule gives the sentence to show, or nothing."""

from collections.abc import Collection, Sequence
from datetime import date

from django.utils.translation import gettext as _

from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.surveys import agreements
from ooievaar.portal.surveys.models import AnswerFile, Comment, SelfSurvey
from ooievaar.portal.surveys.states import COMMENT_TRANSITIONS, CommentState, State

# A sheet with one link would tell of one woman whether she answered.
FEWEST_LINKS, MOST_LINKS = 10, 100


def is_open(state: str, valid_until: date, today: date) -> bool:
    """Whether answers can still be given and sent with a link in this state, of a sheet that lasts until that day."""
    return state == State.OPEN and today <= valid_until


def why_no_scores(organisation: Organisation) -> str | None:
    """Why this organisation sees no scores of itself."""
    if organisation.kind == "office":
        return _("Het registratiebureau geeft zelf geen zorg: er zijn geen scores.")
    return why_no_results(organisation)


def why_no_results(organisation: Organisation) -> str | None:
    """Why this organisation sees nothing of what clients answered, on whatever page."""
    return agreements.why_not_agreed(organisation) if organisation.kind == agreements.KIND else None


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


def why_not_survey(
    organisation: Organisation, members: Collection[Organisation], current: SelfSurvey | None
) -> str | None:
    """Why an organisation cannot survey by itself for a VSV with these members."""
    if organisation not in members:
        return _("%(name)s is geen lid van dit VSV.") % {"name": organisation.name}
    if current is not None and current.organisation == organisation:
        return _("%(name)s vraagt al zelf uit voor dit VSV.") % {"name": organisation.name}
    return None


def why_not_replace(file: AnswerFile, earlier: Sequence[AnswerFile], replaces: bool) -> str | None:
    """Why a file cannot come in the place of earlier ones about the same months."""
    told = ", ".join(f"{each.first_month} – {each.last_month} ({each.rows})" for each in earlier)
    if any(each.first_month < file.first_month or each.last_month > file.last_month for each in earlier):
        return _(
            "Over deze maanden is al een bestand opgenomen dat meer maanden beslaat: %(told)s. Lever een bestand aan "
            "met al die maanden, anders zouden antwoorden verdwijnen."
        ) % {"told": told}
    if earlier and not replaces:
        return _(
            "Over deze maanden is al een bestand opgenomen: %(told)s. Kruis ‘Vervang’ aan als dit bestand in de plaats "
            "daarvan komt."
        ) % {"told": told}
    return None
