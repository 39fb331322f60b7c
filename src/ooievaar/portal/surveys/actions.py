"""Making links, to hand out or to send, and closing them: no address comes here, so none can leak."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from ooievaar import questionnaires
from ooievaar.portal.accounts.models import User
from ooievaar.portal.audit.actions import Action, record
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.surveys import tokens
from ooievaar.portal.surveys.models import Link, Sheet
from ooievaar.portal.surveys.rules import why_not_make
from ooievaar.portal.surveys.states import State
from ooievaar.questionnaires.inviting import ON_PAPER


@dataclass(frozen=True)
class Made:
    """New links with their tokens, which nobody can look up afterwards."""

    sheet: Sheet
    tokens: tuple[str, ...]


@dataclass(frozen=True)
class Mailed:
    """A new link by its number, with its token for the mail."""

    link: int
    token: str


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
        valid_until=today + ON_PAPER,
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


@transaction.atomic
def make_mailed_links(*, organisation: Organisation, last_days: Sequence[date], by: User | None) -> tuple[Mailed, ...]:
    """A link for each of these last days, in the same order; whoever sends them writes the event.

    Links that work until the same day stand together, so that a link itself holds no date.
    """
    sheets = {day: _mailed_sheet(organisation, day, by) for day in sorted(set(last_days))}
    made = [tokens.make() for _day in last_days]
    links = Link.objects.bulk_create(
        Link(sheet=sheets[day], token_hash=tokens.digest(token)) for day, token in zip(last_days, made, strict=True)
    )
    return tuple(Mailed(link.pk, token) for link, token in zip(links, made, strict=True))


def close(links: Collection[int]) -> int:
    """Close the links of these numbers that were not used, and forget what was answered with them; how many."""
    return Link.objects.filter(pk__in=links, state=State.OPEN).update(state=State.CLOSED, answers=None)


def close_overdue() -> int:
    """Close all links whose time is over, printed ones too, and forget what was answered with them; how many."""
    over = Link.objects.filter(state=State.OPEN, sheet__valid_until__lt=timezone.localdate())
    return over.update(state=State.CLOSED, answers=None)


def _mailed_sheet(organisation: Organisation, last_day: date, by: User | None) -> Sheet:
    return Sheet.objects.create(
        organisation=organisation,
        questionnaire=questionnaires.PREM.key,
        made=timezone.localdate(),
        by=by,
        valid_until=last_day,
        is_mailed=True,
    )
