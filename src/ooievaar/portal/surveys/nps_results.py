"""Results of the NPS+ of 2018 to 2022: taking them in, and showing them beside the country."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from ooievaar.portal.accounts.models import User
from ooievaar.portal.audit.actions import Action, record
from ooievaar.portal.organisations.models import Vsv
from ooievaar.portal.organisations.refusal import Refused
from ooievaar.portal.surveys.models import NpsResult
from ooievaar.questionnaires import MINIMUM, nps


@dataclass(frozen=True)
class NpsRow:
    """One kind of carer in one year: a VSV and the country; None where too few answered to show it."""

    year: int
    about: str
    vsv: nps.NpsScore | None
    country: nps.NpsScore | None


def import_nps(*, content: bytes, replaces: bool, by: User | None) -> int | nps.NpsChecked:
    """Take in a whole file of results, or nothing; gives how many, or what is wrong.

    Args:
        content: the file.
        replaces: whether results of the same year, VSV and carer may be replaced.
        by: who imports; None for a command.

    Raises:
        Refused: there are results of the same already.
    """
    checked = nps.check_nps(content, frozenset(Vsv.objects.values_list("number", flat=True)))
    return checked if checked.is_refused else _imported(checked.results, replaces, by)


@transaction.atomic
def _imported(results: Collection[nps.NpsResult], replaces: bool, by: User | None) -> int:
    same = Q()
    for each in results:
        same |= Q(year=each.year, vsv=each.vsv, about=each.about)
    there = NpsResult.objects.filter(same)
    if (count := there.count()) and not replaces:
        raise Refused(_("Van %(n)s regels zijn er al uitkomsten. Kies vervangen als deze beter zijn.") % {"n": count})
    there.delete()
    NpsResult.objects.bulk_create(NpsResult(**vars(each)) for each in results)
    years = sorted({each.year for each in results})
    details = {"results": len(results), "years": years, "replaced": count}
    record(Action.NPS_IMPORTED, by=by, about=f"nps {years[0]}-{years[-1]}", details=details)
    return len(results)


def nps_rows(vsv: str, seen: Collection[str]) -> tuple[NpsRow, ...]:
    """Every year and kind of carer, the newest year first: a VSV beside the country.

    Args:
        vsv: its number.
        seen: the VSVs whose scores the reader can see; the country is shown only when ten answers are of others.
    """
    rows = [_row(results, vsv, frozenset(seen)) for results in _by_year_and_carer().values()]
    return tuple(sorted(rows, key=lambda row: (-row.year, nps.ABOUT.index(row.about))))


def _by_year_and_carer() -> dict[tuple[int, str], list[NpsResult]]:
    found: dict[tuple[int, str], list[NpsResult]] = defaultdict(list)
    for each in NpsResult.objects.all():
        found[each.year, each.about].append(each)
    return found


def _row(results: Sequence[NpsResult], vsv: str, seen: frozenset[str]) -> NpsRow:
    own = next((each for each in results if each.vsv == vsv), None)
    others = sum(each.yes + each.no_opinion + each.no for each in results if each.vsv not in seen)
    country = _score(results) if others >= MINIMUM else None
    return NpsRow(results[0].year, results[0].about, _score([own]) if own else None, country)


def _score(results: Sequence[NpsResult]) -> nps.NpsScore | None:
    yes, no_opinion, no = (sum(getattr(each, name) for each in results) for name in ("yes", "no_opinion", "no"))
    return nps.nps_score(yes, no_opinion, no)
