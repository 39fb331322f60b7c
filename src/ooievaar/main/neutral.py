"""Figures of neutral measures: for the office only, as nobody approves them and disclosure does not cover them.

A neutral measure may be the sum or a part of an indicator. What the disclosure of the indicators hides could then be
worked out from it, so that these figures never go through the same door.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import polars as pl

from ooievaar import indicators, records, warehouse
from ooievaar.main.figures import LEVELS

MANY_PARTS = 10


class OldCutError(Exception):
    """A cut from before the measures: its tables lack columns that they need. The message names them."""


def compute_neutral(
    *, cut: Path, year: int, levels: Sequence[str] = LEVELS, engine: str = warehouse.DUCKDB
) -> pl.DataFrame:
    """Every figure of the neutral measures in a cut, undisclosed: `records.FIGURES`.

    Raises:
        OldCutError: the cut was made before it held what these measures count.
    """
    with warehouse.open_cut(cut, engine) as opened:
        if lacking := list(_lacking(opened)):
            raise OldCutError(", ".join(lacking))
        shares = (indicators.compute(opened, year=year, levels=levels, among=share) for share in _shares())
        return pl.concat(shares).sort(records.FIGURES.key)


def _shares() -> tuple[Sequence[indicators.Indicator], Sequence[indicators.Indicator]]:
    """The measures in two statements: rows that differ in many outcomes make one over all of them slow."""
    many = [each for each in indicators.NEUTRAL if len(each.versions[-1].parts) >= MANY_PARTS]
    return many, [each for each in indicators.NEUTRAL if each not in many]


def _lacking(opened: indicators.Engine) -> Iterator[str]:
    for table in (records.BIRTHS, records.CHILDREN):
        held = opened.query(f"SELECT * FROM {table.name} LIMIT 0").columns  # noqa: S608 (a declared name)
        yield from (f"{table.name}.{name}" for name in table.names if name not in held)
