"""How far the approval of a year is: for the hospital that approves, and for the office that watches."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from ooievaar.portal.approvals.models import Approval, Signature
from ooievaar.portal.approvals.states import INDICATOR_WORDS, VSV_WORDS, IndicatorState, VsvState
from ooievaar.portal.figures import queries as figures
from ooievaar.portal.figures.titles import named
from ooievaar.portal.organisations.access import Access
from ooievaar.portal.organisations.models import Organisation, Vsv


@dataclass(frozen=True)
class IndicatorStatus:
    """One indicator of one VSV: `by`, `organisation` and `moment` belong to its approval, empty without one."""

    indicator: str
    number: str
    title: str
    state: IndicatorState
    by: str = ""
    organisation: str = ""
    moment: datetime | None = None

    @property
    def words(self) -> str:
        return str(INDICATOR_WORDS[self.state])


@dataclass(frozen=True)
class SignatureStatus:
    """Who signed for a VSV, and when."""

    by: str
    organisation: str
    moment: datetime


@dataclass(frozen=True)
class VsvStatus:
    """One VSV in one computation: what is approved, what is not, whether it is signed."""

    year: int
    computation: int
    vsv_number: str
    vsv_name: str
    hospitals: tuple[str, ...]
    indicators: tuple[IndicatorStatus, ...]
    signature: SignatureStatus | None

    @property
    def approved(self) -> int:
        return sum(each.state is IndicatorState.APPROVED for each in self.indicators)

    @property
    def state(self) -> VsvState:
        if self.signature:
            return VsvState.SIGNED
        return VsvState.TO_SIGN if self.approved == len(self.indicators) else VsvState.TO_APPROVE

    @property
    def words(self) -> str:
        return str(VSV_WORDS[self.state])

    def of(self, indicator: str) -> IndicatorStatus | None:
        return next((each for each in self.indicators if each.indicator == indicator), None)


def status_for(access: Access, year: int) -> tuple[VsvStatus, ...]:
    """The VSV(s) of the organisation that `access` acts for, when the year is (or was last) open for approval."""
    numbers = [vsv.number for vsv in figures.own_vsvs(access.organisation, year)]
    return tuple(status for number in numbers if (status := of_vsv(year, number)))


def of_vsv(year: int, vsv: str) -> VsvStatus | None:
    """One VSV in the computation that was opened last; None when nothing was opened or it has no figures."""
    return next(iter(_statuses(year, vsv)), None)


def board(year: int) -> tuple[VsvStatus, ...]:
    """Every VSV with figures in the computation that was opened last, by name."""
    return _statuses(year)


def signed_vsvs(year: int) -> frozenset[str]:
    """Numbers of the VSVs whose present figures are signed for: those may become public."""
    return frozenset(status.vsv_number for status in board(year) if status.state is VsvState.SIGNED)


def digest_of_all(digests: Mapping[str, str]) -> str:
    """What a signature pins: the digests of all indicators of one VSV together."""
    return hashlib.sha256(repr(sorted(digests.items())).encode()).hexdigest()


def _statuses(year: int, vsv: str | None = None) -> tuple[VsvStatus, ...]:
    computation = figures.opened_computation(year)
    if computation is None:
        return ()
    digests: dict[str, dict[str, str]] = defaultdict(dict)
    for (number, indicator), digest in figures.digests(computation, vsv).items():
        digests[number][indicator] = digest
    facts = _Facts(year, computation, _approvals(year), _signatures(year), hospitals_by_vsv(year))
    names = dict(Vsv.objects.filter(number__in=digests).order_by("name").values_list("number", "name"))
    return tuple(_status(facts, number, name, digests[number]) for number, name in names.items())


@dataclass(frozen=True)
class _Facts:
    year: int
    computation: int
    approvals: Mapping[tuple[str, str], list[Approval]]
    signatures: Mapping[tuple[str, str], Signature]
    hospitals: Mapping[str, list[str]]


def _status(facts: _Facts, number: str, name: str, digests: Mapping[str, str]) -> VsvStatus:
    signature = facts.signatures.get((number, digest_of_all(digests)))
    ordered = sorted(digests, key=lambda code: figures.order(code, None))
    return VsvStatus(
        year=facts.year,
        computation=facts.computation,
        vsv_number=number,
        vsv_name=name,
        hospitals=tuple(facts.hospitals.get(number, ())),
        indicators=tuple(_indicator(facts, number, code, digests[code]) for code in ordered),
        signature=SignatureStatus(signature.by.name, signature.organisation.name, signature.moment)
        if signature
        else None,
    )


def _indicator(facts: _Facts, vsv: str, code: str, digest: str) -> IndicatorStatus:
    number, title = named(code, facts.year)
    earlier = facts.approvals.get((vsv, code), [])
    same = next((approval for approval in earlier if approval.digest == digest), None)
    if same is None:
        state = IndicatorState.CHANGED if earlier else IndicatorState.TO_APPROVE
        return IndicatorStatus(code, number, title, state)
    state = IndicatorState.APPROVED
    return IndicatorStatus(code, number, title, state, same.by.name, same.organisation.name, same.moment)


def _approvals(year: int) -> dict[tuple[str, str], list[Approval]]:
    found: dict[tuple[str, str], list[Approval]] = defaultdict(list)
    standing = Approval.objects.filter(year=year, withdrawn__isnull=True)
    for approval in standing.select_related("by", "organisation", "vsv"):
        found[approval.vsv.number, approval.indicator].append(approval)
    return found


def _signatures(year: int) -> dict[tuple[str, str], Signature]:
    signatures = Signature.objects.filter(year=year).select_related("by", "organisation", "vsv")
    return {(signature.vsv.number, signature.digest): signature for signature in signatures}


def hospitals_by_vsv(year: int) -> dict[str, list[str]]:
    """Names of the hospitals of each VSV on the last day of a reporting year."""
    day = date(year, 12, 31)
    lasting = Q(vsv_memberships__end_date__isnull=True) | Q(vsv_memberships__end_date__gte=day)
    hospitals = Organisation.objects.filter(lasting, kind="hospital", vsv_memberships__start_date__lte=day)
    found = defaultdict(list)
    for vsv, name in hospitals.values_list("vsv_memberships__vsv__number", "name"):
        found[vsv].append(name)
    return found
