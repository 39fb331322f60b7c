"""Who invites: what each partnership agreed, per situation of care. Never changed, only followed by a later one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ooievaar.portal.accounts.models import User
from ooievaar.portal.audit.actions import Action, record
from ooievaar.portal.invitations.models import Agreement
from ooievaar.portal.organisations.models import Organisation, Vsv
from ooievaar.portal.organisations.queries import Partnership, all_partnerships, members_of, partnerships_of
from ooievaar.portal.organisations.refusal import Refused


class Situation(StrEnum):
    """Whose care a client had: it decides who can ask her."""

    MIDWIFE = "midwife"
    HOSPITAL = "hospital"


WORDS: Mapping[Situation, Promise | str] = {
    Situation.MIDWIFE: gettext_lazy("De cliënt was bij een verloskundigenpraktijk"),
    Situation.HOSPITAL: gettext_lazy("De cliënt was alleen bij het ziekenhuis"),
}


@dataclass(frozen=True)
class Agreed:
    """One agreement; without a name the partnership took an earlier one back."""

    situation: Situation
    lvr_number: str
    name: str
    since: date
    by: str


@dataclass(frozen=True)
class VsvAgreements:
    """What holds in one VSV, by situation, and all that was agreed before, the newest first."""

    vsv: Partnership
    now: Mapping[Situation, Agreed]
    history: tuple[Agreed, ...]

    @property
    def is_complete(self) -> bool:
        return len(self.now) == len(Situation)


@transaction.atomic
def agree(
    *, vsv: Vsv, situation: Situation, inviter: Organisation | None, acting: Organisation, by: User | None
) -> None:
    """Record who invites in this situation from today on; nobody in particular without an inviter.

    Raises:
        Refused: whoever records it, or who would invite, is no member of this VSV now.
    """
    members = members_of(vsv.number)
    if acting not in members:
        raise Refused(_("Alleen een organisatie uit dit VSV legt vast wie uitnodigt."))
    if inviter is not None and inviter not in members:
        raise Refused(_("Kies een organisatie die nu lid is van dit VSV."))
    Agreement.objects.create(vsv=vsv, situation=situation, organisation=inviter, since=timezone.localdate(), by=by)
    details = {"situation": situation.value, "inviter": inviter.lvr_number if inviter else ""}
    record(Action.INVITER_AGREED, by=by, organisation=acting.lvr_number, about=vsv.name, details=details)


def agreements_of(organisation: Organisation) -> tuple[VsvAgreements, ...]:
    """What was agreed in each VSV of this organisation."""
    return _agreements(partnerships_of(organisation, timezone.localdate()))


def all_agreements() -> tuple[VsvAgreements, ...]:
    """What was agreed in every VSV."""
    return _agreements(all_partnerships(timezone.localdate()))


def why_not_invite(organisation: Organisation) -> str | None:
    """Why this organisation does not invite clients by mail."""
    if organisation.kind == "office":
        return _("Het registratiebureau nodigt zelf niemand uit.")
    found = agreements_of(organisation)
    if any(each.lvr_number == organisation.lvr_number for one in found for each in one.now.values()):
        return None
    if organisation.kind == "kraamzorg":
        return _("Een kraamzorgorganisatie nodigt alleen uit als haar VSV dat zo heeft afgesproken.")
    if found and all(one.is_complete for one in found):
        names = dict.fromkeys(each.name for one in found for each in one.now.values())
        return _("In uw VSV is afgesproken dat %(names)s uitnodigt, zodat niemand twee keer gevraagd wordt.") % {
            "names": _(" of ").join(names)
        }
    return None


def is_unsettled(organisation: Organisation) -> bool:
    """Whether some situation in some VSV of this organisation, or its lack of any, leaves open who invites."""
    found = agreements_of(organisation)
    return not found or any(not one.is_complete for one in found)


def _agreements(partnerships: Iterable[Partnership]) -> tuple[VsvAgreements, ...]:
    return tuple(_of_vsv(each) for each in partnerships)


def _of_vsv(vsv: Partnership) -> VsvAgreements:
    """Who is no member any more cannot invite for this VSV, whatever was agreed."""
    rows = Agreement.objects.filter(vsv__number=vsv.number).select_related("organisation", "by").order_by("-id")
    history = tuple(_agreed(row) for row in rows)
    members = {member.lvr_number for member in vsv.members}
    latest = {situation: next((a for a in history if a.situation is situation), None) for situation in Situation}
    now = {situation: found for situation, found in latest.items() if found and found.lvr_number in members}
    return VsvAgreements(vsv, now, history)


def _agreed(row: Agreement) -> Agreed:
    number, name = (row.organisation.lvr_number, row.organisation.name) if row.organisation else ("", "")
    return Agreed(Situation(row.situation), number, name, row.since, row.by.name if row.by else "")
