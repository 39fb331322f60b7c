"""What is missing in an organisation's own births for the figures of the newest cut: counts, and its own dossiers.

Only births that the organisation itself registered, and only by its own dossier numbers: who else told of a birth, and
what they told, is not shown here.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from ooievaar import main
from ooievaar.portal.audit.actions import Action, record
from ooievaar.portal.figures.tracing import CountedCut, counted_cuts
from ooievaar.portal.organisations.access import Access
from ooievaar.portal.organisations.permissions import Permission
from ooievaar.portal.submissions.dossiers import Dossier, dossiers_of
from ooievaar.portal.submissions.tracing import rows_of
from ooievaar.records import Column


@dataclass(frozen=True)
class LackingFact:
    """A fact of births or children that is unknown, of how many own births, and for which indicators it is needed."""

    fact: Column
    births: int
    indicators: tuple[str, ...]


@dataclass(frozen=True)
class Overview:
    """The own births that are undetermined for any indicator; `by_indicator` counts them in the order of the set."""

    cut: CountedCut
    births: int
    facts: tuple[LackingFact, ...]
    by_indicator: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class ItemToFill:
    """An item of the message behind a fact. `told` says whether the own message has it: then it is there, unusable.

    None when that cannot be seen, as the item is kept sealed.
    """

    item: Column
    told: bool | None


@dataclass(frozen=True)
class LackingCase:
    """One own dossier of a birth of which one fact is unknown."""

    dossier: Dossier
    month: int | None
    fact: Column
    items: tuple[ItemToFill, ...]
    indicators: tuple[str, ...]


@dataclass(frozen=True)
class _Lack:
    """One birth of which one fact is unknown, for itself or for one of its children."""

    fact: Column
    birth_id: str
    month: int | None
    episodes: tuple[str, ...]
    indicators: tuple[str, ...]


def overview(access: Access) -> Overview | None:
    """Counts over the own births; None while there is no cut."""
    cut = _newest()
    if cut is None:
        return None
    found = _lacks(cut, access)
    facts = {lack.fact.name: lack.fact for lack in found}
    by_fact = (_fact(fact, [lack for lack in found if lack.fact.name == name]) for name, fact in facts.items())
    needed = dict.fromkeys(code for lack in found for code in lack.indicators)
    return Overview(
        cut=cut,
        births=len({lack.birth_id for lack in found}),
        facts=tuple(sorted(by_fact, key=lambda each: (-each.births, each.fact.name))),
        by_indicator=tuple(
            (code, len({lack.birth_id for lack in found if code in lack.indicators})) for code in needed
        ),
    )


@transaction.atomic
def look(
    *, by: Access, fact: str | None = None, first: int = 0, count: int | None = None
) -> tuple[tuple[LackingCase, ...], int]:
    """The own dossiers behind the counts, of one fact or of all, and how many there are; writes down who looked."""
    cut = _newest()
    if cut is None or not by.may(Permission.SEE_SUBMISSIONS):
        return (), 0
    found = [lack for lack in _lacks(cut, by) if fact in (None, lack.fact.name)]
    own = [(lack, episode) for lack in found for episode in lack.episodes]
    shown = own[first : None if count is None else first + count]
    cases = _cases(by, shown)
    lvr = by.organisation.lvr_number
    details = {"fact": fact or "", "cut": cut.folder, "cases": len(cases)}
    record(Action.LACKING_VIEWED, by=by.user, organisation=lvr, about=f"organisation {lvr}", details=details)
    return cases, len(own)


def _newest() -> CountedCut | None:
    """The newest cut of the newest reporting year."""
    return max(counted_cuts(), key=lambda cut: (cut.year, cut.computation), default=None)


def _fact(fact: Column, lacks: Iterable[_Lack]) -> LackingFact:
    lacks = tuple(lacks)
    needed = dict.fromkeys(code for lack in lacks for code in lack.indicators)
    return LackingFact(fact, len({lack.birth_id for lack in lacks}), tuple(needed))


def _lacks(cut: CountedCut, access: Access) -> list[_Lack]:
    """One per fact and own birth, in that order; parts of an indicator count as the indicator."""
    needed: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    found: dict[tuple[str, str], tuple[main.Lacking, Column]] = {}
    for lacking in main.lacking(cut.path, access.organisation.lvr_number):
        one = lacking.explained
        for name in (name for verdict in one.verdicts for name in verdict.items):
            key = (name, one.birth_id)
            found.setdefault(key, (lacking, one.indicator.counts[name]))
            needed[key][one.indicator.code] = None
    return [_lack(*found[key], tuple(needed[key])) for key in sorted(found)]


def _lack(lacking: main.Lacking, fact: Column, indicators: tuple[str, ...]) -> _Lack:
    return _Lack(fact, lacking.explained.birth_id, lacking.month, lacking.episodes, indicators)


def _cases(access: Access, found: list[tuple[_Lack, str]]) -> tuple[LackingCase, ...]:
    """With the dossier of each, and what its message tells; an episode that one may not see is left out."""
    episodes = list(dict.fromkeys(episode for _lack, episode in found))
    dossiers = {each.episode: each for each in dossiers_of(access, episodes)}
    told = rows_of(access, episodes)
    return tuple(
        LackingCase(
            dossier=dossiers[episode],
            month=lack.month,
            fact=lack.fact,
            items=_items(lack.fact, told[episode]),
            indicators=lack.indicators,
        )
        for lack, episode in found
        if episode in dossiers
    )


def _items(fact: Column, rows) -> tuple[ItemToFill, ...]:
    """The items to fill in: those that the own message lacks; when it lacks none, all, to be looked at again."""
    items = [ItemToFill(item, None if item.identifies else _tells(item, rows)) for item in main.origins(fact.name)]
    empty = tuple(each for each in items if each.told is False)
    return empty or tuple(items)


def _tells(item: Column, rows) -> bool:
    return any(row.get(item.name) not in (None, []) for table in main.tables_of(item) for row in rows.get(table, ()))
