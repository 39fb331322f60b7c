"""What others ask about case-mix; everything here has been through disclosure."""

from collections.abc import Mapping
from dataclasses import dataclass

from ooievaar import indicators
from ooievaar.main import DisclosedAdjustment
from ooievaar.portal.figures.models import ShownAdjustment
from ooievaar.portal.figures.queries import COUNTRY, Unit, latest_computation, units_of
from ooievaar.portal.organisations.access import Access

VALUES = ("observed", "expected", "ratio", "ratio_lower", "ratio_upper", "value", "lower", "upper")


@dataclass(frozen=True)
class AdjustedUnit:
    """One unit beside what was to be expected of whom it cares for.

    `mix` holds per characteristic the share of every level in per cent, None where hidden; empty when all of it is.
    `shown` is None where there was no model to compare with.
    """

    unit: Unit
    shown: DisclosedAdjustment | None
    mix: Mapping[str, tuple[float | None, ...]]


@dataclass(frozen=True)
class AdjustedComparison:
    """One indicator that is compared for case-mix: own unit, own VSV(s), country."""

    year: int
    case_mix: indicators.CaseMix
    units: tuple[AdjustedUnit, ...]

    @property
    def country(self) -> AdjustedUnit | None:
        return next((each for each in self.units if each.unit.level == COUNTRY[0]), None)

    @property
    def compared(self) -> tuple[AdjustedUnit, ...]:
        """All but the country, which is what they are compared with."""
        return tuple(each for each in self.units if each.unit.level != COUNTRY[0])


def adjusted(access: Access, year: int, indicator: str, *, computation: int | None = None) -> AdjustedComparison | None:
    """The units that someone may compare; None for an indicator that is not compared for case-mix, or was not yet."""
    case_mix = indicators.case_mix(indicator, year)
    if case_mix is None:
        return None
    rows = ShownAdjustment.objects.filter(computation=computation or latest_computation(year), indicator=indicator)
    # Units are few: the own one, its VSVs and the country.
    units = units_of(access, year)
    found = {(row.level, row.unit): row for row in rows.filter(unit__in=[unit.number for unit in units])}
    compared = tuple(
        _unit(unit, found[unit.level, unit.number]) for unit in units if (unit.level, unit.number) in found
    )
    return AdjustedComparison(year, case_mix, compared) if compared else None


def _unit(unit: Unit, row: ShownAdjustment) -> AdjustedUnit:
    values = {name: getattr(row, name) for name in VALUES}
    shown = DisclosedAdjustment(**values, hidden=row.hidden or None) if row.hidden or row.value is not None else None
    return AdjustedUnit(unit, shown, {name: tuple(shares) for name, shares in row.mix.items()})
