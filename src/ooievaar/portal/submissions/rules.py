"""Who may deliver, withdraw and put back, and when; each rule gives the sentence shown when not."""

import re

from django.utils.translation import gettext as _

from ooievaar.portal.accounts.models import User
from ooievaar.portal.organisations.access import Access, access_of
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.submissions.models import Episode, EpisodeDecision
from ooievaar.portal.submissions.states import Change, EpisodeState, Reason

_MOST_WORDS = 500
_NINE_DIGITS = re.compile(r"(?<!\d)\d(?:[ .\-]?\d){8}(?!\d)")


def why_not_deliver(by: User | None, organisation: Organisation) -> str | None:
    """Why this person may not deliver for this organisation; None when it is fine. The system itself (None) may."""
    if organisation.kind == "office":
        return _("Het registratiebureau levert zelf geen berichten aan.")
    access = access_of(by, lvr_number=organisation.lvr_number) if by else None
    if by and (access is None or access.organisation != organisation or not access.may(Permission.DELIVER)):
        return _("U mag niet aanleveren voor deze organisatie. Vraag uw organisatiebeheerder om de rol aanleveraar.")
    return None


def no_room() -> str:
    return _("Door een storing bij ons konden wij dit bestand niet bewaren. Probeer het over een uur opnieuw.")


def not_for_you() -> str:
    return _("Dit kan alleen een medewerker van het registratiebureau doen.")


def no_such_episode() -> str:
    return _("Deze zorgepisode bestaat niet of is niet van uw organisatie.")


def acts_for_office(by: Access, episode: Episode) -> bool:
    """Whether this is the registry office, that acts on what another organisation delivered."""
    return by.organisation != episode.organisation and by.may(Permission.WITHDRAW)


def may_withdraw(by: Access, lvr_number: str) -> bool:
    """Whether this person may withdraw and put back what this organisation delivered."""
    is_own = by.organisation.lvr_number == lvr_number
    return by.may(Permission.DELIVER) if is_own else by.may(Permission.WITHDRAW)


def why_not_withdraw(by: Access, episode: Episode, reason: Reason | None, explanation: str) -> str | None:
    if not may_withdraw(by, episode.organisation.lvr_number):
        return _("U mag deze zorgepisode niet intrekken. Vraag het iemand van uw organisatie die mag aanleveren.")
    if episode.standing is EpisodeState.WITHDRAWN:
        return _("Deze zorgepisode is al ingetrokken.")
    if reason is None:
        return _("Kies waarom u deze zorgepisode intrekt.")
    if not explanation.strip() and (reason is Reason.OTHER or acts_for_office(by, episode)):
        return _("Schrijf in een paar woorden waarom u deze zorgepisode intrekt.")
    return why_not_write(explanation)


def why_not_put_back(by: Access, episode: Episode, explanation: str) -> str | None:
    if not may_withdraw(by, episode.organisation.lvr_number):
        return _("U mag deze zorgepisode niet terugzetten. Vraag het iemand van uw organisatie die mag aanleveren.")
    if episode.standing is not EpisodeState.WITHDRAWN:
        return _("Deze zorgepisode is niet ingetrokken.")
    if _withdrawn_by_office(episode) and not acts_for_office(by, episode):
        return _("Het registratiebureau trok deze zorgepisode in. Vraag het bureau om die terug te zetten.")
    if not explanation.strip():
        return _("Schrijf in een paar woorden waarom u deze zorgepisode terugzet.")
    return why_not_write(explanation)


def _withdrawn_by_office(episode: Episode) -> bool:
    withdrawals = EpisodeDecision.objects.filter(episode=episode, change=Change.WITHDRAWN.value)
    last = withdrawals.order_by("id").last()
    return last is not None and last.by_office


def why_not_write(explanation: str) -> str | None:
    """Why these words cannot be kept; None when they can."""
    if len(explanation.strip()) > _MOST_WORDS:
        return _("Uw toelichting is te lang: gebruik hoogstens 500 tekens.")
    if _NINE_DIGITS.search(explanation):
        return _("Schrijf geen burgerservicenummer in de toelichting.")
    return None
