"""Making links to hand out: no address comes in, so none can leak."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from ooievaar import questionnaires
from ooievaar.portal.accounts.models import User
from ooievaar.portal.audit.actions import Action, record
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.surveys import tokens
from ooievaar.portal.surveys.models import Link, Sheet
from ooievaar.portal.surveys.rules import VALID_DAYS, why_not_make


@dataclass(frozen=True)
class Made:
    """New links with their tokens, which nobody can look up afterwards."""

    sheet: Sheet
    tokens: tuple[str, ...]


@transaction.atomic
def make_links(*, organisation: Organisation, count: int, by: User | None) -> Made:
    """Make personal links to hand out on paper.

    Raises:
        Refused: none or too many asked for, or on behalf of the office.
    """
    if sentence := why_not_make(organisation, count):
        raise Refused(sentence)
    today = timezone.localdate()
    sheet = Sheet.objects.create(
        organisation=organisation,
        questionnaire=questionnaires.PREM.key,
        made=today,
        by=by,
        valid_until=today + timedelta(days=VALID_DAYS),
    )
    made = tuple(tokens.make() for _each in range(count))
    Link.objects.bulk_create(Link(sheet=sheet, token_hash=tokens.digest(token)) for token in made)
    record(
        Action.LINKS_MADE,
        by=by,
        organisation=organisation.lvr_number,
        about=f"blad {sheet.pk}",
        details={"links": count, "questionnaire": sheet.questionnaire},
    )
    return Made(sheet, made)
