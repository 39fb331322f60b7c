"""Two cuts, or two definitions, side by side: what differs, and what that does to the figures."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import polars as pl

from ooievaar import indicators, warehouse

COMPARED = ("country", "vsv")
_KEY = ("indicator", "part", "level", "unit")
_SIDES = ("version", "numerator", "denominator", "value")


@dataclass(frozen=True)
class CutsCompared:
    """What differs between two cuts of one reporting year.

    Attributes:
        earlier: what the earlier cut tells about itself.
        later: the same of the later one.
        tables: how each table differs.
        organisations: births per unit, as `warehouse.organisations_compared` gives them.
        regrouped: births of both cuts that consist of other episodes.
        figures: what it does to the figures: see `effect`.
    """

    earlier: warehouse.Manifest
    later: warehouse.Manifest
    tables: tuple[warehouse.TableDifference, ...]
    organisations: pl.DataFrame
    regrouped: int
    figures: pl.DataFrame


def compare_cuts(earlier: Path, later: Path, levels: Sequence[str] = COMPARED) -> CutsCompared:
    """What came, went and changed from one cut to another, and what that does to each figure.

    Raises:
        warehouse.CutRefusedError: a folder holds no whole cut, or the cuts are of different reporting years.
    """
    with ExitStack() as stack:
        before, after = (stack.enter_context(warehouse.open_cut(folder)) for folder in (earlier, later))
        if before.manifest.year != after.manifest.year:
            raise warehouse.CutRefusedError("Alleen sneden van hetzelfde verslagjaar zijn te vergelijken.")
        found = warehouse.difference(before, after)
        return CutsCompared(
            earlier=before.manifest,
            later=after.manifest,
            tables=warehouse.tables_compared(before, after, found),
            organisations=warehouse.organisations_compared(before, after, found),
            regrouped=found.regrouped.height,
            figures=_effect_of_cut(before, after, found, levels),
        )


def redefine(cut: Path, indicator: str, version: int, levels: Sequence[str] = COMPARED) -> pl.DataFrame:
    """What another version of an indicator, adopted or proposed, would make of the year of a cut: see `effect`.

    Where the indicator had no definition yet, there is nothing before.

    Raises:
        LookupError: there is no such indicator or version.
    """
    declared = indicators.find(indicator)
    other = declared.version_since(version)
    with warehouse.open_cut(cut) as opened:
        year = opened.manifest.year
        after = indicators.placed(opened, declared, other, year=year, levels=levels)
        before = after.clear()
        if declared.covers(year):
            before = indicators.placed(opened, declared, declared.version_for(year), year=year, levels=levels)
        moves = indicators.moved(before, after).select(pl.lit(indicator).alias("indicator"), pl.all())
        now = indicators.compute(opened, year=year, levels=levels, only=[indicator])
        then = indicators.compute(opened, year=year, levels=levels, only=[indicator], versions={indicator: version})
    return effect(now, then, moves)


def effect(before: pl.DataFrame, after: pl.DataFrame, moves: pl.DataFrame) -> pl.DataFrame:
    """Figures before and after, and the cases that moved.

    Columns: `indicator`, `part`, `level`, `unit`; `version`, `numerator`, `denominator` and `value` with `_before` and
    `_after`; `difference` of the values in percentage points; and `numerator_came`, `numerator_went`,
    `denominator_came`, `denominator_went`: cases that newly count there, or no longer do, whatever their weight.
    """
    sides = [
        figures.select(*_KEY, *(pl.col(name).alias(f"{name}_{side}") for name in _SIDES))
        for side, figures in (("before", before), ("after", after))
    ]
    both = sides[0].join(sides[1], on=_KEY, how="full", coalesce=True, nulls_equal=True)
    counted = both.join(moves, on=_KEY, how="left", nulls_equal=True)
    return counted.with_columns(
        pl.col(indicators.MOVES).fill_null(0), difference=pl.col("value_after") - pl.col("value_before")
    ).sort(_KEY)


def _effect_of_cut(
    before: warehouse.Cut, after: warehouse.Cut, found: warehouse.Difference, levels: Sequence[str]
) -> pl.DataFrame:
    year = after.manifest.year
    moves = [
        _moves(before, after, found, indicator, levels) for indicator in indicators.OF_BIRTHS if indicator.covers(year)
    ]
    was, is_now = (
        indicators.compute(cut, year=year, levels=levels, among=indicators.OF_BIRTHS) for cut in (before, after)
    )
    return effect(was, is_now, pl.concat([_NO_MOVES, *moves]))


_NO_MOVES = pl.DataFrame(schema=dict.fromkeys(_KEY, pl.String()) | dict.fromkeys(indicators.MOVES, pl.Int64()))


def _moves(
    before: warehouse.Cut,
    after: warehouse.Cut,
    found: warehouse.Difference,
    indicator: indicators.Indicator,
    levels: Sequence[str],
) -> pl.DataFrame:
    year = after.manifest.year
    version = indicator.version_for(year)
    was, is_now = (indicators.placed(cut, indicator, version, year=year, levels=levels) for cut in (before, after))
    return indicators.moved(found.renumbered(was), is_now).select(pl.lit(indicator.code).alias("indicator"), pl.all())


def compared_as_object(found: CutsCompared) -> dict[str, Any]:
    """A comparison for a program."""
    return {
        "year": found.later.year,
        "earlier": _named(found.earlier),
        "later": _named(found.later),
        "regrouped": found.regrouped,
        "tables": [asdict(table) for table in found.tables],
        "organisations": found.organisations.to_dicts(),
        "figures": found.figures.to_dicts(),
    }


def _named(manifest: warehouse.Manifest) -> dict[str, str]:
    return {"checksum": manifest.checksum, "moment": manifest.moment.isoformat(), "code_version": manifest.code_version}


def compared_as_text(found: CutsCompared) -> str:
    """A comparison for a person: tables, columns, then the figures of the country that differ or have moved cases."""
    lines = [f"{found.later.year}: {found.earlier.checksum[:12]} -> {found.later.checksum[:12]}"]
    lines += [line for table in found.tables for line in _table_lines(table)]
    lines.append(f"births of both cuts that consist of other episodes: {found.regrouped}")
    country = found.figures.filter(pl.col("level") == "country")
    return "\n".join(lines + [_figure_line(row) for row in country.to_dicts()])


def _table_lines(table: warehouse.TableDifference) -> list[str]:
    counts = f"{table.before} -> {table.after} rows, came {table.came}, went {table.went}, changed {table.changed}"
    return [f"{table.table}: {counts}", *(f"  {name}: {number}" for name, number in table.columns.items())]


def _figure_line(row: Mapping[str, Any]) -> str:
    name = f"{row['indicator']} {row['part']}" if row["part"] else row["indicator"]
    values = " -> ".join("-" if row[side] is None else f"{row[side]:.2f}%" for side in ("value_before", "value_after"))
    moves = ", ".join(
        f"{place} +{row[f'{place}_came']} -{row[f'{place}_went']}" for place in ("numerator", "denominator")
    )
    return f"{name}: {values} ({moves})"
