"""Figures of neutral measures for the office: raw, computed when asked for, and stored nowhere."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ooievaar import main
from ooievaar.portal.figures.tracing import counted_cut
from ooievaar.portal.organisations.models import Vsv

COUNTRY = ("country", "NL")


@dataclass(frozen=True)
class NeutralFigure:
    """One figure of one measure, or of one of its parts, for the country or a VSV; not disclosed."""

    measure: str
    part: str
    level: str
    unit: str
    name: str
    numerator: float | None
    denominator: float
    undetermined: float
    value: float | None
    lower: float | None
    upper: float | None

    @property
    def is_country(self) -> bool:
        return (self.level, self.unit) == COUNTRY


@dataclass(frozen=True)
class NeutralFigures:
    """All figures of one cut; `lacking` names what a cut from before these measures has not got."""

    year: int
    figures: tuple[NeutralFigure, ...] = ()
    lacking: str = ""


def neutral_figures(computation: int) -> NeutralFigures | None:
    """The neutral measures of the cut of a finished computation; None when there is no such cut (any more)."""
    cut = counted_cut(computation)
    if cut is None:
        return None
    try:
        rows = _computed(cut.path, cut.year)
    except main.OldCutError as old:
        return NeutralFigures(cut.year, lacking=str(old))
    names = dict(Vsv.objects.values_list("number", "name"))
    return NeutralFigures(cut.year, tuple(_figure(row, names) for row in rows))


@lru_cache(maxsize=4)
def _computed(path: Path, year: int) -> tuple[dict[str, Any], ...]:
    """Cuts never change, so each is counted once per process."""
    return tuple(main.compute_neutral(cut=path, year=year, levels=("country", "vsv")).iter_rows(named=True))


def _figure(row: dict[str, Any], names: dict[str, str]) -> NeutralFigure:
    values = {name: row[name] for name in ("numerator", "denominator", "undetermined", "value", "lower", "upper")}
    return NeutralFigure(
        measure=row["indicator"],
        part=row["part"] or "",
        level=row["level"],
        unit=row["unit"],
        name=names.get(row["unit"], row["unit"]),
        **values,
    )
