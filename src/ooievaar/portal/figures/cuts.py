"""What the office asks of cuts: which are kept, whether they are whole, how two differ, what a definition would change.

Cuts and definitions never change, so what was found out of them is remembered while the process lives.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import polars as pl
from django.utils.translation import gettext as _

from ooievaar import indicators, main, warehouse
from ooievaar.portal.figures.models import Cut, Figure
from ooievaar.portal.figures.states import KINDS, State


@dataclass(frozen=True)
class KeptCut:
    """One cut of the registry. `computations` are the numbers of those that counted it, newest first."""

    checksum: str
    folder: str
    path: Path
    year: int
    kind: warehouse.Kind
    moment: datetime
    by: str
    births: int
    children: int
    episodes: int
    computations: tuple[int, ...]

    @property
    def words(self) -> str:
        return str(KINDS[self.kind])


@dataclass(frozen=True)
class Address:
    """Which figure: everything that decides what comes out. `part` is None for the indicator itself."""

    checksum: str
    indicator: str
    part: str | None
    version: int
    level: str
    unit: str


@dataclass(frozen=True)
class StoredFigure:
    """A figure as a computation saved it."""

    computation: int
    code_version: str
    finished: datetime | None
    values: Mapping[str, float | None]


@dataclass(frozen=True)
class Recomputed:
    """A figure computed again from its cut, beside what was saved of it.

    `values` is None when this version counts nothing for the unit; `wrong` says what is wrong with the cut, and then
    nothing is computed.
    """

    cut: KeptCut
    wrong: tuple[str, ...]
    values: Mapping[str, float | None] | None
    stored: tuple[StoredFigure, ...]

    @property
    def is_equal(self) -> bool:
        """Whether every figure that was saved is the one that comes out now, to the last digit."""
        return not self.wrong and all(each.values == self.values for each in self.stored)


@dataclass(frozen=True)
class WouldChange:
    """What another version makes of one cut: rows of `main.redefine`."""

    cut: KeptCut
    figures: tuple[Mapping[str, Any], ...]


VALUES = ("numerator", "denominator", "undetermined", "outside", "value", "lower", "upper")


def kept_cuts(year: int | None = None) -> tuple[KeptCut, ...]:
    """The cuts of the registry, newest first."""
    rows = Cut.objects.select_related("made_by").prefetch_related("computations")
    return tuple(_kept(row) for row in (rows.filter(year=year) if year else rows))


def kept_cut(checksum: str) -> KeptCut | None:
    """The newest cut with this checksum: cuts that share one hold the same to the last byte."""
    row = Cut.objects.select_related("made_by").prefetch_related("computations").filter(checksum=checksum).first()
    return _kept(row) if row else None


def wrong_with(cut: KeptCut) -> tuple[str, ...]:
    """Everything that is wrong with the folder of a cut; empty when it is whole and still the one that was made."""
    if wrong := warehouse.verify(cut.path):
        return wrong
    with warehouse.open_cut(cut.path) as opened:
        same = opened.manifest.checksum == cut.checksum
    return () if same else (_("De map %(folder)s bevat een andere snede dan is gemaakt.") % {"folder": cut.folder},)


def compared(earlier: KeptCut, later: KeptCut) -> main.CutsCompared:
    """How two cuts of one year differ, and what that does to the figures of the country and the VSVs.

    Raises:
        warehouse.CutRefusedError: a cut is not whole, or they are of different years.
    """
    return _compared((earlier.checksum, earlier.path), (later.checksum, later.path))


def would_change(indicator: str, version: int) -> tuple[WouldChange, ...]:
    """What a version, adopted or proposed, would make of every year that has figures, oldest first.

    Of each year the newest cut with figures counts. Cuts that are no longer whole are left out: their page says why.
    """
    years: dict[int, KeptCut] = {}
    for row in Cut.objects.filter(computations__state=State.DONE).order_by("id").distinct():
        years[row.year] = _kept(row)
    sound = (years[year] for year in sorted(years) if not warehouse.verify(years[year].path))
    return tuple(WouldChange(cut, _redefined(cut.checksum, cut.path, indicator, version)) for cut in sound)


def unit_names(cut: KeptCut) -> Mapping[tuple[str, str], str]:
    """(level, number) -> name, as the register was when the cut was made; none of a cut whose register is gone."""
    try:
        return _unit_names(cut.checksum, cut.path)
    except (warehouse.CutRefusedError, pl.exceptions.PolarsError):
        return {}


def recomputed(address: Address) -> Recomputed | None:
    """Count one figure again, now; None when there is no such cut, indicator, version or part."""
    cut = kept_cut(address.checksum)
    if cut is None or not _exists(address):
        return None
    stored = _stored(address)
    if wrong := wrong_with(cut):
        return Recomputed(cut, wrong, None, stored)
    found = main.compute(
        cut=cut.path,
        year=cut.year,
        levels=[address.level],
        only=[address.indicator],
        versions={address.indicator: address.version},
    )
    chosen = found.filter(pl.col("part").eq_missing(pl.lit(address.part, pl.String)), unit=address.unit)
    return Recomputed(cut, (), chosen.select(VALUES).row(0, named=True) if chosen.height else None, stored)


def _exists(address: Address) -> bool:
    try:
        version = indicators.find(address.indicator).version_since(address.version)
    except LookupError:
        return False
    return address.part in [measure.part for measure in version.measures]


def _stored(address: Address) -> tuple[StoredFigure, ...]:
    rows = Figure.objects.select_related("computation").filter(
        computation__cut__checksum=address.checksum,
        indicator=address.indicator,
        part=address.part or "",
        version=address.version,
        level=address.level,
        unit=address.unit,
    )
    return tuple(
        StoredFigure(
            row.computation_id,
            row.computation.code_version,
            row.computation.finished,
            {name: getattr(row, name) for name in VALUES},
        )
        for row in rows.order_by("-computation_id")
    )


def _kept(row: Cut) -> KeptCut:
    return KeptCut(
        checksum=row.checksum,
        folder=row.folder,
        path=row.path,
        year=row.year,
        kind=warehouse.Kind(row.kind),
        moment=row.moment,
        by=row.made_by.name if row.made_by else "",
        births=row.births,
        children=row.children,
        episodes=row.episodes,
        computations=tuple(sorted((each.pk for each in row.computations.all()), reverse=True)),
    )


@lru_cache(maxsize=32)
def _unit_names(_checksum: str, path: Path) -> Mapping[tuple[str, str], str]:
    with warehouse.open_cut(path) as opened:
        vsvs, organisations = opened.table("vsvs"), opened.table("organisations")
    names = {("vsv", row["vsv_number"]): row["name"] for row in vsvs.to_dicts()}
    return names | {(row["kind"], row["lvr_number"]): row["name"] for row in organisations.to_dicts()}


@lru_cache(maxsize=8)
def _compared(earlier: tuple[str, Path], later: tuple[str, Path]) -> main.CutsCompared:
    return main.compare_cuts(earlier[1], later[1])


@lru_cache(maxsize=256)
def _redefined(_checksum: str, path: Path, indicator: str, version: int) -> tuple[Mapping[str, Any], ...]:
    """The checksum belongs to the key: a folder of the same name may hold another cut after a restore."""
    return tuple(main.redefine(path, indicator, version).to_dicts())
