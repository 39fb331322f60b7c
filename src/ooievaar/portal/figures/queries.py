"""What others ask about figures. Everything here but the office's own queries has been through disclosure."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db.models import Q
from django.utils.translation import gettext as _

from ooievaar import indicators
from ooievaar.disclosure import Disclosed
from ooievaar.portal.figures.models import Computation, Figure, ShownFigure
from ooievaar.portal.figures.states import State
from ooievaar.portal.figures.successive import SCORES
from ooievaar.portal.organisations.access import Access
from ooievaar.portal.organisations.models import Organisation, Vsv

COUNTRY = ("country", "NL")


@dataclass(frozen=True)
class Unit:
    """What a figure is about: `level` is country, vsv, hospital or practice."""

    level: str
    number: str
    name: str
    is_own: bool = False


@dataclass(frozen=True)
class UnitFigure:
    """One disclosed figure of one unit."""

    unit: Unit
    shown: Disclosed


@dataclass(frozen=True)
class Comparison:
    """One indicator, or one part of it, for the units side by side: own, VSV(s), country."""

    year: int
    indicator: str
    part: str | None
    version: int
    figures: tuple[UnitFigure, ...]

    @property
    def country(self) -> Disclosed | None:
        return next((each.shown for each in self.figures if each.unit.level == "country"), None)

    @property
    def vsvs(self) -> tuple[UnitFigure, ...]:
        return tuple(each for each in self.figures if each.unit.level == "vsv")

    @property
    def own(self) -> UnitFigure | None:
        """The figure of the own practice or hospital; kraamzorg has none."""
        return next((each for each in self.figures if each.unit.is_own), None)


@dataclass(frozen=True)
class FunnelPoint:
    """One VSV in a funnel. Only the own VSVs carry a number and a name: the others' figures are not public yet."""

    unit: str
    name: str
    numerator: int
    denominator: int
    value: float
    is_own: bool


@dataclass(frozen=True)
class Funnel:
    """All VSVs of one indicator; `hidden` counts those that are too small to show; `target` is the country's."""

    year: int
    indicator: str
    part: str | None
    target: Disclosed | None
    points: tuple[FunnelPoint, ...]
    hidden: int


def years_with_figures() -> tuple[int, ...]:
    """Reporting years that have figures, newest first."""
    done = Computation.objects.filter(state=State.DONE).order_by("-year")
    return tuple(dict.fromkeys(done.values_list("year", flat=True)))


def latest_computation(year: int) -> int | None:
    """The newest finished computation of a year: what mirror information shows."""
    return Computation.objects.filter(year=year, state=State.DONE).values_list("pk", flat=True).first()


def latest_cut_folder(year: int) -> Path | None:
    """Where the cut of that computation lies; None when the year was never computed."""
    found = Computation.objects.filter(year=year, state=State.DONE, cut__isnull=False).select_related("cut").first()
    return found.cut.path if found and found.cut else None


def open_computation(year: int) -> int | None:
    """The computation of this year that hospitals can approve now."""
    found = Computation.objects.filter(year=year, opened__isnull=False, closed__isnull=True)
    return found.values_list("pk", flat=True).first()


def open_years() -> tuple[int, ...]:
    """Reporting years that are open for approval, newest first."""
    found = Computation.objects.filter(opened__isnull=False, closed__isnull=True).order_by("-year")
    return tuple(found.values_list("year", flat=True))


def opened_computation(year: int) -> int | None:
    """The computation of this year that was opened last, whether or not it has been closed since."""
    found = Computation.objects.filter(year=year, opened__isnull=False).order_by("-opened", "-pk")
    return found.values_list("pk", flat=True).first()


def cut_checksum(computation: int) -> str:
    """The checksum of the cut that a finished computation counted."""
    return Computation.objects.values_list("cut__checksum", flat=True).get(pk=computation)


def own_vsvs(organisation: Organisation, year: int) -> tuple[Vsv, ...]:
    """The VSVs an organisation belonged to on the last day of a reporting year."""
    day = date(year, 12, 31)
    lasting = Q(memberships__end_date__isnull=True) | Q(memberships__end_date__gte=day)
    mine = Vsv.objects.filter(lasting, memberships__organisation=organisation, memberships__start_date__lte=day)
    return tuple(mine.distinct())


def births_of_vsv(vsv: str, year: int) -> int | None:
    """The births that the registry counts for a VSV in a year, as they were shown; None when they were not.

    From the opened computation, else the newest: births with a known place, and those of which it is not known.
    """
    chosen = opened_computation(year) or latest_computation(year)
    found = ShownFigure.objects.filter(computation=chosen, level="vsv", unit=vsv, indicator="place_of_birth")
    counts = found.filter(denominator__isnull=False).values_list("denominator", "undetermined")
    return max(((known or 0) + (undetermined or 0) for known, undetermined in counts), default=None)


def units_of(access: Access, year: int) -> tuple[Unit, ...]:
    """What an organisation may compare: itself, its VSV(s), the country."""
    organisation = access.organisation
    vsvs = own_vsvs(organisation, year)
    own = [Unit(organisation.kind, organisation.lvr_number, organisation.name, is_own=True)]
    return (
        *(own if organisation.kind in ("practice", "hospital") else []),
        *(Unit("vsv", vsv.number, vsv.name) for vsv in vsvs),
        Unit(*COUNTRY, _("Nederland")),
    )


