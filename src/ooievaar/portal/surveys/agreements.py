"""Agreements on results: a kraamzorg organisation sees what clients say of it while one that it accepted is valid."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ooievaar.portal.accounts.models import User
from ooievaar.portal.audit.actions import Action, record
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.surveys import agreement_texts
from ooievaar.portal.surveys.agreement_texts import AgreementText
from ooievaar.portal.surveys.models import ScoreAgreement

KIND = "kraamzorg"
GRACE_DAYS = 60


@dataclass(frozen=True)
class Standing:
    """Where an organisation stands: what it accepted last, and which text holds now.

    `last_day` is the last one on which an older text is valid; None while the text accepted is the newest.
    """

    text: AgreementText
    accepted: ScoreAgreement | None = None
    last_day: date | None = None

    @property
    def is_ended(self) -> bool:
        return self.accepted is not None and self.accepted.ended is not None

    @property
    def is_valid(self) -> bool:
        if self.accepted is None or self.is_ended:
            return False
        return self.last_day is None or timezone.localdate() <= self.last_day

    @property
    def is_to_accept(self) -> bool:
        return not self.is_valid or self.last_day is not None


def standing_of(organisation: Organisation) -> Standing:
    """Where this organisation stands today."""
    accepted = ScoreAgreement.objects.filter(organisation=organisation).select_related("by", "ended_by").first()
    return _standing(accepted)


def lasting_of(organisation: Organisation) -> ScoreAgreement | None:
    """The agreement of this organisation that nobody ended, also when its text is too old to be valid."""
    return ScoreAgreement.objects.filter(organisation=organisation, ended__isnull=True).first()


def all_standings() -> tuple[tuple[Organisation, Standing], ...]:
    """Every kraamzorg organisation, by name, with where it stands today."""
    rows = ScoreAgreement.objects.select_related("by", "ended_by").order_by("id")
    last = {row.organisation_id: row for row in rows}
    found = Organisation.objects.filter(kind=KIND).order_by("name", "pk")
    return tuple((each, _standing(last.get(each.pk))) for each in found)


def text_of(version: str) -> AgreementText:
    """The text with this version, as it was accepted.

    Raises:
        StopIteration: no such version was ever declared.
    """
    return next(text for text in agreement_texts.TEXTS if text.version == version)


def why_not_agreed(organisation: Organisation) -> str | None:
    """Why no agreement lets this kraamzorg organisation see results."""
    standing = standing_of(organisation)
    if standing.is_valid:
        return None
    if standing.accepted is None:
        return _("Kraamzorgorganisaties zien scores en opmerkingen na een overeenkomst met het registratiebureau.")
    if standing.is_ended:
        return _("De overeenkomst met het registratiebureau is beëindigd. Daarom ziet u geen scores en opmerkingen.")
    return _(
        "De tekst van de overeenkomst is veranderd, en uw organisatie heeft de nieuwe nog niet aanvaard. Daarom ziet u "
        "geen scores en opmerkingen."
    )


@transaction.atomic
def accept(*, organisation: Organisation, version: str, by: User | None) -> ScoreAgreement:
    """Accept the text on behalf of an organisation, in the place of an older one.

    Args:
        organisation: kraamzorg.
        version: of the text that was read.
        by: who may decide for the organisation.

    Raises:
        Refused: it gives other care, it has accepted this text already, or another text holds by now.
    """
    # Two who accept at once wait for each other here.
    own = Organisation.objects.select_for_update().get(pk=organisation.pk)
    standing = standing_of(own)
    if sentence := _why_not_accept(own, standing, version):
        raise Refused(sentence)
    if standing.accepted is not None and not standing.is_ended:
        _close(standing.accepted, by)
    accepted = ScoreAgreement.objects.create(organisation=own, version=version, by=by)
    _record(Action.SCORE_AGREEMENT_ACCEPTED, accepted, by)
    return accepted


@transaction.atomic
def end(*, agreement: ScoreAgreement, by: User | None) -> None:
    """End an agreement, by either side: its organisation sees no results any more. Twice changes nothing."""
    found = ScoreAgreement.objects.select_for_update().filter(pk=agreement.pk, ended__isnull=True).first()
    if found is not None:
        _close(found, by)
        _record(Action.SCORE_AGREEMENT_ENDED, found, by)


def _why_not_accept(organisation: Organisation, standing: Standing, version: str) -> str | None:
    if organisation.kind != KIND:
        return _("Alleen kraamzorgorganisaties sluiten deze overeenkomst.")
    if version != standing.text.version:
        return _("De tekst is intussen veranderd. Lees de nieuwe voordat u die aanvaardt.")
    if not standing.is_to_accept:
        return _("Uw organisatie heeft deze tekst al aanvaard. U hoeft niets te doen.")
    return None


def _standing(accepted: ScoreAgreement | None) -> Standing:
    texts = _texts_so_far()
    if accepted is None:
        return Standing(texts[-1])
    older = [text.version for text in agreement_texts.TEXTS].index(accepted.version)
    newer = texts[older + 1 :]
    return Standing(texts[-1], accepted, newer[0].since + timedelta(days=GRACE_DAYS) if newer else None)


def _texts_so_far() -> Sequence[AgreementText]:
    """Those that are offered by now; the first one always, whatever the clock of this machine says."""
    first, later = agreement_texts.TEXTS[0], agreement_texts.TEXTS[1:]
    return (first, *(text for text in later if text.since <= timezone.localdate()))


def _close(agreement: ScoreAgreement, by: User | None) -> None:
    agreement.ended, agreement.ended_by = timezone.now(), by
    agreement.save(update_fields=["ended", "ended_by"])


def _record(action: Action, agreement: ScoreAgreement, by: User | None) -> None:
    lvr, details = agreement.organisation.lvr_number, {"version": agreement.version}
    record(action, by=by, organisation=lvr, about=f"agreement {agreement.pk}", details=details)
