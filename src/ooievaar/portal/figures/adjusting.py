"""Part of a computation: figures compared for case-mix, disclosed and saved with the figures themselves."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from ooievaar import indicators, main, records
from ooievaar.portal.figures.adjusted_models import AdjustedFigure, CaseMixModel, ShownAdjustment
from ooievaar.portal.figures.models import Computation
from ooievaar.portal.figures.successive import register_of, shown_of

BATCH = 2000


@dataclass(frozen=True)
class Adjusted:
    """Everything about case-mix of one computation, raw and as it may be shown."""

    adjustments: Mapping[str, indicators.Adjustment]
    shown: Mapping[main.UnitKey, main.DisclosedAdjustment]
    mixes: Mapping[main.UnitKey, main.Shares]


NOTHING = Adjusted({}, {}, {})


def adjusted(cut: Path, year: int, shown: main.Shown) -> Adjusted:
    """Compare the units of a cut, given what is shown of its figures."""
    found = main.adjust(cut=cut, year=year, engine=settings.ENGINE) if shown else {}
    if not found:
        return NOTHING
    disclosed: dict[main.UnitKey, main.DisclosedAdjustment] = {}
    for adjustment in found.values():
        disclosed |= main.disclose_adjusted(adjustment.figures, shown)
    return Adjusted(found, disclosed, main.disclose_mixes(found, shown, register_of(cut), year))


def save_adjusted(computation: Computation, found: Adjusted) -> None:
    """Within the transaction that saves the figures."""
    for indicator, adjustment in found.adjustments.items():
        CaseMixModel.objects.create(computation=computation, **_model(indicator, adjustment))
        rows = adjustment.figures.drop("year").to_dicts()
        AdjustedFigure.objects.bulk_create((AdjustedFigure(computation=computation, **row) for row in rows), BATCH)
    units = sorted(found.shown.keys() | found.mixes.keys())
    ShownAdjustment.objects.bulk_create(
        (_shown(computation, unit, found.shown.get(unit), found.mixes.get(unit)) for unit in units), BATCH
    )


def compare_exactly(computation: Computation) -> None:
    """Compare what was held back, now that its figures are told exactly (`successive.tell_exactly`)."""
    held = list(ShownAdjustment.objects.filter(computation=computation, hidden=main.CHANGED_TOO_LITTLE))
    if not held:
        return
    names = [name for name in records.ADJUSTED.names if name != "year"]
    rows = AdjustedFigure.objects.filter(computation=computation).values(*names)
    figures = records.ADJUSTED.frame({"year": computation.year, **row} for row in rows)
    exact = main.disclose_adjusted(figures, shown_of(computation.pk))
    for row in held:
        values = asdict(exact[row.indicator, row.level, row.unit])
        for name, value in (values | {"hidden": values["hidden"] or ""}).items():
            setattr(row, name, value)
    ShownAdjustment.objects.bulk_update(held, [*asdict(main.DisclosedAdjustment())], BATCH)


def _shown(
    computation: Computation,
    unit: main.UnitKey,
    shown: main.DisclosedAdjustment | None,
    mix: main.Shares | None,
) -> ShownAdjustment:
    indicator, level, number = unit
    values = asdict(shown or main.DisclosedAdjustment())
    values["hidden"] = values["hidden"] or ""
    return ShownAdjustment(
        computation=computation, indicator=indicator, level=level, unit=number, mix=dict(mix or {}), **values
    )


def _model(indicator: str, adjustment: indicators.Adjustment) -> dict[str, Any]:
    basis = asdict(adjustment.basis)
    common = {"indicator": indicator, **basis, "unfit": adjustment.unfit.value if adjustment.unfit else ""}
    if adjustment.model is None or adjustment.calibration is None:
        return common
    model, calibration = adjustment.model, adjustment.calibration
    terms = zip(model.names, model.coefficients, model.errors, strict=True)
    tenths = zip(calibration.rows, calibration.predicted, calibration.observed, strict=True)
    return common | {
        "terms": [[name, float(coefficient), float(error)] for name, coefficient, error in terms],
        "calibration": [list(map(float, tenth)) for tenth in tenths],
        "discrimination": calibration.discrimination,
    }
