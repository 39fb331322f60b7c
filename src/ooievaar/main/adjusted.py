"""Figures beside what was to be expected of whom a unit cares for, and what may be shown of that."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import polars as pl

from ooievaar import disclosure, indicators, records, statistics, warehouse
from ooievaar.main.figures import PUBLIC, Frames, Shown

type UnitKey = tuple[str, str, str]  # indicator, level, unit
type Shares = Mapping[str, tuple[float | None, ...]]

CHANGED_TOO_LITTLE = "Niet vergeleken, omdat het cijfer van een eerdere berekening is."
TOO_FEW_EXPECTED = "Er waren te weinig gevallen te verwachten om te vergelijken."


@dataclass(frozen=True)
class DisclosedAdjustment:
    """Observed and expected of one unit as they may be shown; or in Dutch why not.

    `ratio` and its bounds are observed / expected with two decimals; `value`, `lower` and `upper` are what the figure
    would be with the mix of the country, in per cent with one decimal. All follow from the shown counts.
    """

    observed: int | None = None
    expected: float | None = None
    ratio: float | None = None
    ratio_lower: float | None = None
    ratio_upper: float | None = None
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    hidden: str | None = None


def adjust(*, cut: Path, year: int, engine: str = warehouse.DUCKDB) -> dict[str, indicators.Adjustment]:
    """The indicators of this year that are compared for case-mix, by code."""
    covering = [indicator for indicator in indicators.OF_BIRTHS if indicator.covers(year)]
    mixes = [(indicator, indicators.case_mix(indicator.code, year)) for indicator in covering]
    with warehouse.open_cut(cut, engine) as opened:
        return {indicator.code: indicators.adjust(opened, indicator, year, mix) for indicator, mix in mixes if mix}


def disclose_adjusted(figures: pl.DataFrame, shown: Shown) -> dict[UnitKey, DisclosedAdjustment]:
    """What may be shown of `records.ADJUSTED`, given what is shown of the figures themselves.

    An expected number is made of counts: it is shown where the figure is, and nowhere else, so that whoever subtracts
    finds the same hidden units together as with the figures. What stays as it was shown before is not compared anew.
    """
    keys = figures.select("indicator", "level", "unit", "expected").iter_rows()
    return {
        (indicator, level, unit): _disclosed(
            shown[indicator, None, level, unit], shown[indicator, None, "country", "NL"], expected
        )
        for indicator, level, unit, expected in keys
    }


def _disclosed(figure: disclosure.Disclosed, country: disclosure.Disclosed, raw_expected: float) -> DisclosedAdjustment:
    if figure.value is None or not country.value or not country.denominator or figure.numerator is None:
        return DisclosedAdjustment(hidden=figure.hidden or country.hidden or TOO_FEW_EXPECTED)
    if figure.is_earlier or country.is_earlier:
        return DisclosedAdjustment(hidden=CHANGED_TOO_LITTLE)
    expected = _rounded(raw_expected, 1)
    if expected < 1:
        return DisclosedAdjustment(hidden=TOO_FEW_EXPECTED)
    found = statistics.compare_counts(figure.numerator, expected, (country.numerator or 0) / country.denominator)
    return DisclosedAdjustment(
        observed=figure.numerator,
        expected=expected,
        ratio=_rounded(found.ratio, 2),
        ratio_lower=_rounded(found.ratio_lower, 2),
        ratio_upper=_rounded(found.ratio_upper, 2),
        value=_rounded(100 * found.adjusted, 1),
        lower=_rounded(100 * found.lower, 1),
        upper=_rounded(100 * found.upper, 1),
    )


def disclose_mixes(
    adjustments: Mapping[str, indicators.Adjustment], shown: Shown, register: Frames, year: int
) -> dict[UnitKey, Shares]:
    """Per unit and characteristic the share of each level, in per cent of those of whom it is known; None is hidden.

    Within one computation held to the rule for everyone: neither the children with a level nor those without it may be
    fewer than ten, nor follow by subtraction. A unit whose figure is hidden has no mix, nor has one whose figure is of
    an earlier computation: so between two mixes lie ten births or more, or none.
    """
    parents = disclosure.nesting(register["vsvs"], register["organisations"], register["memberships"], year)
    found: dict[UnitKey, Shares] = {}
    for indicator, adjustment in adjustments.items():
        cells = disclosure.disclose(
            records.FIGURES.frame(_as_figures(adjustment.mixes, year)), PUBLIC, parents, interval=statistics.wilson
        )
        for level, unit in adjustment.mixes.select("level", "unit").unique().iter_rows():
            figure = shown.get((indicator, None, level, unit))
            if figure is not None and figure.value is not None and not figure.is_earlier:
                found[indicator, level, unit] = _shares(indicators.case_mix(indicator, year), (level, unit), cells)
    return found


def _shares(mix: indicators.CaseMix | None, unit: disclosure.Unit, cells: Shown) -> Shares:
    return {
        each.name: tuple(cells[each.name, str(number), *unit].value for number in range(len(each.levels)))
        for each in (mix.shown if mix else ())
    }


def _as_figures(mixes: pl.DataFrame, year: int) -> Iterable[dict[str, object]]:
    """Each characteristic as an indicator that is divided in parts, as disclosure knows them."""
    constant = {"year": year, "version": year, "undetermined": 0.0, "outside": 0.0}
    for row in mixes.iter_rows(named=True):
        key = {"indicator": row["characteristic"], "level": row["level"], "unit": row["unit"]}
        if row["number"] == 0:
            yield {**constant, **key, "part": None, "numerator": None, "denominator": row["known"]}
        yield {**constant, **key, "part": str(row["number"]), "numerator": row["count"], "denominator": row["known"]}


def _rounded(value: float, decimals: int) -> float:
    return float(Decimal(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))
