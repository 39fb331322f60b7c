"""Looking at one pair: both records as linkage sees them. Every look is written down."""

from dataclasses import dataclass

from django.db import transaction

from ooievaar import linkage
from ooievaar.portal.audit.actions import Action, record
from ooievaar.portal.links.models import DoubtfulPair, PairDecision
from ooievaar.portal.links.pairs import opened
from ooievaar.portal.links.queries import DecisionView, changed_values, view_of
from ooievaar.portal.organisations.access import Access
from ooievaar.portal.organisations.models import Organisation
from ooievaar.portal.submissions.compared import ComparedEpisode, compared_episodes


@dataclass(frozen=True)
class PairView:
    """One pair with all that a person needs to decide.

    Attributes:
        key: the name of the pair.
        year: of the examination that found it; None when only a decision knows of it.
        sides: both episodes, None for one that was withdrawn or merged with another.
        organisations: what their senders are called.
        probability, weight, is_linked: as the last cut had it; None when it did not hold the pair.
        prior, weights: what the weight consists of; empty when that cannot be read any more.
        decisions: newest first.
        changed: names of the compared values that changed since the decision that stands.
    """

    key: str
    year: int | None
    sides: tuple[ComparedEpisode | None, ComparedEpisode | None]
    organisations: tuple[str, str]
    probability: float | None
    weight: float | None
    is_linked: bool | None
    prior: float | None
    weights: tuple[linkage.Weight, ...]
    decisions: tuple[DecisionView, ...]
    changed: frozenset[str]

    @property
    def standing(self) -> DecisionView | None:
        return next((each for each in self.decisions if each.undone is None), None)


@transaction.atomic
def look(*, by: Access, key: str) -> PairView | None:
    """One pair by its name; None when there is none. Writes down who looked at which two episodes."""
    pair = DoubtfulPair.objects.select_related("examination").filter(key=key).order_by("-examination").first()
    decisions = list(PairDecision.objects.select_related("by", "undone_by").filter(key=key))
    named = pair or (decisions[0] if decisions else None)
    if named is None:
        return None
    found = compared_episodes((named.one, named.other))
    details = {"episodes": sorted(each.id for each in found.values())}
    lvr_number = by.organisation.lvr_number
    record(Action.PAIR_VIEWED, by=by.user, organisation=lvr_number, about=f"pair {key}", details=details)
    return _view(pair, decisions, (found.get(named.one), found.get(named.other)))


def _view(
    pair: DoubtfulPair | None,
    decisions: list[PairDecision],
    sides: tuple[ComparedEpisode | None, ComparedEpisode | None],
) -> PairView:
    explained = opened(pair.explanation) if pair else None
    standing = next((each for each in decisions if each.undone is None), None)
    now = {side.identity: side for side in sides if side}
    return PairView(
        key=pair.key if pair else decisions[0].key,
        year=pair.examination.year if pair else None,
        sides=sides,
        organisations=_named(sides),
        probability=pair.probability if pair else None,
        weight=pair.weight if pair else None,
        is_linked=pair.is_linked if pair else None,
        prior=explained[0] if explained else None,
        weights=explained[1] if explained else (),
        decisions=tuple(map(view_of, decisions)),
        changed=changed_values(standing, now) if standing else frozenset(),
    )


def _named(sides: tuple[ComparedEpisode | None, ComparedEpisode | None]) -> tuple[str, str]:
    numbers = [side.lvr_number if side else "" for side in sides]
    names = dict(Organisation.objects.filter(lvr_number__in=numbers).values_list("lvr_number", "name"))
    return names.get(numbers[0], numbers[0]), names.get(numbers[1], numbers[1])
