"""What changes doubtful links: keeping what a computation found, deciding, undoing."""

from django.db import transaction
from django.utils import timezone

from ooievaar import linkage, main
from ooievaar.portal.audit.actions import Action, record
from ooievaar.portal.links import rules
from ooievaar.portal.links.models import DoubtfulPair, Examination, PairDecision, PairOfEpisodes
from ooievaar.portal.links.pairs import key_of, sealed
from ooievaar.portal.links.queries import standing
from ooievaar.portal.links.states import Verdict
from ooievaar.portal.organisations.access import Access
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.submissions.compared import compared_episodes

BATCH = 500


def keep(*, computation: int, year: int, report: main.CutReport) -> None:
    """Keep what making a cut told about its links, in the transaction that saves the cut.

    The pairs of earlier cuts of the year go: nobody decides by them any more. What was decided stays.
    """
    DoubtfulPair.objects.filter(examination__year=year).delete()
    made = Examination.objects.create(
        computation_id=computation, year=year, providers=report.providers.rows(), bounds=report.bounds.rows()
    )
    DoubtfulPair.objects.bulk_create((_row(made, pair) for pair in report.pairs), BATCH)


def _row(examination: Examination, pair: linkage.Pair) -> DoubtfulPair:
    return DoubtfulPair(
        examination=examination,
        key=key_of(pair.one, pair.other),
        one=pair.one,
        other=pair.other,
        one_lvr=pair.providers[0],
        other_lvr=pair.providers[1],
        probability=pair.probability,
        weight=pair.weight,
        is_linked=pair.is_linked,
        explanation=sealed(pair),
    )


@transaction.atomic
def decide(*, by: Access, key: str, verdict: Verdict, reason: str) -> PairDecision:
    """Remember what somebody says of a pair; it takes the place of what was decided before.

    It counts from the next cut on, for every year.

    Raises:
        Refused: the pair is gone, a reason is missing, or other decisions contradict it.
    """
    # One at a time, or two people could decide what contradicts each other.
    list(Examination.objects.select_for_update().order_by("pk")[:1])
    held = {each.key: each for each in PairDecision.objects.filter(undone__isnull=True)}
    pair = _pair(key)
    now = compared_episodes((pair.one, pair.other)) if pair else {}
    if pair is None or len(now) < len((pair.one, pair.other)):
        raise Refused(rules.no_such_pair())
    if sentence := rules.why_not_decide((pair.one, pair.other), verdict, reason, standing()):
        raise Refused(sentence)
    if key in held:
        _end(held[key], by)
    made = PairDecision.objects.create(
        key=key,
        one=pair.one,
        other=pair.other,
        verdict=verdict.value,
        reason=reason.strip(),
        marks={identity: dict(each.marks) for identity, each in now.items()},
        by=by.user,
    )
    _tell(Action.PAIR_DECIDED, by, made)
    return made


@transaction.atomic
def undo(*, by: Access, key: str) -> None:
    """Take back what was decided about a pair: from the next cut on the comparison decides again.

    Raises:
        Refused: nothing stands.
    """
    held = PairDecision.objects.select_for_update(of=("self",)).filter(key=key, undone__isnull=True).first()
    if held is None:
        raise Refused(rules.nothing_to_undo())
    _end(held, by)
    _tell(Action.PAIR_UNDONE, by, held)


def _pair(key: str) -> PairOfEpisodes | None:
    newest = DoubtfulPair.objects.filter(key=key).order_by("-examination").first()
    return newest or PairDecision.objects.filter(key=key).first()


def _end(decision: PairDecision, by: Access) -> None:
    decision.undone, decision.undone_by = timezone.now(), by.user
    decision.save(update_fields=["undone", "undone_by"])


def _tell(action: Action, by: Access, decision: PairDecision) -> None:
    details = {"verdict": decision.verdict, "decision": decision.pk}
    record(action, by=by.user, organisation=by.organisation.lvr_number, about=f"pair {decision.key}", details=details)
