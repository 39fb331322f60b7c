"""When a decision about a pair can be taken; each rule gives the sentence that is shown when not."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from ooievaar import linkage
from ooievaar.portal.links.states import Verdict
from ooievaar.portal.submissions.rules import why_not_write

type Pair = tuple[str, str]


def why_not_decide(pair: Pair, verdict: Verdict, reason: str, standing: Iterable[linkage.Decision]) -> str | None:
    """Why this cannot be decided, given what else stands; None when it is fine."""
    if not reason.strip():
        return _("Schrijf in een paar woorden waarom.")
    if sentence := why_not_write(reason):
        return sentence
    others = [decision for decision in standing if decision.pair != pair]
    if verdict is Verdict.APART and _joined(others, pair):
        return _("Andere besluiten brengen deze twee registraties samen. Maak die eerst ongedaan.")
    if verdict is Verdict.TOGETHER and _kept_apart(others, pair):
        return _("Andere besluiten houden deze twee registraties uit elkaar. Maak die eerst ongedaan.")
    return None


def no_such_pair() -> str:
    return _("Dit paar staat niet meer in de lijst: een van de registraties is ingetrokken of samengevoegd.")


def nothing_to_undo() -> str:
    return _("Over dit paar staat geen besluit.")


def _joined(decisions: Iterable[linkage.Decision], pair: Pair) -> bool:
    one, other = pair
    return other in _groups(decisions).get(one, {one})


def _kept_apart(decisions: list[linkage.Decision], pair: Pair) -> bool:
    """Whether joining these two would bring together, through others, two that were said to be apart."""
    joined = linkage.Decision(*pair, is_together=True)
    homes = _groups([*decisions, joined])
    return any(not each.is_together and each.other in homes.get(each.one, {each.one}) for each in decisions)


def _groups(decisions: Iterable[linkage.Decision]) -> dict[str, set[str]]:
    """For each episode all those that decisions put together with it."""
    homes: dict[str, set[str]] = {}
    for each in decisions:
        if each.is_together:
            group = homes.get(each.one, {each.one}) | homes.get(each.other, {each.other})
            homes.update(dict.fromkeys(group, group))
    return homes