def comparisons(
    access: Access, year: int, *, indicator: str | None = None, computation: int | None = None
) -> tuple[Comparison, ...]:
    """Own unit, own VSV(s) and country for every indicator and part, in the order of the set; disclosed.

    Args:
        access: who looks, for which organisation.
        year: the reporting year.
        indicator: only this one, with its parts.
        computation: another computation than the newest finished one, such as the one open for approval.
    """
    chosen = computation or latest_computation(year)
    if chosen is None:
        return ()
    units = units_of(access, year)
    rows = _shown(chosen, indicator).filter(_among(units))
    return _compared(year, rows, {(unit.level, unit.number): unit for unit in units})


def trend(access: Access, indicator: str, part: str | None = None) -> tuple[Comparison, ...]:
    """One indicator or part over the years, oldest first; a new `version` is a break in the line."""
    per_year = (comparisons(access, year, indicator=indicator) for year in reversed(years_with_figures()))
    return tuple(each for year in per_year for each in year if each.part == part)


def funnel(
    access: Access, year: int, indicator: str, part: str | None = None, *, computation: int | None = None
) -> Funnel:
    """All VSVs of one indicator or part beside each other, disclosed, with only the own ones named."""
    chosen = computation or latest_computation(year)
    own = {vsv.number: vsv.name for vsv in own_vsvs(access.organisation, year)}
    rows = list(_shown(chosen, indicator).filter(part=part or "", level="vsv").order_by("denominator", "pk"))
    target = _shown(chosen, indicator).filter(part=part or "", level="country").first()
    points = tuple(point for row in rows if (point := _point(row, own)))
    return Funnel(year, indicator, part, _disclosed(target) if target else None, points, len(rows) - len(points))


def digests(computation: int, vsv: str | None = None) -> dict[tuple[str, str], str]:
    """For each (VSV number, indicator) what the hospital approves, as a digest of its exact values and definition.

    Two computations give the same digest exactly when nothing a hospital approved has changed. Of a score what is shown
    is what is approved: a few answers that came later wait.
    """
    grouped: dict[tuple[str, str], list[list[object]]] = defaultdict(list)
    for rows, fields in (
        (Figure.objects.exclude(indicator__in=SCORES), _PINNED),
        (ShownFigure.objects.filter(indicator__in=SCORES), _PINNED_OF_SCORES),
    ):
        found = rows.filter(computation=computation, level="vsv", **({"unit": vsv} if vsv else {})).order_by("part")
        for unit, indicator, *values in found.values_list("unit", "indicator", *fields):
            grouped[unit, indicator].append(values)
    return {key: hashlib.sha256(repr(values).encode()).hexdigest() for key, values in sorted(grouped.items())}


_PINNED = ("version", "part", "numerator", "denominator", "undetermined")
_PINNED_OF_SCORES = ("version", "part", "numerator", "denominator", "value", "respondents", "hidden")


def order(indicator: str, part: str | None) -> tuple[int, str, int]:
    """The place of an indicator and its part in the set, for sorting; what is no longer declared comes last."""
    codes = [each.code for each in indicators.INDICATORS]
    if indicator not in codes:
        return (len(codes), indicator, 0)
    parts = ["", *(p.code for version in indicators.find(indicator).versions for p in version.parts)]
    return (codes.index(indicator), indicator, parts.index(part or "") if (part or "") in parts else len(parts))


def _shown(computation: int | None, indicator: str | None):
    rows = ShownFigure.objects.filter(computation=computation)
    return rows.filter(indicator=indicator) if indicator else rows


def _among(units: Iterable[Unit]) -> Q:
    chosen = Q()
    for unit in units:
        chosen |= Q(level=unit.level, unit=unit.number)
    return chosen


def _compared(year: int, rows: Iterable[ShownFigure], units: dict[tuple[str, str], Unit]) -> tuple[Comparison, ...]:
    grouped: dict[tuple[str, str], dict[tuple[str, str], ShownFigure]] = defaultdict(dict)
    for row in rows:
        grouped[row.indicator, row.part][row.level, row.unit] = row
    return tuple(_comparison(year, grouped[key], units) for key in sorted(grouped, key=lambda key: order(*key)))


def _comparison(year: int, found: dict[tuple[str, str], ShownFigure], units: dict[tuple[str, str], Unit]) -> Comparison:
    row = next(iter(found.values()))
    figures = (UnitFigure(unit, _disclosed(found[key])) for key, unit in units.items() if key in found)
    return Comparison(year, row.indicator, row.part or None, row.version, tuple(figures))


def _point(row: ShownFigure, own: dict[str, str]) -> FunnelPoint | None:
    if row.value is None or row.numerator is None or row.denominator is None:
        return None
    is_own = row.unit in own
    return FunnelPoint(
        unit=row.unit if is_own else "",
        name=own.get(row.unit, _("een ander VSV")),
        numerator=row.numerator,
        denominator=row.denominator,
        value=row.value,
        is_own=is_own,
    )


def _disclosed(row: ShownFigure) -> Disclosed:
    return Disclosed(
        numerator=row.numerator,
        denominator=row.denominator,
        value=row.value,
        lower=row.lower,
        upper=row.upper,
        undetermined=row.undetermined,
        hidden=row.hidden or None,
        is_earlier=row.is_earlier,
        respondents=row.respondents,
    )
