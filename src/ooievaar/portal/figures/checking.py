"""What the office checks of case-mix models; undisclosed, as its other queries in `runs`."""

from collections.abc import Mapping
from dataclasses import dataclass

from ooievaar.portal.figures.models import CaseMixModel


@dataclass(frozen=True)
class Term:
    """One coefficient of a model, as log odds; `name` is "constant" or "characteristic: level", in Dutch."""

    name: str
    coefficient: float
    error: float


@dataclass(frozen=True)
class Tenth:
    """A tenth of the rows by predicted chance, as proportions."""

    rows: int
    predicted: float
    observed: float


@dataclass(frozen=True)
class ModelCheck:
    """One model: what it rests on, its coefficients, how well it predicts; without them `unfit` says why not."""

    indicator: str
    year: int
    rows: int
    cases: int
    undetermined: int
    unknown: Mapping[str, int]
    unfit: str
    terms: tuple[Term, ...]
    calibration: tuple[Tenth, ...]
    discrimination: float | None


def models(computation: int) -> tuple[ModelCheck, ...]:
    """Every model of a computation, by indicator."""
    found = CaseMixModel.objects.filter(computation=computation).select_related("computation").order_by("indicator")
    return tuple(
        ModelCheck(
            indicator=row.indicator,
            year=row.computation.year,
            rows=row.rows,
            cases=row.cases,
            undetermined=row.undetermined,
            unknown=row.unknown,
            unfit=row.unfit,
            terms=tuple(Term(*term) for term in row.terms),
            calibration=tuple(Tenth(round(rows), predicted, observed) for rows, predicted, observed in row.calibration),
            discrimination=row.discrimination,
        )
        for row in found
    )
